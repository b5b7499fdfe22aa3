import { Playground } from "./fixtures/playground.ts";
import { MESSY } from "./fixtures/views.ts";
import { expect, test } from "./fixtures/walls.ts";

// What those hear who do not see the page: the names and roles of the main views, in their order.
test.describe("names", () => {
  test.beforeEach(async ({ page }) => new Playground(page).visit());

  test("of the bar, the middle and the status line", async ({ page }) => {
    await expect(page.locator("#app")).toMatchAriaSnapshot({ name: "page.aria.yml" });
  });

  test("of a problem", async ({ page }) => {
    await expect(page.locator(".problem").first()).toMatchAriaSnapshot({ name: "problem.aria.yml" });
  });

  test("of the files and all agents", async ({ page }) => {
    await new Playground(page).drop({ "team.md": MESSY, "crew.md": MESSY.replace("api-reviewer", "crew") });
    await page.locator(".overview").waitFor();
    await expect(page.locator(".rail")).toMatchAriaSnapshot({ name: "files.aria.yml" });
  });

  test("of the commands", async ({ page }) => {
    await page.keyboard.press("ControlOrMeta+k");
    await page.getByRole("combobox", { name: "Command" }).fill("fix");
    await expect(page.locator("#palette")).toMatchAriaSnapshot({ name: "palette.aria.yml" });
  });

  test("of the list of keys", async ({ page }) => {
    await page.locator("body").press("?");
    await expect(page.locator("#keys .dialog-head")).toMatchAriaSnapshot({ name: "keys.aria.yml" });
  });
});
