import { Playground } from "./fixtures/playground.ts";
import { MESSY, views } from "./fixtures/views.ts";
import { expect, test } from "./fixtures/walls.ts";

/** A part of the page, the view in which it is looked at, and the file in names.spec.ts-snapshots. */
const PARTS: [tree: string, view: keyof typeof views, part: string][] = [
  ["bar", "first visit", "header.bar"],
  ["middle", "first visit", "main.work"],
  ["problem", "first visit", ".problem"],
  ["form", "form", ".panel"],
  ["clients", "clients", ".panel"],
  ["export", "export", ".panel"],
  ["share", "share", "#share"],
  ["menu", "menu", "#more"],
  ["keys", "keys", "#keys"],
];

// What those hear who do not see the page: roles, names and their order. The trees name what counts; where the whole
// row counts, they say `/children: equal`.
test.describe("names", () => {
  test.beforeEach(async ({ page }) => new Playground(page).visit());

  for (const [tree, view, part] of PARTS) {
    test(`of the ${tree}`, async ({ page }) => {
      await views[view]?.(new Playground(page));
      await expect(page.locator(part).first()).toMatchAriaSnapshot({ name: `${tree}.aria.yml` });
    });
  }

  test("of the files", async ({ page }) => {
    await new Playground(page).drop({ "team.md": MESSY, "crew.md": MESSY.replace("api-reviewer", "crew") });
    await expect(page.locator(".rail")).toMatchAriaSnapshot({ name: "files.aria.yml" });
  });

  test("of the commands", async ({ page }) => {
    await page.keyboard.press("ControlOrMeta+k");
    await page.getByRole("combobox", { name: "Command, file or problem" }).fill("fix all");
    await expect(page.locator("#palette")).toMatchAriaSnapshot({ name: "palette.aria.yml" });
  });
});
