import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { Playground } from "./fixtures/playground.ts";
import { expect, test } from "./fixtures/walls.ts";

const FIXTURES = new URL("../fixtures/", import.meta.url);
const COLON = "---\nname: a\ndescription: Use when: now\n---\n\nBody\n";
const QUOTED = COLON.replace("Use when: now", '"Use when: now"');

test.describe("the first visit", () => {
  test("shows a fault, explains it, and Fix mends it", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await expect(page.getByRole("heading", { name: "Every client reads this file differently" })).toBeVisible();
    await expect(page.getByText("starts a second key")).toBeVisible();
    await page.getByRole("button", { name: "Fix", exact: true }).click();
    await expect(page.getByRole("heading", { name: "No problems for Claude Code" })).toBeVisible();
    await expect(playground.source).toHaveValue(/description: "Use this agent .*code\."\n/);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(playground.problems).toHaveCount(1);
  });

  test("an empty file of one's own is one press away", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await page.getByRole("button", { name: "Start empty" }).click();
    await expect(playground.source).toBeFocused();
    // What is still to be filled in.
    await expect(playground.problems).toContainText([
      "The name is still a placeholder",
      "The description is still a placeholder",
      "The agent has no prompt",
    ]);
  });
});

test.describe("opening a file", () => {
  test("by dropping it anywhere", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await drop(page, "dropped.md", COLON);
    await expect(page.locator("h1")).toHaveText("dropped.md");
    await expect(playground.source).toHaveValue(COLON);
  });

  test("by pasting outside of the editor", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const playground = new Playground(page);
    await playground.visit();
    await page.evaluate((text) => navigator.clipboard.writeText(text), COLON);
    await page.getByRole("tab", { name: "Problems" }).focus();
    await page.keyboard.press("ControlOrMeta+v");
    await expect(playground.source).toHaveValue(COLON);
  });

  test("that is no UTF-8 text is refused, and nothing is lost", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.source.fill(COLON);
    await playground.open("locked.md", Buffer.from("%PDF-1.7\n%\u00e2\u00e3", "latin1"));
    await expect(page.getByRole("alert")).toContainText("locked.md was not opened. It is a PDF");
    await expect(playground.source).toHaveValue(COLON);
    await page.getByRole("button", { name: "Close", exact: true }).click();
    await playground.open("picture.md", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff]));
    await expect(page.getByRole("alert")).toContainText("picture.md was not opened.");
  });

  test("puts the file before it within reach", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("first.md", "first");
    await playground.open("second.md", "second");
    await page.getByRole("button", { name: "first.md" }).click();
    await expect(playground.source).toHaveValue("first");
    await expect(page.getByText("Saved in this browser")).toBeVisible();
    await page.reload();
    await page.getByRole("button", { name: "second.md" }).click();
    await expect(playground.source).toHaveValue("second");
  });

  test("above one MiB says so and does not freeze", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("large.md", `---\nname: a\ndescription: b\n---\n${"x".repeat(1_048_576)}`);
    await expect(playground.problems).toContainText(["Too large to load"]);
  });
});

test.describe("the text", () => {
  test("survives a reload, with its name", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("mine.md", COLON);
    await playground.source.press("End");
    await playground.source.pressSequentially("x");
    await expect(page.getByText("Saved in this browser")).toBeVisible();
    const text = await playground.source.inputValue();
    await page.reload();
    await expect(playground.source).toHaveValue(text);
    await expect(page.locator("h1")).toHaveText("mine.md");
  });

  test("keeps Windows line ends through typing, fixing and download", async ({ page }) => {
    const playground = new Playground(page);
    const before = readFileSync(new URL("windows-line-ends.md", FIXTURES), "utf8");
    await playground.visit();
    await playground.open("windows.md", before);
    expect(await playground.verdict()).toBe("Refused");
    await playground.source.press("ControlOrMeta+End");
    await playground.source.pressSequentially("\nOne more.");
    await playground.fixAll();
    const { text } = await playground.download();
    expect(text).toBe(`${before.replace("Use for one thing: warning gardeners of frost", '"Use for one thing: warning gardeners of frost"')}\r\nOne more.`);
  });

  test("comes back by undo, step by step, and goes on by redo", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", COLON);
    await playground.source.press("ControlOrMeta+End");
    await playground.source.pressSequentially("two words");
    await playground.fixAll();
    await playground.source.focus();
    await page.keyboard.press("ControlOrMeta+z");
    await expect(playground.source).toHaveValue(`${COLON}two words`);
    await page.keyboard.press("ControlOrMeta+z");
    await expect(playground.source).toHaveValue(`${COLON}two `);
    await page.keyboard.press("ControlOrMeta+z");
    await expect(playground.source).toHaveValue(COLON);
    await page.keyboard.press("ControlOrMeta+Shift+z");
    await page.keyboard.press("ControlOrMeta+y");
    await page.keyboard.press("ControlOrMeta+y");
    await expect(playground.source).toHaveValue(`${QUOTED}two words`);
  });

  test("is analysed as it is typed", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.source.fill("---\nname: a\ndescription: b\ntools: Read, ");
    await playground.source.press("End");
    await playground.source.pressSequentially("grep\n---\nB");
    await expect(playground.problems).toContainText(["grep is not a tool; case matters"]);
  });

  test("stays where the cursor is when a fix changes what stands before it", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", COLON);
    await playground.source.focus();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.press("ControlOrMeta+Shift+.");
    await page.getByRole("button", { name: /^Apply/ }).click();
    const caret = await playground.source.evaluate((area: HTMLTextAreaElement) => area.selectionStart);
    expect(caret).toBe(QUOTED.length);
  });
});

test.describe("Fix all", () => {
  test("says of how many problems it can fix how many safely, on a narrow page too", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", "---\nname: a\ndescription: Use when: b\ntools: Read, LS\nmodel: gpt-4o\n---\nYou help.\n");
    await expect(page.locator("#fix-all")).toHaveText("Fix 1 of 3");
    await page.getByRole("button", { name: "Fix 1 of 3" }).click();
    await expect(page.getByRole("heading", { name: "One safe fix" })).toBeVisible();
    await page.getByRole("button", { name: "Apply 1 fix" }).click();
    await expect(page.locator("#fix-all")).toHaveText("Fix all");
    await page.keyboard.press("ControlOrMeta+z");
    await page.setViewportSize({ width: 320, height: 640 });
    await page.getByRole("tab", { name: "Problems" }).click();
    await expect(page.locator("#fix-all-narrow")).toBeInViewport({ ratio: 1 });
    await expect(page.locator("#fix-all-narrow")).toHaveText("Fix 1 of 3");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });

  const MESSY = "---\nname: a\ndescription: Use when: now\ntools: Read, KillShell, LS\n---\nB\n";

  test("shows the whole change before it is made", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", MESSY);
    await page.locator("#fix-all").click();
    await expect(page.getByRole("group", { name: "All changes" }).locator(".diff-new")).toHaveCount(2);
    await expect(page.getByLabel("Rename KillShell to TaskStop")).toBeChecked();
    await expect(page.getByLabel("Remove LS")).not.toBeChecked();
    await expect(playground.source).toHaveValue(MESSY);
  });

  test("applies what is ticked and nothing else", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", MESSY);
    await page.locator("#fix-all").click();
    await page.getByLabel("Rename KillShell to TaskStop").uncheck();
    await page.getByLabel("Remove LS").check();
    await page.getByRole("button", { name: "Apply 2 fixes" }).click();
    await expect(playground.source).toHaveValue('---\nname: a\ndescription: "Use when: now"\ntools: Read, KillShell\n---\nB\n');
  });

  test("is left by Escape without a change", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", MESSY);
    await page.keyboard.press("ControlOrMeta+Shift+.");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: /^Apply/ })).toHaveCount(0);
    await expect(playground.source).toHaveValue(MESSY);
  });
});

test("an agent of a plugin is read by the loader of plugins", async ({ page }) => {
  const playground = new Playground(page);
  await playground.visit();
  await playground.open("tide-reader.md", "---\ndescription: 42\npermissionMode: plan\n---\n\nGive the low tides.\n");
  expect(await playground.verdict()).toBe("Refused");
  await page.getByLabel("checked for").selectOption({ label: "Claude Code 2.1.328, plugin" });
  expect(await playground.verdict()).toBe("Loads with losses");
  expect(await playground.listing()).toBe("- my-plugin:tide-reader: 42 (Tools: All tools)");
  expect((await playground.said()).join("\n")).toContain("permissionMode");
  await expect(page.getByText("Saved in this browser")).toBeVisible();
  await playground.visit();
  await expect(page.getByLabel("checked for")).toHaveValue("claude-code-plugin");
});

test("the whole job is done by keyboard alone", async ({ page }) => {
  const playground = new Playground(page);
  await playground.visit();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the editor" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(playground.source).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText("---\nname: a\ndescription: Use when: now\ncolor: Teal\n---\nB\n");
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("F8");
  await expect.poll(() => selected(page)).toBe("when:");
  await page.keyboard.press("ControlOrMeta+.");
  await page.keyboard.press("F8");
  await expect.poll(() => selected(page)).toBe("Teal");
  await page.keyboard.press("ControlOrMeta+.");
  await expect(playground.source).toHaveValue('---\nname: a\ndescription: "Use when: now"\ncolor: cyan\n---\nB\n');
  await page.keyboard.press("F6");
  await expect(page.getByRole("tab", { name: "Problems" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("#listing")).toHaveText("- a: Use when: now (Tools: All tools)");
  const { text } = await playground.download();
  expect(text).toContain("color: cyan");
  await page.keyboard.press("?");
  await expect(page.getByRole("heading", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: "Keys" })).toBeHidden();
});

test.describe("the preview", () => {
  const HOSTILE = [
    "---",
    "name: a<img src=x onerror=window.__xss=1>",
    "description: <script>window.__xss=1</script>",
    "tools: Read, <b>x</b>",
    "---",
    "# Title",
    "<script>window.__xss=1</script>",
    "<img src=x onerror=window.__xss=1>",
    "[press](javascript:window.__xss=1) [web](https://a.example/) ![picture](https://a.example/p.png)",
    "",
    "- [x] done",
    "",
    "| a | b |",
    "| - | - |",
    "| c | d |",
  ].join("\n");

  test("shows text as text, whatever it holds", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("<img src=x onerror=window.__xss=1>.md", HOSTILE);
    for (const tab of ["Problems", "Clients", "Preview", "Export"] as const) {
      await playground.show(tab);
      expect(await page.evaluate(() => "__xss" in window)).toBe(false);
      await expect(page.locator(".panel :is(script, img, iframe, object, embed, style)")).toHaveCount(0);
    }
    await playground.show("Preview");
    const prose = page.locator(".prose");
    await expect(prose).toContainText("<img src=x onerror=window.__xss=1>");
    await expect(prose.locator("a")).toHaveCount(1);
    await expect(prose.locator("a")).toHaveAttribute("rel", /noopener/);
    await expect(prose.locator("table td")).toHaveText(["c", "d"]);
    await page.getByRole("button", { name: "As sent" }).click();
    await expect(page.locator("#prompt")).toHaveText(HOSTILE.split("\n---\n")[1] ?? "", { useInnerText: true });
  });

  test("says when no model sees anything", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", "---\nname: a\n---\nBody");
    await playground.show("Preview");
    await expect(page.getByRole("heading", { name: "does not load this agent" })).toBeVisible();
  });
});

test.describe("on a narrow page", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("the same job is done, one pane at a time", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.show("Edit");
    await playground.source.fill(COLON);
    await playground.show("Problems");
    await page.locator("#fix-all-narrow").click();
    await page.getByRole("button", { name: "Apply 1 fix" }).click();
    await playground.show("Edit");
    await expect(playground.source).toHaveValue(QUOTED);
    for (const tab of ["Edit", "Problems", "Clients", "Preview", "Export"] as const) {
      await playground.show(tab);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, tab).toBeLessThanOrEqual(0);
    }
  });
});

test("a narrow page has the choice of the client above all that depends on it", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const playground = new Playground(page);
  await playground.visit();
  const choice = page.getByLabel("for", { exact: true });
  for (const [tab, client, says] of [
    ["Problems", "copilot-cli", page.getByText(/^GitHub Copilot CLI \S+, without a message/)],
    ["Clients", "opencode", page.locator(".client summary").first().getByText("OpenCode")],
    ["Preview", "gemini-cli", page.getByRole("heading", { name: /^Gemini CLI \S+ does not load this agent/ })],
  ] as const) {
    await playground.show(tab);
    await expect(choice).toBeInViewport();
    await choice.selectOption(client);
    await expect(says).toBeVisible();
  }
  await playground.drop({ "one.md": COLON, "two.md": COLON });
  await expect(page.getByText(/^Gemini CLI \S+ refuses 2/)).toBeVisible();
  await choice.selectOption("claude-code");
  await expect(page.getByText(/^Claude Code \S+ refuses none of them/)).toBeVisible();
});

test("a theme is kept", async ({ page }) => {
  const playground = new Playground(page);
  await playground.visit();
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("a page without storage works and says that nothing is kept", async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ["localStorage", "indexedDB"]) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    }
  });
  const playground = new Playground(page);
  await playground.visit();
  await playground.source.fill(COLON);
  await expect(page.getByText("Not saved: this browser keeps nothing for this page")).toBeVisible();
  await expect(playground.problems).toHaveCount(1);
});

const selected = (page: Page) =>
  page.locator("#source").evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd));

async function drop(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    ([name = "", text = ""]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name, { type: "text/markdown" }));
      for (const type of ["dragover", "drop"]) {
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    },
    [name, text],
  );
}

test("a rule is explained in place, and has a page of its own with an address that stays", async ({ page }) => {
  const playground = new Playground(page);
  await playground.visit();
  await page.getByRole("button", { name: "unquoted-colon" }).click();
  await expect(page.getByRole("heading", { name: "Why it matters" })).toBeVisible();
  const address = await page.getByRole("link", { name: "Its own page" }).getAttribute("href");
  expect(address).toBe("docs/rules.html#unquoted-colon");
  await page.goto(address ?? "");
  await expect(page.getByRole("heading", { name: "unquoted-colon" })).toBeInViewport();
});

test("what there is to read about a rule is asked for when it is opened, and again where it did not come", async ({ page, walls }) => {
  walls.expect(/^console: Failed to load resource/);
  let asked = 0;
  await page.route("**/docs/rules.md", (route) => (asked += 1, asked === 1 ? route.abort() : route.continue()));
  const playground = new Playground(page);
  await playground.visit();
  expect(asked).toBe(0);
  await page.getByRole("button", { name: "unquoted-colon" }).click();
  await expect(page.getByText("What there is to read about this rule did not arrive. Check the connection, go back, and open it again.")).toBeVisible();
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await page.getByRole("button", { name: "unquoted-colon" }).click();
  await expect(page.getByRole("heading", { name: "Why it matters" })).toBeVisible();
  await expect(page.getByText("Repaired:")).toBeVisible();
  expect(asked).toBe(2);
});

test("About tells of which version of each client what is said was measured, and against what", async ({ page }) => {
  const playground = new Playground(page);
  await playground.visit();
  await page.keyboard.press("Tab");
  await page.keyboard.press("?");
  await page.getByRole("button", { name: "About Agent Playground" }).click();
  const about = page.getByRole("dialog", { name: "About Agent Playground" });
  await expect(about).toContainText(/Version \d+\.\d+\.\d+, under the MIT licence\./);
  await expect(about).toContainText(/Gemini CLI [\d.]+\d{4}-\d\d-\d\d, npm @google\/gemini-cli-core: its code, and its loader run on files/);
  await expect(about.getByRole("link", { name: "All rules" })).toHaveAttribute("href", "docs/rules.html");
  await page.keyboard.press("Escape");
  await expect(about).toBeHidden();
});
