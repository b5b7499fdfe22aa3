import type { Page } from "@playwright/test";
import { Playground } from "./fixtures/playground.ts";
import { MESSY, views } from "./fixtures/views.ts";
import { expect, test } from "./fixtures/walls.ts";

const BEFORE = "about:blank";

/** What lies over the page in a view, as its user knows it. */
const OVER: Record<string, string> = {
  about: "#about",
  share: "#share",
  palette: "#palette",
  keys: "#keys",
  menu: "#more",
  "all agents": ".overview-page",
  rule: "#rule-back",
  review: "#review-apply",
  "older versions": ".version",
};

/** The step in the browser's history that went with what was closed is gone too. */
const settled = (page: Page) => expect.poll(() => page.evaluate(() => history.state as unknown)).toBeNull();

/** What was opened has its step. */
const opened = (page: Page) => expect.poll(() => page.evaluate(() => history.state as unknown)).toBe(1);

/** Nothing of the page is left in the way back. */
async function leaves(page: Page): Promise<void> {
  await page.goBack();
  expect(page.url()).toBe(BEFORE);
}

const begin = async (page: Page): Promise<Playground> => {
  await page.goto(BEFORE);
  const playground = new Playground(page);
  await playground.visit();
  // Steps are given by the part of the page that comes after the start, as the rows of the menu do.
  await expect(page.locator("#more .menu-row").first()).toBeAttached();
  return playground;
};

for (const width of [1280, 360]) {
  test.describe(`Back, ${width} px wide,`, () => {
    test.use({ viewport: { width, height: 740 } });

    for (const [view, over] of Object.entries(OVER)) {
      test(`closes ${view}, and then leaves the page`, async ({ page }) => {
        const playground = await begin(page);
        await views[view]?.(playground);
        await expect(page.locator(over).first()).toBeVisible();
        await opened(page);
        await page.goBack();
        await expect(page.locator(over).first()).toBeHidden();
        await expect(page.locator("h1")).toBeVisible();
        await leaves(page);
      });

      test(`leaves the page at once where ${view} was closed by itself`, async ({ page }) => {
        const playground = await begin(page);
        await views[view]?.(playground);
        await expect(page.locator(over).first()).toBeVisible();
        await opened(page);
        if (view === "all agents") await page.locator("td .link").first().click();
        else await page.keyboard.press("Escape");
        await expect(page.locator(over).first()).toBeHidden();
        await settled(page);
        await leaves(page);
      });
    }
  });
}

test.describe("Back", () => {
  test("closes the files of a narrow page, which lie over it", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await begin(page);
    await page.getByRole("button", { name: "Files", exact: true }).click();
    await expect(page.getByRole("navigation", { name: "Files" })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole("navigation", { name: "Files" })).toBeHidden();
    await leaves(page);
  });

  test("closes one thing above another, the uppermost first", async ({ page }) => {
    const playground = await begin(page);
    await playground.drop({ "api-reviewer.md": MESSY, "team.md": MESSY });
    await page.getByRole("button", { name: "Fix all in all files" }).click();
    await expect(page.locator("#everywhere-apply")).toBeFocused();
    await page.keyboard.press("ControlOrMeta+k");
    await expect(page.locator("#palette-needle")).toBeFocused();
    await page.goBack();
    await expect(page.locator("#palette")).toBeHidden();
    await expect(page.locator("#everywhere-apply")).toBeVisible();
    await page.goBack();
    await expect(page.locator("#everywhere-apply")).toBeHidden();
    await expect(page.getByRole("button", { name: "Fix all in all files" })).toBeVisible();
    await page.goBack();
    await expect(page.locator(".overview-page")).toBeHidden();
    await leaves(page);
  });

  test("closes what a command of the palette led to", async ({ page }) => {
    const playground = await begin(page);
    await playground.run("share");
    await expect(page.locator("#share-url")).toBeVisible();
    await page.goBack();
    await expect(page.locator("#share")).toBeHidden();
    await settled(page);
    await leaves(page);
  });

  test("leaves the page at once after it was loaded anew under something", async ({ page }) => {
    const playground = await begin(page);
    await playground.open("api-reviewer.md", MESSY);
    await playground.saved();
    await playground.run("all agents");
    await expect(page.locator(".overview-page")).toBeVisible();
    await page.reload();
    await expect(page.locator("html[data-ready=true]")).toBeAttached();
    await settled(page);
    await leaves(page);
  });

  test("and Forward find the files of links that were opened under something", async ({ page }) => {
    const playground = await begin(page);
    await playground.open("own.md", "my own");
    await page.getByRole("button", { name: "Share" }).first().click();
    await expect(page.locator("#share-url")).toHaveValue(/#/);
    const link = (await page.locator("#share-url").inputValue());
    await page.keyboard.press("Escape");
    await settled(page);
    await playground.source.fill("changed since");
    await playground.run("all agents");
    await expect(page.locator(".overview-page")).toBeVisible();
    await page.goto(link);
    await expect(playground.source).toHaveValue("my own");
    await page.goBack();
    await expect(playground.source).toHaveValue("changed since");
    await settled(page);
    await page.goForward();
    await expect(playground.source).toHaveValue("my own");
    expect(page.url()).toBe(link);
    await page.goBack();
    await expect(playground.source).toHaveValue("changed since");
    await settled(page);
    await leaves(page);
  });

  test("leaves at once after Forward found nothing to open again", async ({ page }) => {
    await begin(page);
    await page.keyboard.press("?");
    await expect(page.locator("#keys")).toBeVisible();
    await page.goBack();
    await expect(page.locator("#keys")).toBeHidden();
    await page.goForward();
    await settled(page);
    await leaves(page);
  });
});
