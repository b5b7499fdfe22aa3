import type { Page } from "@playwright/test";
import { tab } from "./fixtures/looks.ts";
import { Playground } from "./fixtures/playground.ts";
import { MESSY, views } from "./fixtures/views.ts";
import { expect, test } from "./fixtures/walls.ts";

/** Presses Tab until the focus is on what is called so. */
async function go(page: Page, name: string | RegExp, role?: "button" | "textbox" | "tab"): Promise<void> {
  const focused = role ? page.locator(":focus").and(page.getByRole(role, { name })) : page.locator(":focus").and(page.getByLabel(name));
  for (let stops = 0; stops < 120; stops += 1) {
    await page.keyboard.press("Tab");
    if (await focused.count()) return;
  }
  throw new Error(`the Tab key never comes to ${name}`);
}

const press = (page: Page, name: string | RegExp) => go(page, name, "button").then(() => page.keyboard.press("Enter"));

test.describe("with no pointer at all", () => {
  test("the sample is read, repaired, compared, previewed, exported and shared", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    const sample = await playground.source.inputValue();

    // Read the problem and repair it.
    await page.keyboard.press("F8");
    await expect(page.locator(".problem[open]")).toContainText("The colon after Examples starts a second key");
    await press(page, "Fix");
    await expect(playground.source).not.toHaveValue(sample);
    await expect(page.getByRole("status").filter({ hasText: "Undo" })).toBeVisible();
    await page.keyboard.press("ControlOrMeta+z");
    await expect(playground.source).toHaveValue(sample);

    // See the whole difference, and apply it.
    await page.keyboard.press("ControlOrMeta+Shift+.");
    await expect(page.locator(".editor .diff-file")).toBeVisible();
    await press(page, /^Apply/);
    await expect(page.locator(".diff-file")).toHaveCount(0);
    await expect(playground.source).not.toHaveValue(sample);

    // The tabs are one stop, with arrows inside.
    await go(page, /^Problems/, "tab");
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("tab", { name: "Clients" })).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(page.locator("#listing")).toBeVisible();
    await page.keyboard.press("End");
    await expect(page.getByRole("tab", { name: "Export" })).toHaveAttribute("aria-selected", "true");
    const download = page.waitForEvent("download");
    await press(page, /^Download/);
    expect((await download).suggestedFilename()).toBe("api-reviewer.md");

    // A dialog takes the focus, keeps it and gives it back.
    await go(page, "Share", "button");
    await page.keyboard.press("Enter");
    await expect(page.locator("#share :focus")).toBeVisible();
    await press(page, "Copy link");
    await expect(page.getByText(/Link copied|It is selected/)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Share" }).and(page.locator(":focus"))).toBeVisible();
  });

  test("files are renamed, copied, deleted, brought back, and an older version restored", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("team.md", MESSY);

    await press(page, "team.md");
    await expect(page.getByRole("textbox", { name: "Path and name of the file" })).toBeFocused();
    await page.keyboard.type("crew.md");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "crew.md", exact: true }).first()).toBeFocused();

    await playground.run("duplicate the file");
    await expect.poll(() => playground.files()).toEqual(["crew-2.md", "crew.md"]);

    await playground.run("delete the file");
    await expect(page.locator("#toast-undo")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect.poll(() => playground.files()).toContain("crew-2.md");

    // Between the files with arrows.
    await go(page, "All agents", "button");
    const files = page.locator(".rail li button.file");
    await page.keyboard.press("Tab");
    await expect(files.first()).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(files.nth(1)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.locator(".rail [aria-current=page]")).toBeFocused();

    await go(page, /^Text of/);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("something else");
    await playground.run("older versions");
    await press(page, "Compare and restore");
    await press(page, /^Apply|^Restore/);
    await expect(playground.source).toHaveValue(MESSY);
  });

  test("the editor is one press away, whatever stands in its place", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    const playground = new Playground(page);
    await playground.visit("./#012.YS5tZAAtLS0KAKLSXE");
    await playground.show("Preview");
    const link = page.getByRole("link", { name: "Skip to the editor" });
    await link.focus();
    await expect(link).toBeInViewport();
    await page.keyboard.press("Enter");
    await expect(playground.source).toBeFocused();
    expect(new URL(page.url()).hash, "the shared file is still in the address").toBe("#012.YS5tZAAtLS0KAKLSXE");
  });

  test("the form is filled", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("team.md", MESSY);
    await playground.run("form");
    await go(page, "Description", "textbox");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("Use when the team asks.");
    await expect(playground.source).toHaveValue(/description: Use when the team asks\./);
    await press(page, /^Remove KillShell/);
    await expect(playground.source).not.toHaveValue(/KillShell/);
  });
});

/** The order of the focus on the first visit, with nothing of it out of sight. */
const STOPS = [
  'a.skip-link "Skip to the editor"',
  'button#files "Files"',
  'select#client "Claude Code … Claude Code …,"',
  'button#fix-all "Fix all 1"',
  'button.button "Open"',
  'button.button "Share"',
  'button.button "Export"',
  'button.button "Commands"',
  'button.button "More"',
  'textarea#source "Text of api-reviewer.md"',
  'button#tab-problems "Problems 1"',
  'div#panel-scroll "Problems, scrollable"',
  'summary#problem-unquoted-colon-Description-is-not-valid-YAML-0 "Error Description is not valid YAML 3:92"',
  'div.diff "Change"',
  'button.button "Fix"',
  'button.button "Show"',
  'button.link "unquoted-colon"',
  'summary "The models will now see"',
  'button.button "Open your file"',
  'button.button "Start empty"',
];

for (const [name, show] of Object.entries(views)) {
  test(`in ${name}, each stop of the Tab key can be seen, and the last leads out`, async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await show(playground);
    const stops: string[] = [];
    const [unseen, covered]: [string[], string[]] = [[], []];
    const isDialog = (await page.locator("dialog:modal, [popover]:popover-open").count()) > 0;
    for (let count = 0; count < 150; count += 1) {
      const stop = await tab(page);
      if (stop.again) break;
      if (stop.name === "the browser") continue;
      stops.push(stop.name);
      if (!stop.seen) unseen.push(stop.name);
      if (!stop.free) covered.push(stop.name);
    }
    expect(unseen, "no sign of the focus").toEqual([]);
    expect(covered, "under something else").toEqual([]);
    expect(stops.length, "no trap").toBeLessThan(150);
    expect(stops.length, stops.join("\n")).toBeGreaterThan(isDialog ? 0 : 10);
    if (name === "first visit") expect(stops.map((stop) => stop.replaceAll(/\d+\.\d+\.\d+/g, "…"))).toEqual(STOPS);
  });
}

test("what is told of the problems waits until the hands rest", async ({ page }) => {
  await page.clock.install();
  const playground = new Playground(page);
  await playground.visit();
  await page.evaluate(() => {
    const told: string[] = [];
    const note = (): void => void told.push([...document.querySelectorAll("[role=status], [role=alert], [aria-live]")].map((region) => region.textContent).join("|"));
    new MutationObserver(note).observe(document.body, { childList: true, characterData: true, subtree: true });
    Object.assign(window, { told: () => told.filter((words, at) => words !== told[at - 1]) });
  });
  const told = () => page.evaluate(() => (window as unknown as { told: () => string[] }).told());
  await playground.source.focus();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 2000));
  for (const line of ["---", "name: a", "tools: grep", "model: x", ""]) {
    await page.keyboard.type(`${line}\n`);
    await page.clock.runFor(300);
  }
  expect((await told()).filter((words) => /error|warning/.test(words)), "while typing").toEqual([]);
  await page.clock.runFor(1000);
  await expect(page.locator("#told")).toHaveText(/error|warning/);
  expect((await told()).filter((words) => /error|warning/.test(words)), "and then once").toHaveLength(1);
});
