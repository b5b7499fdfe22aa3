import type { Page } from "@playwright/test";
import { Playground } from "./fixtures/playground.ts";
import { MESSY } from "./fixtures/views.ts";
import { expect, test } from "./fixtures/walls.ts";

/** Each menu, how it is come to, and the button it opens at. */
const MENUS: Record<string, { menu: string; wide?: boolean; button: (page: Page) => Promise<ReturnType<Page["locator"]>> }> = {
  "of the bar": { menu: "More", button: async (page) => page.getByRole("button", { name: "More" }) },
  "of new agents, from the files": {
    menu: "New agent",
    button: async (page) => {
      const files = page.getByRole("button", { name: "Files", exact: true });
      if ((await files.getAttribute("aria-expanded")) === "false") await files.click();
      return page.getByRole("navigation", { name: "Files" }).getByRole("button", { name: "New agent" });
    },
  },
  "of clients to convert for": { menu: "Convert all files", button: async (page) => page.getByRole("button", { name: "Convert all" }) },
  "of clients, from Export over all files": { menu: "Convert all files", wide: true, button: async (page) => page.getByRole("button", { name: "Export" }) },
};

test.describe("a menu", () => {
  for (const [name, { menu, wide, button }] of Object.entries(MENUS)) {
    for (const [width, height] of [[1280, 800], [360, 740], [320, 480]] as const) {
      if (wide && width < 800) continue;
      test(`${name} opens at its button, ${width} px wide, and breaks no word`, async ({ page }) => {
        await page.setViewportSize({ width, height });
        const playground = new Playground(page);
        await playground.visit();
        await playground.drop({ "api-reviewer.md": MESSY, "team.md": MESSY });
        await expect(page.getByRole("heading", { name: /^2 agents,/ })).toBeVisible();
        const opens = await button(page);
        await opens.click();
        const shown = page.getByRole("dialog", { name: menu });
        await expect(shown).toBeVisible();
        const [at, from] = [await shown.boundingBox(), await opens.boundingBox()];
        if (!at || !from) throw new Error("neither is hidden");
        expect(at.x, "inside the window").toBeGreaterThanOrEqual(0);
        expect(at.y).toBeGreaterThanOrEqual(0);
        expect(at.x + at.width).toBeLessThanOrEqual(width);
        expect(at.y + at.height).toBeLessThanOrEqual(height);
        const gap = Math.max(at.y - (from.y + from.height), from.y - (at.y + at.height));
        expect(gap, "right below or above its button").toBeGreaterThanOrEqual(0);
        expect(gap).toBeLessThanOrEqual(8);
        expect(Math.min(at.x + at.width, from.x + from.width) - Math.max(at.x, from.x), "beside no other").toBeGreaterThan(0);
        const broken = await shown.evaluate((element) => {
          const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
          const broken: string[] = [];
          for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            for (const { 0: word, index } of (text.textContent ?? "").matchAll(/[\p{L}\p{N}]+/gu)) {
              const range = document.createRange();
              range.setStart(text, index);
              range.setEnd(text, index + word.length);
              if (range.getClientRects().length > 1) broken.push(word);
            }
          }
          return broken;
        });
        expect(broken).toEqual([]);
      });
    }
  }

  test("is walked by arrows, Home and End, and Escape gives the focus back to its button", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.drop({ "api-reviewer.md": MESSY, "team.md": MESSY });
    for (const [name, menu] of [["More", "More"], ["New agent", "New agent"], ["Convert all", "Convert all files"]] as const) {
      const opens = page.getByRole("button", { name });
      await expect(page.locator("#more .menu-row").first()).toBeAttached();
      await opens.focus();
      await page.keyboard.press("Enter");
      const rows = page.getByRole("dialog", { name: menu }).getByRole("button");
      await expect(rows.first()).toBeFocused();
      for (const [key, row] of [["ArrowDown", 1], ["ArrowDown", 2], ["ArrowUp", 1], ["Home", 0], ["ArrowUp", -1], ["ArrowDown", 0], ["End", -1]] as const) {
        await page.keyboard.press(key);
        await expect(row < 0 ? rows.last() : rows.nth(row), `${name}, ${key}`).toBeFocused();
      }
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
      await expect(opens).toBeFocused();
    }
  });

  test("closes once the Tab key leaves it, so that it covers nothing", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await expect(page.locator("#more .menu-row").first()).toBeAttached();
    await page.getByRole("button", { name: "More" }).click();
    await expect(page.getByRole("dialog").getByRole("button").first()).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("dialog").getByRole("button").nth(1)).toBeFocused();
    await page.keyboard.press("End");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(playground.source).toBeFocused();
  });

  test("that another led to opens in its place, and gives the focus back to the button of both", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    const more = page.getByRole("button", { name: "More" });
    await expect(page.locator("#more .menu-row").first()).toBeAttached();
    await more.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const shown = page.getByRole("dialog", { name: "New agent" });
    await expect(shown.getByRole("button").first()).toBeFocused();
    await expect(page.getByRole("dialog")).toHaveCount(1);
    const [at, from] = [await shown.boundingBox(), await more.boundingBox()];
    if (!at || !from) throw new Error("neither is hidden");
    expect(Math.abs(at.x + at.width - (from.x + from.width)), "at the same button").toBeLessThanOrEqual(8);
    expect(at.y - (from.y + from.height)).toBeLessThanOrEqual(8);
    await page.keyboard.press("Escape");
    await expect(more).toBeFocused();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "New agent" }).click();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page.locator("h1")).toHaveText("change-reviewer.md");
  });
});
