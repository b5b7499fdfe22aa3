import type { BrowserContext, Page } from "@playwright/test";
import { Playground } from "./fixtures/playground.ts";
import { expect, test } from "./fixtures/walls.ts";

const FILE = "---\nname: a\ndescription: Use when asked.\n---\n\nYou help with one thing, and with nothing else.\n";

/** Two pages of one browser that show the same file. */
async function both(page: Page, context: BrowserContext): Promise<[Playground, Playground]> {
  const one = new Playground(page);
  await one.visit();
  await one.open("a.md", FILE);
  await one.saved();
  const other = new Playground(await context.newPage());
  await other.visit();
  await expect(other.source).toHaveValue(FILE);
  return [one, other];
}

test("a file that another page changes is told, and its version can be taken and given back", async ({ page, context }) => {
  const [one, other] = await both(page, context);
  await other.source.fill(`${FILE}theirs`);
  const told = page.getByRole("alert");
  await expect(told).toContainText("a.md was changed in another page. Here it is as it was, and nothing is overwritten.");
  await expect(one.source).toHaveValue(FILE);
  await told.getByRole("button", { name: "Take that version" }).click();
  await expect(one.source).toHaveValue(`${FILE}theirs`);
  await expect(told).toHaveCount(0);
  await one.source.focus();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(one.source).toHaveValue(FILE);
});

test("both versions are kept where that is wanted", async ({ page, context }) => {
  const [one, other] = await both(page, context);
  await other.source.fill(`${FILE}theirs`);
  await page.getByRole("alert").getByRole("button", { name: "Keep both" }).click();
  await expect(page.locator("h1")).toHaveText("a-2.md");
  await expect(one.source).toHaveValue(FILE);
  await one.saved();
  await page.reload();
  await expect.poll(() => one.files()).toEqual(["a-2.md", "a.md"]);
  await expect(one.source).toHaveValue(FILE);
  await page.locator(".rail .file", { hasText: "a.md" }).click();
  await expect(one.source).toHaveValue(`${FILE}theirs`);
});

test("files that are not at hand follow the other page", async ({ page, context }) => {
  const [one, other] = await both(page, context);
  await other.open("b.md", FILE.replace("name: a", "name: b"));
  await expect.poll(() => one.files()).toEqual(["a.md", "b.md"]);
  await other.run("delete the file");
  await expect.poll(() => one.files(), "one file alone is no list").toEqual([]);
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(one.source).toHaveValue(FILE);
});

/** One page has typed into a file that the other has changed, and has kept that; nothing is decided. */
async function undecided(page: Page, context: BrowserContext): Promise<[Playground, Playground]> {
  const [one, other] = await both(page, context);
  await other.run("show or hide the files");
  await other.source.fill(`${FILE}theirs`);
  await expect(page.getByRole("alert")).toContainText("a.md was changed in another page.");
  await one.source.fill(`${FILE}ours`);
  await expect.poll(async () => (await one.kept()).filter((record) => record.endsWith("\nours")).length).toBeGreaterThan(0);
  return [one, other];
}

test("a file of two versions is listed once in the other page until that is decided, then as both", async ({ page, context }) => {
  const [one, other] = await undecided(page, context);
  await other.source.fill(`${FILE}theirs, and more`);
  await expect.poll(async () => (await one.kept()).some((record) => record.endsWith("theirs, and more"))).toBe(true);
  expect(await other.files()).toEqual(["a.md"]);
  await page.getByRole("alert").getByRole("button", { name: "Keep both" }).click();
  await expect.poll(() => other.files()).toEqual(["a-2.md", "a.md"]);
  await expect(other.source).toHaveValue(`${FILE}theirs, and more`);
  await page.locator(".rail .file", { hasText: "a.md" }).click();
  await expect(one.source).toHaveValue(`${FILE}theirs, and more`);
  await other.page.locator(".rail .file", { hasText: "a-2.md" }).click();
  await expect(other.source).toHaveValue(`${FILE}ours`);
  await one.saved();
  await page.reload();
  await expect.poll(() => one.files(), "each has one record").toEqual(["a-2.md", "a.md"]);
});

test("where the other version is taken there is one file again, and one's own can be had back", async ({ page, context }) => {
  const [one, other] = await undecided(page, context);
  await page.getByRole("alert").getByRole("button", { name: "Take that version" }).click();
  await expect(one.source).toHaveValue(`${FILE}theirs`);
  await one.saved();
  await page.reload();
  await expect(one.source).toHaveValue(`${FILE}theirs`);
  expect(await other.files()).toEqual(["a.md"]);
  await one.run("all agents");
  await expect(page.getByRole("heading", { name: "1 agent, and it loads" })).toBeVisible();
  await page.getByRole("button", { name: "Take back" }).click();
  await expect(one.source).toHaveValue(`${FILE}ours`);
});

test("a page that is closed before that is decided leaves both versions, told apart", async ({ page, context }) => {
  const [one] = await undecided(page, context);
  await page.reload();
  await expect.poll(() => one.files()).toEqual(["a-2.md", "a.md"]);
  await expect(one.source).toHaveValue(`${FILE}ours`);
});

test("both versions of a page that was closed before it was decided are in every other page once it is back", async ({ page, context }) => {
  const [one] = await undecided(page, context);
  const third = new Playground(await context.newPage());
  await third.visit();
  await third.open("b.md", FILE.replace("name: a", "name: b"));
  await third.saved();
  await page.reload();
  await expect.poll(async () => (await one.files()).length).toBe(3);
  await expect.poll(() => third.files()).toEqual(["a-2.md", "a.md", "b.md"]);
});
