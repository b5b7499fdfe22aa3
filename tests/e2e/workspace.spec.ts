import { readFile } from "node:fs/promises";
import { Playground } from "./fixtures/playground.ts";
import { expect, test } from "./fixtures/walls.ts";
import { zip } from "./fixtures/zip.ts";

const agent = (name: string, description: string, prompt = "You help.") => `---\nname: ${name}\ndescription: ${description}\n---\n\n${prompt}\n`;
const GOOD = agent("good", "Use when all is well.");
const COLON = agent("colon", "Use when: now.");
const REFUSED = "---\nname: gone\ndescription: |\n  Use when\nit ends early\n---\n";

test.describe("many files", () => {
  test("dropped at once come beside the one at hand, with what is wrong in each", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("mine.md", GOOD);
    await playground.drop({ "colon.md": COLON, "gone.md": REFUSED });
    await expect(page.getByRole("heading", { name: "3 agents, 2 of them load" })).toBeVisible();
    expect(await playground.files()).toEqual(["colon.md", "gone.md", "mine.md"]);
    await expect(page.locator(".rail .file", { hasText: "gone.md" })).toContainText("1 error");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("heading", { name: "1 agent, and it loads" })).toBeVisible();
  });

  test("are fixed together after a look, and put back in one step", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.drop({ "colon.md": COLON, "good.md": GOOD, "other.md": COLON.replace("colon", "other") });
    await page.getByRole("button", { name: "Fix all in all files" }).click();
    await expect(page.getByRole("heading", { name: "Safe fixes in 2 files" })).toBeVisible();
    await page.locator("details.change summary").first().click();
    await expect(page.locator(".diff").first()).toContainText('description: "Use when: now."');
    await page.getByRole("checkbox", { name: "other.md" }).uncheck();
    await page.getByRole("button", { name: "Apply 1 fix in 1 file" }).click();
    await page.locator(".rail .file", { hasText: "colon.md" }).click();
    await expect(playground.source).toHaveValue(COLON.replace("Use when: now.", '"Use when: now."'));
    await page.locator(".rail .file", { hasText: "other.md" }).click();
    await expect(playground.source).toHaveValue(COLON.replace("colon", "other"));
  });

  test("are fixed only while it is looked at, and giving it up leads back to the button", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    const other = COLON.replace("colon", "other");
    await playground.drop({ "colon.md": COLON, "other.md": other });
    const all = page.getByRole("button", { name: "Fix all in all files" });
    await all.click();
    await expect(page.getByRole("heading", { name: "Safe fixes in 2 files" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(all).toBeFocused();
    await all.click();
    await expect(page.getByRole("heading", { name: "Safe fixes in 2 files" })).toBeVisible();
    await page.locator(".rail .file", { hasText: "colon.md" }).click();
    await expect(playground.source).toHaveValue(COLON);
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(page.getByText("Only the lines shown change, in one step that Undo takes back.")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(playground.source).toHaveValue(COLON);
    await page.locator(".rail .file", { hasText: "other.md" }).click();
    await expect(playground.source).toHaveValue(other);
  });

  test("show what none shows alone", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    const twin = "Use when a harbour needs its tide table read, and the next low water told.";
    await playground.drop({
      "a.md": agent("twin", twin, "Ask the `nobody-here` agent."),
      "b.md": agent("twin", `${twin} Or the high one.`),
    });
    const findings = page.locator(".finding");
    await expect(findings).toContainText(["2 files are called twin", "nobody-here is named, and is no agent here", "say nearly the same"]);
    await findings.first().getByRole("button", { name: "b.md" }).click();
    await expect(page.locator("h1")).toHaveText("b.md");
  });

  test("are searched, and a hit leads to its words", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.drop({ "a.md": agent("a", "b", "One harbour."), "b.md": agent("b", "c", "Two.\nThe harbour again.") });
    await page.keyboard.press("ControlOrMeta+Shift+h");
    await page.getByLabel("Search all files").fill("harbour");
    await expect(page.getByText("2 places in 2 files")).toBeVisible();
    await page.locator(".hit").nth(1).click();
    const selected = () => playground.source.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd));
    await expect.poll(selected).toBe("harbour");
    await expect(page.locator("h1")).toHaveText("b.md");
  });

  test("with long names have each line of a name begin at the left on a narrow page", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const playground = new Playground(page);
    await playground.visit();
    const long = "an-agent-with-a-name-that-is-longer-than-its-column";
    await playground.drop({ "a.md": agent(long, "b"), "b.md": GOOD });
    const lines = await page.getByRole("button", { name: long }).evaluate((name) => {
      const range = document.createRange();
      range.selectNodeContents(name);
      return [...range.getClientRects()].map((line) => Math.round(line.left));
    });
    expect(lines.length).toBeGreaterThan(1);
    expect(new Set(lines).size, lines.join()).toBe(1);
  });

  test("are taken away as one zip", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.drop({ "a.md": GOOD, "b.md": COLON });
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download all" }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe("agents.zip");
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(0, 4)).toEqual(Buffer.from("PK\u0003\u0004"));
    for (const part of ["a.md", "b.md", GOOD, COLON]) expect(bytes.includes(part)).toBe(true);
  });
});

test.describe("a file", () => {
  test("is begun from a template without a problem", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.run("new agent reviewer");
    await expect(page.locator("h1")).toHaveText("change-reviewer.md");
    await expect(playground.source).toBeFocused();
    await expect(page.getByRole("heading", { name: "No problems for Claude Code" })).toBeVisible();
  });

  test("is renamed where its name stands, into a folder too", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", GOOD);
    await page.getByRole("button", { name: "a.md" }).first().click();
    const field = page.getByLabel("Path and name of the file");
    await expect(field).toBeFocused();
    await field.fill("team/agents/good.md");
    await field.press("Enter");
    await expect(page.locator("h1")).toHaveText("good.md");
    await page.keyboard.press("ControlOrMeta+b");
    await expect(page.getByRole("heading", { name: "team/agents" })).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.locator("h1")).toHaveText("a.md");
  });

  test("is not given a name that some system cannot keep, and is told why", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", GOOD);
    await page.getByRole("button", { name: "a.md" }).first().click();
    const field = page.getByLabel("Path and name of the file");
    await field.fill("../x/y:z.md");
    await field.press("Enter");
    await expect(page.getByRole("alert")).toHaveText(
      /^Not renamed to \.\.\/x\/y:z\.md\. It leads out of the files here\. Write another; a \/ makes a folder\. Left empty, it stays a\.md\./,
    );
    await expect(field).toBeFocused();
    await expect(field).toHaveValue("../x/y:z.md");
    await field.fill("x/y:z.md");
    await playground.source.click();
    await expect(page.getByRole("alert")).toContainText("No file on Windows can have : in its name.");
    await expect(field).toHaveValue("x/y:z.md");
    await field.fill("x\\y.md");
    await field.press("Enter");
    await expect(page.getByRole("alert")).toHaveCount(0);
    await page.keyboard.press("ControlOrMeta+b");
    await expect(page.getByRole("heading", { name: "x", exact: true })).toBeVisible();
  });

  test("is duplicated, deleted and had back", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", GOOD);
    await playground.run("duplicate");
    await expect(page.locator("h1")).toHaveText("a-2.md");
    await playground.run("delete the file");
    await expect(page.locator("h1")).toHaveText("a.md");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.locator("h1")).toHaveText("a-2.md");
    await playground.run("delete the file");
    await expect(page.locator("h1")).toHaveText("a.md");
    await playground.saved();
    await page.reload();
    await playground.run("all agents");
    await page.getByRole("button", { name: "Take back" }).click();
    await expect(page.locator("h1")).toHaveText("a-2.md");
  });
});

test.describe("what people have", () => {
  test("a zip is opened file by file, with its folders", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.drop({ "agents.zip": [...zip({ ".claude/agents/a.md": GOOD, "../b.md": COLON, "c.png": "no" })] });
    await expect(page.getByRole("heading", { name: "2 agents, all of them load" })).toBeVisible();
    await expect(page.getByRole("heading", { name: ".claude/agents" })).toBeVisible();
    await page.locator(".rail .file", { hasText: "a.md" }).click();
    await expect(playground.source).toHaveValue(GOOD);
  });

  test("a plugin's agents are checked as such, and the choice is kept", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    const manifest = '{ "name": "tides" }';
    const client = page.getByRole("combobox", { name: "checked for" });
    await playground.drop({ "tides.zip": [...zip({ "tides/.claude-plugin/plugin.json": manifest, "tides/agents/a.md": GOOD, "tides/agents/b.md": COLON })] });
    await expect(page.getByText("2 files opened. Checked as a plugin's agents.")).toBeVisible();
    expect(await playground.files()).toEqual(["a.md", "b.md"]);
    await expect(client).toHaveValue("claude-code-plugin");
    await playground.saved();
    await page.reload();
    await expect(client).toHaveValue("claude-code-plugin");
  });

  test("a folder with a manifest is a plugin, and the manifest is no file of it", async ({ page }) => {
    const playground = new Playground(page);
    await page.addInitScript((text) => {
      const file = (name: string, text: string) => ({ kind: "file", name, getFile: async () => new File([text], name) });
      const folder = (name: string, ...children: unknown[]) => ({ kind: "directory", name, values: () => children });
      const plugin = folder("tides", folder(".claude-plugin", file("plugin.json", "{}")), folder("agents", file("a.md", text)));
      Object.assign(window, { showDirectoryPicker: async () => plugin });
    }, GOOD);
    await playground.visit();
    await playground.run("open a folder");
    await expect(page.locator("h1")).toHaveText("a.md");
    await expect(page.getByRole("combobox", { name: "checked for" })).toHaveValue("claude-code-plugin");
  });

  test("a variable of plugins leads to their loader, by keys too", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", `${GOOD}See \${CLAUDE_PLUGIN_ROOT}/tables.\n`);
    await page.getByRole("button", { name: "Check as a plugin's agent" }).press("Enter");
    await expect(page.getByRole("heading", { name: "No problems for Claude Code" })).toBeVisible();
    await expect(page.getByRole("group", { name: "Problems, scrollable" })).toBeFocused();
  });

  test("of several files each that was no UTF-8 is counted, and the first is named", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    const wide = [...Buffer.from(`\ufeff${COLON}`, "utf16le")];
    await playground.drop({ "a.md": GOOD, "b.md": wide, "c.md": [...wide, 0x20, 0] });
    await expect(page.getByText("3 files opened. b.md is UTF-16; clients read UTF-8, and so it will be saved. Another file was not UTF-8 either.")).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => playground.files()).toEqual([]);
  });

  test("what is here already is shown and not opened twice", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.drop({ "a.md": GOOD, "b.md": COLON });
    await playground.drop({ "a.md": GOOD, "c.md": REFUSED });
    await expect(page.getByText("1 of the files opened, 1 already open.")).toBeVisible();
    expect(await playground.files()).toEqual(["a.md", "b.md", "c.md"]);
    await playground.open("b.md", COLON);
    await expect(page.getByText("b.md is already open.")).toBeVisible();
    await expect(page.locator("h1")).toHaveText("b.md");
    expect(await playground.files()).toEqual(["a.md", "b.md", "c.md"]);
  });

  test("a zip whose files are not what it says is refused in words", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    const bytes = zip({ "a.md": GOOD });
    bytes[45] = (bytes[45] ?? 0) ^ 0xff;
    await playground.drop({ "agents.zip": [...bytes] });
    await expect(page.getByRole("alert")).toContainText("a.md was not opened.");
  });

  test("a text that holds several files is offered as those", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const playground = new Playground(page);
    await playground.visit();
    const text = `Two agents:\n\n\`\`\`md\n${GOOD}\`\`\`\n\nand\n\n\`\`\`md\n${COLON}\`\`\`\n`;
    await page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await page.getByRole("tab", { name: "Problems" }).focus();
    await page.keyboard.press("ControlOrMeta+v");
    await expect(page.getByRole("status").filter({ hasText: "This text holds 2 files: good.md, colon.md." })).toBeVisible();
    await page.getByRole("button", { name: "Open as 2 files" }).click();
    await expect(page.getByRole("heading", { name: "2 agents, all of them load" })).toBeVisible();
    expect(await playground.files()).toEqual(["colon.md", "good.md"]);
  });

  test("a pasted address is explained, and nothing is fetched", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", GOOD);
    await page.evaluate(() => navigator.clipboard.writeText("https://github.com/someone/agents/blob/main/a.md"));
    await page.getByRole("tab", { name: "Problems" }).focus();
    await page.keyboard.press("ControlOrMeta+v");
    await expect(page.getByRole("alert")).toContainText("This page fetches nothing");
    await expect(page.getByRole("alert")).toContainText("raw.githubusercontent.com/someone/agents/main/a.md");
    await expect(playground.source).toHaveValue(GOOD);
  });

  test("UTF-16 is read, and said to be so; a picture is not", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("wide.md", Buffer.from(`\ufeff${GOOD}`, "utf16le"));
    await expect(playground.source).toHaveValue(GOOD);
    await expect(page.getByText("wide.md opened. wide.md is UTF-16; clients read UTF-8")).toBeVisible();
    await playground.open("picture.md", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0xff]));
    await expect(page.getByRole("alert")).toContainText("picture.md was not opened. It is a PNG picture, not a text file.");
  });
});

test.describe("the palette", () => {
  test("finds commands, files and problems, by keys alone", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.drop({ "colon.md": COLON, "good.md": GOOD });
    await playground.run("colon.md");
    await expect(page.locator("h1")).toHaveText("colon.md");
    await page.keyboard.press("ControlOrMeta+k");
    const field = page.getByRole("combobox", { name: "Command, file or problem" });
    await expect(field).toBeFocused();
    await field.fill("fix");
    await expect(page.locator("#palette [role=option]").first()).toContainText("Fix");
    await page.keyboard.press("ArrowDown");
    await expect(page.locator("#palette [role=option]").nth(1)).toHaveAttribute("aria-selected", "true");
    await field.fill("zzzz");
    await expect(page.getByText("Nothing is called that")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.locator("#palette")).toBeHidden();
    await playground.run("dark theme");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  });
});

test("several files that cannot be opened are all named, each with its reason", async ({ page }) => {
  const playground = new Playground(page);
  await playground.visit();
  const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  await playground.drop({ "one.md": png, "two.md": png, "three.md": png, "good.md": "---\nname: a\n---\n" });
  const told = page.getByRole("alert");
  await expect(told).toContainText("one.md and 2 more were not opened. The others are open.");
  await told.getByText("Which, and why").click();
  await expect(told.getByRole("listitem")).toHaveText([/^one\.md It is a PNG picture/, /^three\.md/, /^two\.md/]);
  await expect(page.locator("h1")).toHaveText("good.md");
});

test("all files are written for another client in one go, with a list of what gets lost", async ({ page }) => {
  const playground = new Playground(page);
  await playground.visit();
  const file = (name: string) => `---\nname: ${name}\ndescription: Use when asked.\nhooks:\n  Stop: []\n---\nB\n`;
  await playground.drop({ "one.md": file("one"), "two.md": file("two"), "README.md": "# Notes\n" });
  // Where all files are looked at, Export is for all of them.
  await page.locator(".overview-page").waitFor();
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: /^OpenCode/ }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe("agents-for-opencode.zip");
  const zip = (await readFile(await download.path())).toString("latin1");
  for (const name of [".opencode/agent/one.md", ".opencode/agent/two.md", "LOSSES.md"]) expect(zip).toContain(name);
  await expect(page.getByText("2 files written for OpenCode. 1 left out: no front matter. 2 of them lose something: LOSSES.md beside them says what.")).toBeVisible();
});

test("Share is for all files where all of them are looked at, and the sample is none of them", async ({ page }) => {
  const playground = new Playground(page);
  await playground.visit();
  await playground.drop({ "one.md": "one\n", "two.md": "two\n" });
  await page.locator(".overview-page").waitFor();
  await page.getByRole("button", { name: "Share", exact: true }).first().click();
  await expect(page.getByRole("button", { name: "All 2 files" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator("#share-url")).toHaveValue(/#1/);
  const link = await page.locator("#share-url").inputValue();
  await page.goto("about:blank");
  await playground.visit(link);
  await expect(page.getByText("You opened 2 shared files")).toBeVisible();
  await expect(playground.source).toHaveValue("one\n");
});

test("Escape closes what lies over the page, and nothing below it", async ({ page }) => {
  const playground = new Playground(page);
  await playground.visit();
  await playground.drop({ "one.md": "one", "two.md": "two" });
  const all = page.getByRole("button", { name: "Fix all in all files" });
  await expect(all).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.locator("#palette")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator("#palette")).toBeHidden();
  await expect(all).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(all).toBeHidden();
});

test("on a narrow page a toast covers nothing", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  const playground = new Playground(page);
  await playground.visit();
  await playground.show("Problems");
  await page.getByRole("button", { name: "Fix", exact: true }).click();
  const toast = page.locator(".toast");
  await expect(toast).toBeVisible();
  const covered = await toast.evaluate((toast) => {
    const own = toast.getBoundingClientRect();
    const meets = (element: Element): boolean => {
      const rect = element.getBoundingClientRect();
      return rect.width > 0 && rect.top < own.bottom - 1 && rect.bottom > own.top + 1;
    };
    return [...document.querySelectorAll(".bar, .work > .editor, .work > .panel, .work > .tabs")].filter(meets).map((element) => element.className);
  });
  expect(covered).toEqual([]);
});

test("no letter is lost that follows the keys which open the palette", async ({ page }) => {
  const playground = new Playground(page);
  await playground.visit();
  await expect(page.locator("#more .menu-row").first()).toBeAttached(); // what comes after the start
  for (const needle of ["rename", "theme"]) {
    await page.keyboard.press("ControlOrMeta+k");
    await page.keyboard.type(needle);
    await expect(page.getByRole("combobox", { name: "Command, file or problem" })).toHaveValue(needle);
    await page.keyboard.press("Escape");
  }
});

test("the palette that is closed and opened at once is open", async ({ page }) => {
  const playground = new Playground(page);
  await playground.visit();
  await page.keyboard.press("ControlOrMeta+k");
  const field = page.getByRole("combobox", { name: "Command, file or problem" });
  await expect(field).toBeFocused();
  await page.evaluate(() => {
    const dialog = document.querySelector<HTMLDialogElement>("#palette");
    const told = new Promise((done) => dialog?.addEventListener("close", done, { once: true }));
    dialog?.close();
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "k", ctrlKey: true, bubbles: true, cancelable: true }));
    return told;
  });
  await expect(field).toBeVisible();
  await expect(field).toBeFocused();
});

test("200 files dropped at once are open within two seconds, and the page answers after that", async ({ page }) => {
  const playground = new Playground(page);
  await playground.visit();
  const prompt = "Look at each part in turn, and say what you found. ".repeat(120);
  const files = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`agent-${at}.md`, agent(`agent-${at}`, `Use when: ${at} of ${at * 7}.`, prompt)]));
  await playground.drop(files);
  await expect(page.getByRole("heading", { name: "200 agents, all of them load" })).toBeVisible({ timeout: 20_000 });
  await expect(page.locator(".rail li")).toHaveCount(200);
});

test("a new agent of a narrow page is shown, and not the list of files over it", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const playground = new Playground(page);
  await playground.visit();
  await page.getByRole("button", { name: "Files", exact: true }).click();
  await page.locator(".rail").getByRole("button", { name: "New agent" }).click();
  await page.locator("#new-agent .menu-row", { hasText: "Reviewer" }).click();
  await expect(page.locator(".rail")).toBeHidden();
  await playground.show("Preview");
  await expect(page.getByRole("heading", { name: "System prompt" })).toBeVisible();
});

test("Share takes the place of the palette, which knows where deleted files are", async ({ page }) => {
  const playground = new Playground(page);
  await playground.visit();
  await expect(page.locator("#more .menu-row").first()).toBeAttached(); // what comes after the start
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("deleted");
  await expect(page.locator("#palette").getByRole("option").first()).toContainText("All agents");
  await page.keyboard.press("ControlOrMeta+Shift+s");
  await expect(page.locator("#share")).toBeVisible();
  await expect(page.locator("#palette")).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(page.locator("dialog[open]")).toHaveCount(0);
});
