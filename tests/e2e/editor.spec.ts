import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { CodeEditor } from "./fixtures/code_editor.ts";
import { Playground } from "./fixtures/playground.ts";
import { expect, test } from "./fixtures/walls.ts";

const COLON = "---\nname: a\ndescription: Use when: now\n---\n\nBody\n";
const QUOTED = COLON.replace("Use when: now", '"Use when: now"');

test.use({ editor: "code" });

async function visit(page: Page, name?: string, text = ""): Promise<{ playground: Playground; editor: CodeEditor }> {
  const playground = new Playground(page);
  const editor = new CodeEditor(page);
  await playground.visit();
  if (name !== undefined) await playground.open(name, text);
  await editor.isThere();
  return { playground, editor };
}

/** Holds the editor's file back until it is let go. */
async function hold(page: Page): Promise<() => void> {
  let go = () => {};
  const gate = new Promise<void>((open) => { go = open; });
  await page.route("**/editor-*.js", async (route) => {
    await gate;
    await route.continue();
  });
  return () => go();
}

test.describe("taking the place of the text field", () => {
  test("keeps text, focus and selection", async ({ page }) => {
    const go = await hold(page);
    const playground = new Playground(page);
    await playground.visit();
    const field = page.locator("textarea#source");
    await field.fill(COLON);
    await field.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(4, 8));
    await expect(field).toBeFocused();
    go();
    const editor = new CodeEditor(page);
    await editor.isThere();
    await expect(editor.content).toBeFocused();
    await editor.shows(COLON);
    await page.keyboard.type("x");
    await editor.shows(COLON.replace("name", "x"));
  });

  test("keeps what can be undone", async ({ page }) => {
    const go = await hold(page);
    const playground = new Playground(page);
    await playground.visit();
    const field = page.locator("textarea#source");
    await field.fill("one ");
    await field.press("End");
    await field.pressSequentially("two");
    go();
    const editor = new CodeEditor(page);
    await editor.isThere();
    await page.keyboard.type("?");
    await editor.shows("one two?");
    for (const before of ["one two", "one "]) {
      await page.keyboard.press("ControlOrMeta+z");
      await editor.shows(before);
    }
    for (const after of ["one two", "one two?"]) {
      await page.keyboard.press("ControlOrMeta+Shift+z");
      await editor.shows(after);
    }
  });

  test("waits for the end of a composed word", async ({ page }) => {
    const go = await hold(page);
    const playground = new Playground(page);
    await playground.visit();
    const field = page.locator("textarea#source");
    await field.focus();
    await field.dispatchEvent("compositionstart");
    const fetched = page.waitForResponse("**/editor-*.js");
    go();
    await fetched;
    await page.waitForTimeout(300);
    await expect(field).toBeFocused();
    await field.dispatchEvent("compositionend");
    const editor = new CodeEditor(page);
    await editor.isThere();
    await expect(editor.content).toBeFocused();
  });

  test("does not happen where its file does not arrive", async ({ page, walls }) => {
    walls.expect(/^console: Failed to load resource/);
    await page.route("**/editor-*.js", (route) => route.abort());
    const failed = page.waitForEvent("requestfailed");
    const playground = new Playground(page);
    await playground.visit();
    await playground.source.fill(COLON);
    await failed;
    await expect(playground.problems).toHaveCount(1);
    await playground.fixAll();
    await expect(playground.source).toHaveValue(QUOTED);
  });

  test("is undone by the setting, which is kept", async ({ page }) => {
    const { editor } = await visit(page, "a.md", COLON);
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("button", { name: "Plain text" }).click();
    const field = page.locator("textarea#source");
    await expect(field).toHaveValue(COLON);
    await expect(editor.host).toHaveCount(0);
    await page.keyboard.press("Escape");
    await field.press("ControlOrMeta+End");
    await field.pressSequentially("x");
    await expect(page.getByText("Saved in this browser")).toBeVisible();
    await page.reload();
    await expect(field).toHaveValue(`${COLON}x`);
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("button", { name: "Code", exact: true }).click();
    await editor.isThere();
    await editor.shows(`${COLON}x`);
  });
});

test.describe("typing", () => {
  test("tells of problems, in the text and beside it", async ({ page }) => {
    const { playground, editor } = await visit(page, "a.md", QUOTED);
    await expect(playground.problems).toHaveCount(0);
    await editor.goBehind("now\"\n");
    await page.keyboard.type("color: teal\n");
    await expect(playground.problems).toHaveCount(1);
    await expect(editor.squiggle("warning")).toHaveText("teal");
    await expect(editor.host.locator(".mark.is-warning")).toBeVisible();
  });

  test("is kept and comes back after a reload", async ({ page }) => {
    const { editor } = await visit(page, "a.md", COLON);
    await editor.goBehind("Body");
    await page.keyboard.type(" and soul");
    await expect(page.getByText("Saved in this browser")).toBeVisible();
    await page.reload();
    await editor.isThere();
    await editor.shows(COLON.replace("Body", "Body and soul"));
  });

  test("leaves Windows line ends as they are, to the byte", async ({ page }) => {
    const windows = QUOTED.replaceAll("\n", "\r\n").replace("Body", "\u{1F600} Body");
    const { playground, editor } = await visit(page, "a.md", windows);
    await editor.goBehind("Body");
    await page.keyboard.type(" x");
    await page.keyboard.press("Enter");
    await page.keyboard.type("y");
    expect((await playground.download()).text).toBe(windows.replace("Body", "Body x\r\ny"));
    for (let step = 0; step < 4; step += 1) await page.keyboard.press("ControlOrMeta+z");
    expect((await playground.download()).text).toBe(windows);
  });

  test("a composed word arrives once", async ({ page, context }) => {
    const { editor } = await visit(page, "a.md", COLON);
    await editor.goBehind("Body");
    const client = await context.newCDPSession(page);
    for (const text of ["k", "か", "かn", "かん"]) {
      await client.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    }
    await client.send("Input.insertText", { text: "漢" });
    await editor.shows(COLON.replace("Body", "Body漢"));
    await expect(page.getByText(/^Line 6, column 6$/)).toBeVisible();
  });

  // Chromium would write inline styles where lines join, and the walls notice.
  for (const [between, [from, to], joined] of [
    ["within a line", ["descri", "description: Us"], "descriXe when: now"],
    ["from within a line to within another", ["na", "Bo"], "---\nnaXdy\n"],
  ] as const) {
    test(`over a selection ${between} replaces it in one step`, async ({ page }) => {
      const { editor } = await visit(page, "a.md", COLON);
      await editor.select(COLON.indexOf(from) + from.length, COLON.indexOf(to) + to.length);
      await page.keyboard.type("X");
      await editor.shows(new RegExp(joined));
      await page.keyboard.press("ControlOrMeta+z");
      await editor.shows(COLON);
    });

    test(`a word composed over a selection ${between} replaces it in one step`, async ({ page, context }) => {
      const { editor } = await visit(page, "a.md", COLON);
      await editor.select(COLON.indexOf(from) + from.length, COLON.indexOf(to) + to.length);
      const client = await context.newCDPSession(page);
      for (const text of ["k", "か", "かn", "かん"]) {
        await client.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      }
      await client.send("Input.insertText", { text: "漢" });
      await editor.shows(new RegExp(joined.replace("X", "漢")));
      await page.keyboard.press("ControlOrMeta+z");
      await editor.shows(COLON);
    });
  }

  test("a paste into the editor opens no file", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const { editor } = await visit(page, "a.md", COLON);
    await page.evaluate(() => navigator.clipboard.writeText(" and soul"));
    await editor.goBehind("Body");
    await page.keyboard.press("ControlOrMeta+v");
    await editor.shows(COLON.replace("Body", "Body and soul"));
    await expect(page.locator("h1")).toHaveText("a.md");
  });
});

test.describe("a fix", () => {
  test("is one step, and the cursor stays at its words", async ({ page }) => {
    const { playground, editor } = await visit(page, "a.md", COLON);
    await editor.goBehind("Bo");
    await page.keyboard.press("F8");
    await page.keyboard.press("ControlOrMeta+.");
    await editor.shows(QUOTED);
    await page.keyboard.press("ControlOrMeta+z");
    await editor.shows(COLON);
    await page.keyboard.press("ControlOrMeta+Shift+z");
    await editor.shows(QUOTED);
    await page.keyboard.press("ControlOrMeta+z");
    await editor.goBehind("Bo");
    await expect(page.getByText(/^Line 6, column 3$/)).toBeVisible();
    await playground.fixAll();
    await editor.shows(QUOTED);
    await expect(page.getByText(/^Line 6, column 3$/)).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await editor.shows(COLON);
  });

  test("of line ends alone is undone to the byte", async ({ page }) => {
    const mac = QUOTED.replaceAll("\n", "\r");
    const { playground, editor } = await visit(page, "a.md", mac);
    await playground.fixAll();
    const fixed = (await playground.download()).text;
    expect(fixed).toMatch(/^---\nname: a\n/);
    await editor.shows(/^---\nname: a\n/);
    await editor.content.focus();
    await page.keyboard.press("ControlOrMeta+z");
    expect((await playground.download()).text).toBe(mac);
  });

  test("can be had where the words are", async ({ page }) => {
    const { editor } = await visit(page, "a.md", COLON);
    await editor.squiggle("error").first().hover();
    const tip = editor.host.locator(".hover");
    await expect(tip).toContainText("starts a second key");
    await tip.getByRole("button", { name: "Fix" }).click();
    await editor.shows(QUOTED);
    await expect(editor.content).toBeFocused();
  });
});

test.describe("help while one writes", () => {
  test("keys, values and tools of the client are suggested", async ({ page }) => {
    const { editor } = await visit(page, "a.md", QUOTED);
    const list = editor.host.getByRole("listbox");
    const take = async () => {
      await page.waitForTimeout(150); // a list that has only just come takes no key
      await page.keyboard.press("Enter");
    };
    await editor.goBehind('now"');
    await page.keyboard.press("Enter");
    await page.keyboard.type("mod");
    await expect(list.getByRole("option").first()).toHaveText(/^model/);
    await take();
    await page.keyboard.type("op");
    await expect(list.getByRole("option").first()).toHaveText(/^opus/);
    await take();
    await page.keyboard.press("Enter");
    await page.keyboard.type("tools: [Read, ");
    await expect(list.getByRole("option").first()).toHaveText("Agent");
    await page.keyboard.type("gr");
    await expect(list.getByRole("option").first()).toHaveText("Grep");
    await take();
    await editor.shows(QUOTED.replace('now"', 'now"\nmodel: opus\ntools: [Read, Grep]'));
    await expect(page.locator(".problem")).toHaveCount(0);
  });

  test("a word already complete needs no list, and Enter ends the line", async ({ page }) => {
    const { editor } = await visit(page, "a.md", QUOTED);
    await editor.goBehind('now"');
    await page.keyboard.type("\ncolor: red");
    await expect(editor.host.getByRole("listbox")).toHaveCount(0);
    await page.keyboard.press("Enter");
    await editor.shows(QUOTED.replace('now"', 'now"\ncolor: red\n'));
  });

  test("keys and tools are explained, with the program and its version", async ({ page }) => {
    const { editor } = await visit(page, "a.md", QUOTED.replace("name: a", "name: a\ntools: KillShell"));
    await editor.content.getByText("description").hover();
    const tip = editor.host.locator(".hover");
    await expect(tip).toContainText("By this text the parent model decides when to call the agent.");
    await expect(tip).toContainText(/Claude Code [\d.]+, read from the program on \d{4}-\d\d-\d\d/);
    await page.mouse.move(0, 0);
    await expect(tip).toHaveCount(0);
    await editor.squiggle("hint").hover();
    await expect(tip).toContainText("Now called TaskStop");
  });

  test("the front matter is put in order after a look at what changes", async ({ page }) => {
    const { editor } = await visit(page, "a.md", '---\n# why\nmodel:   opus\nname: "a"\ndescription: b\n---\n\nBody\n');
    await editor.goBehind("Bo");
    await page.keyboard.press("ControlOrMeta+Shift+KeyF");
    await expect(page.locator(".diff-file").first()).toContainText("name: a");
    await page.getByRole("button", { name: "Apply", exact: true }).click();
    await editor.shows("---\nname: a\ndescription: b\n# why\nmodel: opus\n---\n\nBody\n");
    await page.getByRole("button", { name: "Undo" }).click();
    await editor.shows(/^---\n# why\nmodel: {3}opus/);
    await editor.goBehind("Bo");
    await page.keyboard.press("ControlOrMeta+Shift+z");
    await page.keyboard.press("ControlOrMeta+Shift+KeyF");
    await expect(page.getByText("The front matter is in order.")).toBeVisible();
  });
});

test.describe("finding one's way", () => {
  test("search and replace", async ({ page }) => {
    const { editor } = await visit(page, "a.md", COLON);
    await editor.content.focus();
    await page.keyboard.press("ControlOrMeta+f");
    await editor.host.getByPlaceholder("Find").fill("Body");
    await editor.host.getByPlaceholder("Replace").fill("Soul");
    await editor.host.getByRole("button", { name: "Replace all" }).click();
    await editor.shows(COLON.replace("Body", "Soul"));
    await page.keyboard.press("Escape");
    await expect(editor.host.getByPlaceholder("Find")).toHaveCount(0);
    await expect(editor.content).toBeFocused();
  });

  test("front matter and sections fold", async ({ page }) => {
    const { editor } = await visit(page, "a.md", `${QUOTED}\n# One\n\nfirst\n\n# Two\n\nsecond\n`);
    await editor.goBehind("---");
    await page.keyboard.press("ControlOrMeta+Shift+BracketLeft");
    await expect(editor.content.getByText("description")).toHaveCount(0);
    await page.keyboard.press("ControlOrMeta+Shift+BracketRight");
    await expect(editor.content.getByText("description")).toHaveCount(1);
    await editor.goBehind("# One");
    await page.keyboard.press("ControlOrMeta+Shift+BracketLeft");
    await expect(editor.content.getByText("first")).toHaveCount(0);
    await expect(editor.content.getByText("second")).toHaveCount(1);
  });

  test("Tab leaves the editor, until it is told to indent", async ({ page }) => {
    const { editor } = await visit(page, "a.md", COLON);
    await editor.goBehind("Body");
    await page.keyboard.press("Tab");
    await expect(editor.content).not.toBeFocused();
    await editor.shows(COLON);
    await editor.goBehind("Body");
    await page.keyboard.press("Control+m");
    await expect(page.getByText("Esc, then Tab leaves the editor").first()).toBeVisible();
    await page.keyboard.press("Tab");
    await expect(editor.content).toBeFocused();
    await editor.shows(COLON.replace("Body", "  Body"));
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    await expect(editor.content).not.toBeFocused();
  });

  test("a line of Hebrew runs from right to left, and only that", async ({ page }) => {
    const { editor } = await visit(page, "a.md", `${QUOTED}\nשלום, world\n`);
    await expect(editor.content.locator("[dir=rtl]")).toHaveText("שלום, world");
    await expect(editor.content.locator("[dir=rtl]")).toHaveCSS("direction", "rtl");
  });
});

test("a file of one MiB opens, and can be typed in", async ({ page }) => {
  const long = `${QUOTED}${"A line of words that say nothing much at all.\n".repeat(23_000)}`;
  const { editor } = await visit(page, "a.md", long.slice(0, 1_048_570));
  await editor.content.press("ControlOrMeta+End");
  await page.keyboard.type("!");
  await editor.shows(/!$/);
});

test.describe("on a telephone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("the text is there, wraps and takes letters", async ({ page }) => {
    const { editor } = await visit(page, "a.md", COLON);
    await page.getByRole("tab", { name: "Edit" }).tap();
    await editor.content.getByText("Body").tap();
    await expect(editor.content).toBeFocused();
    await page.keyboard.insertText("!");
    await editor.shows(/Body!|!Body|B!ody|Bo!dy|Bod!y/);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(360);
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`has no barrier, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const { editor } = await visit(page, "a.md", COLON.replace("name: a", "name: a\ncolor: teal\ntools: Read, grep, KillShell"));
    await editor.goBehind("Body");
    await page.keyboard.press("ControlOrMeta+f");
    await editor.squiggle("error").first().hover();
    await expect(editor.host.locator(".hover")).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}
