import { expect, test } from "./fixtures/walls";
import { Playground } from "./fixtures/playground";

const FILE = "---\nname: a\ndescription: Use when one thing happens.\n---\n\nDo it.\n";
const TOKEN = ["ghp", "_q7Wz0RkT3mVb9XcY2LhN5sJf8GdP4aKu6EoQ"].join("");

test.describe("the share dialog", () => {
  test("gives the link, where it fits, and a code to scan", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", FILE);
    await page.getByRole("button", { name: "Share" }).first().click();
    const dialog = page.getByRole("dialog", { name: "Share a.md" });
    await expect(dialog.getByRole("button", { name: "QR code of the link" })).toBeVisible();
    await expect(dialog.locator(".fits .is-ok")).toHaveCount(4);
    const link = await dialog.getByLabel(/^Link, [0-9]+ characters$/).inputValue();
    await expect(dialog.getByLabel(/^Link/)).toBeVisible();
    expect(link).toMatch(/#[^#]*[0-9A-Za-z]$/);
    expect(await dialog.getByLabel("Markdown", { exact: true }).inputValue()).toBe(`[a](${link})`);
    expect(await dialog.getByLabel("Badge for a README").inputValue()).toContain(`badge.svg)](${link})`);
    expect(await dialog.getByLabel("Markdown with the problems").inputValue()).toContain("Claude Code 2.1.328: **loads**");
    expect(await dialog.getByLabel("Embed in a page").inputValue()).toContain("<agent-playground name=\"a.md\">");
    expect(page.url(), "the address bar stays as it was").not.toContain("#");
  });

  test("opens and closes by the keyboard, and gives the focus back", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.source.focus();
    await page.keyboard.press("ControlOrMeta+Shift+s");
    const dialog = page.getByRole("dialog", { name: /^Share/ });
    await expect(dialog.getByRole("button", { name: "Close" })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(playground.source).toBeFocused();
  });

  test("asks before a secret goes into a link", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", `${FILE}\nThe token is ${TOKEN}.\n`);
    await page.getByRole("button", { name: "Share" }).first().click();
    const dialog = page.getByRole("dialog", { name: "Share a.md" });
    await expect(dialog.getByText("Line 8 holds what looks like a GitHub token.")).toBeVisible();
    await expect(page.locator("#share-url, .qr"), "nothing to copy, scan or send").toHaveCount(0);
    await dialog.getByRole("button", { name: "Replace it with a placeholder" }).click();
    await expect(playground.source).not.toHaveValue(new RegExp(TOKEN));
    await expect(dialog.getByRole("button", { name: "Copy link" })).toBeVisible();
    await expect(page.locator("#share-url")).toBeFocused();
  });

  test("replaces any number of secrets in one step of undo", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    const text = FILE + `The token is ${TOKEN}.\n`.repeat(25);
    await playground.open("a.md", text);
    await page.getByRole("button", { name: "Share" }).first().click();
    await page.getByRole("button", { name: "Replace them with placeholders" }).click();
    await expect(page.getByRole("button", { name: "Copy link" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(playground.source).not.toHaveValue(/ghp_/);
    await playground.source.focus();
    await page.keyboard.press("ControlOrMeta+z");
    await expect(playground.source).toHaveValue(text);
  });

  test("keeps the keyboard inside while it is open", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await page.getByRole("button", { name: "Share" }).first().click();
    await page.locator("#share-url").waitFor();
    for (let at = 0; at < 25; at += 1) {
      await page.keyboard.press("Tab");
      const outside = await page.evaluate(() => document.activeElement?.closest("#share") === null && document.activeElement !== document.body);
      expect(outside).toBe(false);
    }
  });

  test("does not believe a word list that is none", async ({ page }) => {
    await page.route(/links-\d+\.txt$/, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
    const playground = new Playground(page);
    await playground.visit();
    await page.getByRole("button", { name: "Share" }).first().click();
    await expect(page.locator("#share-url")).toHaveValue(/#0/);
    await expect(page.getByText("The word list that makes links short did not come")).toBeVisible();
  });

  test("lets a secret go where its owner says so", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", `${FILE}\nThe token is ${TOKEN}.\n`);
    await page.getByRole("button", { name: "Share" }).first().click();
    await page.getByRole("button", { name: "Share it anyway" }).click();
    await expect(page.getByRole("button", { name: "Copy link" })).toBeVisible();
    await expect(playground.source).toHaveValue(new RegExp(TOKEN));
  });

  test("says at once that it can be embedded in docs, and leads to how", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const playground = new Playground(page);
    await playground.visit();
    await page.getByRole("button", { name: "Share" }).first().click();
    const docs = page.getByRole("link", { name: /mdBook.*Docusaurus/ });
    await expect(docs).toBeInViewport();
    await expect(docs).toHaveAttribute("href", /\/docs\/$/);
  });

  test("hands the file over where a message cannot hold the link", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("short.md", FILE);
    await page.getByRole("button", { name: "Share" }).first().click();
    const dialog = page.getByRole("dialog", { name: /^Share/ });
    await expect(dialog.getByRole("row", { name: /^Discord message/ })).toContainText("fits");
    await expect(dialog.getByText("Attach the file")).toHaveCount(0);
    await page.keyboard.press("Escape");
    const noise = Array.from({ length: 600 }, (_, at) => ((at * 2_654_435_761) % 4_294_967_296).toString(36));
    await playground.open("long.md", FILE + noise.join(" "));
    await page.getByRole("button", { name: "Share" }).first().click();
    await expect(dialog.getByRole("row", { name: /^Discord message/ })).toContainText("too long");
    await expect(dialog.getByText("Attach the file")).toBeVisible();
    const coming = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Download" }).click();
    expect((await coming).suggestedFilename()).toBe("long.md");
    await dialog.getByRole("button", { name: /^All \d+ files$/ }).click();
    const all = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Download" }).click();
    expect((await all).suggestedFilename()).toBe("agents.zip");
  });

  test("says plainly that a file is too long for a link, and hands it over instead", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    const noise = Array.from({ length: 60_000 }, (_, at) => ((at * 2_654_435_761) % 4_294_967_296).toString(36));
    await playground.open("long.md", FILE + noise.join(" "));
    await page.getByRole("button", { name: "Share" }).first().click();
    const dialog = page.getByRole("dialog", { name: "Share long.md" });
    await expect(dialog.getByText("Too long for a link")).toBeVisible();
    const coming = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Download" }).click();
    expect((await coming).suggestedFilename()).toBe("long.md");
  });

  test("selects the link where the clipboard is closed", async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(Clipboard.prototype, "writeText", { value: () => Promise.reject(new Error("no")) });
    });
    const playground = new Playground(page);
    await playground.visit();
    await page.getByRole("button", { name: "Share" }).first().click();
    await page.getByRole("button", { name: "Copy link" }).click();
    await expect(page.getByText("It is selected: copy it with the keyboard.")).toBeVisible();
    const field = page.locator("#share-url");
    await expect(field).toBeFocused();
    const whole = await field.evaluate((input: HTMLInputElement) => input.selectionEnd === input.value.length);
    expect(whole).toBe(true);
  });

  test("makes a longer link where the dictionary does not come", async ({ page, walls }) => {
    walls.expect(/console: Failed to load resource/);
    await page.route(/links-\d+\.txt$/, (route) => route.abort());
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", FILE);
    await page.getByRole("button", { name: "Share" }).first().click();
    await expect(page.locator("#share-url")).toHaveValue(/#0/);
  });
});

test.describe("a link that is opened", () => {
  const shared = async (page: import("@playwright/test").Page): Promise<string> => {
    await page.getByRole("button", { name: "Share" }).first().click();
    const field = page.locator("#share-url");
    await expect(field).toHaveValue(/#/);
    const link = await field.inputValue();
    await page.keyboard.press("Escape");
    return link;
  };

  test("shows the file beside unsaved work, and goes back and forward", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", FILE);
    const link = await shared(page);
    await playground.source.fill("typed a moment ago");
    await page.goto(link);
    await expect(playground.source).toHaveValue(FILE);
    await expect(page.getByText("Your own a.md is untouched")).toBeVisible();
    await page.goBack();
    await expect(playground.source).toHaveValue("typed a moment ago");
    await page.goForward();
    await expect(playground.source).toHaveValue(FILE);
    await page.getByRole("button", { name: "Keep a copy" }).click();
    await playground.source.fill("my copy");
    await expect(page.getByText("Saved in this browser")).toBeVisible();
    expect(page.url()).not.toContain("#");
    await page.reload();
    await expect(playground.source).toHaveValue("my copy");
    await page.locator(".rail .file", { hasText: "a.md" }).first().click();
    await expect(playground.source).toHaveValue("typed a moment ago");
  });

  test("after another keeps the address, and back and forward find each", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("one.md", FILE.replace("name: a", "name: one"));
    const one = await shared(page);
    await playground.open("two.md", FILE.replace("name: a", "name: two"));
    const two = await shared(page);
    await playground.source.fill("my own");
    await page.goto(one);
    await expect(playground.source).toHaveValue(/name: one/);
    await page.goto(two);
    await expect(playground.source).toHaveValue(/name: two/);
    expect(page.url()).toBe(two);
    await page.goBack();
    await expect(playground.source).toHaveValue(/name: one/);
    expect(page.url()).toBe(one);
    await page.goBack();
    await expect(playground.source).toHaveValue("my own");
    await page.goForward();
    await page.goForward();
    await expect(playground.source).toHaveValue(/name: two/);
    await page.reload();
    await expect(playground.source).toHaveValue(/name: two/);
  });

  test("that comes late does not take over what was opened meanwhile", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", FILE);
    const link = await shared(page);
    let come = (): void => undefined;
    const waited = new Promise<void>((resolve) => (come = resolve));
    await page.route(/links-\d+\.txt$/, async (route) => {
      await waited;
      await route.continue();
    });
    await page.goto("about:blank");
    await playground.visit(link);
    await expect(page.getByText("Opening the shared file")).toBeVisible();
    await playground.open("mine.md", "mine\n");
    come();
    await page.waitForResponse(/links-\d+\.txt$/);
    await expect(page.locator("h1")).toHaveText("mine.md");
    await expect(playground.source).toHaveValue("mine\n");
    await expect(page.getByText("Opening the shared file")).toBeHidden();
  });

  test("may carry all files, and a copy keeps them all", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("one.md", "one\n");
    await playground.open("two.md", "two\n");
    await page.getByRole("button", { name: "Share" }).first().click();
    await page.getByRole("button", { name: "All 2 files" }).click();
    const field = page.locator("#share-url");
    await expect(field).toHaveValue(/#1/);
    const link = await field.inputValue();
    await page.keyboard.press("Escape");
    await page.goto(link);
    await expect(page.getByText("You opened 2 shared files")).toBeVisible();
    await page.getByRole("button", { name: "Keep a copy" }).click();
    await page.getByRole("button", { name: "More" }).click();
    await expect(page.getByRole("button", { name: "one.md" }), "one's own and the copy").toHaveCount(2);
  });

  test("checks for the client it was made for, and gives the visitor's own back", async ({ page, context }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", FILE);
    await page.locator("#client").selectOption("claude-code-plugin");
    const link = await shared(page);
    await page.locator("#client").selectOption("claude-code");
    const second = await context.newPage();
    const reader = new Playground(second);
    await reader.visit(link);
    await expect(second.locator("#client")).toHaveValue("claude-code-plugin");
    await second.getByRole("button", { name: /^Back to/ }).click();
    await expect(second.locator("#client")).toHaveValue("claude-code");
  });

  test("that was cut says how much arrived, and keeps the link", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("a.md", FILE);
    const link = await shared(page);
    await page.goto(link.slice(0, -9));
    await expect(page.getByRole("alert")).toContainText(/This link is incomplete: [\d,]+ of [\d,]+ characters/);
    await expect(page.getByRole("alert")).toContainText("Your own files are untouched");
    await expect(playground.source).toHaveValue(FILE);
    expect(page.url()).toBe(link.slice(0, -9));
  });
});

test("two pages side by side overwrite nothing of each other", async ({ page, context }) => {
  const first = new Playground(page);
  await first.visit();
  await first.open("a.md", FILE);
  await expect(page.getByText("Saved in this browser")).toBeVisible();
  const other = await context.newPage();
  const second = new Playground(other);
  await second.visit();
  await expect(second.source).toHaveValue(FILE);
  await first.source.fill("in the first page");
  await expect(page.getByText("Saved in this browser")).toBeVisible();
  await second.source.fill("in the second page");
  await expect(other.getByText("Saved in this browser")).toBeVisible();
  await first.source.fill("in the first page again");
  await expect(page.getByText("Saved in this browser")).toBeVisible();
  const kept = (await first.kept()).join("\u0000");
  expect(kept).toContain("in the first page again");
  expect(kept).toContain("in the second page");
});
