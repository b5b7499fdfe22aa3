import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { Playground } from "./fixtures/playground.ts";
import { invalid } from "./fixtures/valid.ts";
import { views } from "./fixtures/views.ts";
import { DIST, expect, test } from "./fixtures/walls.ts";

test.describe("valid HTML is", () => {
  test("every page of the build", async () => {
    const pages = (await readdir(DIST, { recursive: true })).filter((file) => file.endsWith(".html"));
    expect(pages).toEqual(expect.arrayContaining(["index.html", "embed/index.html", "docs/rules.html"]));
    for (const file of pages) expect.soft(await invalid(await readFile(join(DIST, file), "utf8")), file).toEqual([]);
  });

  for (const [name, show] of Object.entries(views)) {
    test(`the page in ${name}`, async ({ page }) => {
      const playground = new Playground(page);
      await playground.visit();
      await show(playground);
      expect(await invalid(await page.content())).toEqual([]);
    });
  }

  test("the embed", async ({ page }) => {
    await new Playground(page).visit("./embed/#012.YS5tZAAtLS0KAKLSXE");
    expect(await invalid(await page.content())).toEqual([]);
  });

  test("the page around the code editor", async ({ page }) => {
    await page.addInitScript(() => localStorage.removeItem("agent-playground/editor"));
    await new Playground(page).visit();
    await page.mouse.move(200, 200);
    await expect(page.locator("source-editor#source")).toBeVisible();
    expect(await invalid(await page.content())).toEqual([]);
  });
});
