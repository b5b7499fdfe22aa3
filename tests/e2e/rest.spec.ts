import type { Page } from "@playwright/test";
import { Playground } from "./fixtures/playground.ts";
import { expect, test } from "./fixtures/walls.ts";

const REST = "**/agent-playground-rest-*.wasm";

/** Opens the page and holds the second part of the app back until it is let go. */
async function visitWithout(page: Page): Promise<() => void> {
  let arrive = (): void => undefined;
  const arrives = new Promise<void>((done) => (arrive = done));
  await page.route(REST, async (route) => {
    await arrives;
    await route.continue();
  });
  await new Playground(page).visit();
  return arrive;
}

test.describe("the second part of the program", () => {
  test("comes once the page is painted, without being asked for", async ({ page }) => {
    const came = page.waitForResponse(REST);
    await page.goto(".");
    await expect(page.locator("html[data-ready=true]")).toBeAttached();
    expect((await came).status()).toBe(200);
    await page.getByRole("button", { name: "More" }).click();
    await expect(page.getByRole("button", { name: "Tidy the front matter" })).toBeVisible();
  });

  test("is not needed to write, to see the problems and to fix them", async ({ page }) => {
    await visitWithout(page);
    const playground = new Playground(page);
    await expect(playground.problems).toHaveCount(1);
    await page.getByRole("button", { name: "Fix", exact: true }).click();
    await expect(playground.problems).toHaveCount(0);
    await playground.source.fill("---\nname: a\ndescription: Use when: b\n---\nB\n");
    await expect(playground.problems).toHaveCount(1);
    await playground.saved();
  });

  test("does what was asked before it came, once it comes", async ({ page }) => {
    const arrive = await visitWithout(page);
    await page.getByRole("tab", { name: "Clients" }).click();
    await expect(page.locator("#panel").getByRole("status")).toHaveText("Loading…");
    await page.keyboard.press("ControlOrMeta+k");
    arrive();
    await expect(page.getByRole("combobox", { name: "Command, file or problem" })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.locator("#panel").getByText("load this file")).toBeVisible();
  });

  test("takes no button away that is being pressed while it arrives", async ({ page }) => {
    const arrive = await visitWithout(page);
    const rule = page.getByRole("button", { name: "unquoted-colon" });
    await rule.hover();
    await page.mouse.down();
    arrive();
    await expect(page.locator("#more .menu-row").first()).toBeAttached();
    await page.mouse.up();
    await expect(page.getByRole("heading", { name: "Why it matters" })).toBeVisible();
  });

  test("says so where it does not arrive, and comes when it is asked for again", async ({ page, walls }) => {
    walls.expect(/^console: Failed to load resource/, /^request once more/);
    await page.route(REST, (route) => route.fulfill({ status: 503 }));
    await new Playground(page).visit();
    await page.getByRole("tab", { name: "Preview" }).click();
    const alert = page.locator("#panel").getByRole("alert");
    await expect(alert).toContainText("A part of the program did not arrive.");
    await expect(alert).toContainText("the server answered 503");
    await page.getByRole("button", { name: "Share" }).first().click();
    await expect(page.locator(".banner")).toContainText("A part of the program did not arrive.");
    await page.unroute(REST);
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("heading", { name: "System prompt" })).toBeVisible();
  });

  test("is waited for where the visitor checks for a client that comes with it", async ({ page }) => {
    await page.addInitScript(() => localStorage.setItem("agent-playground/client", "gemini-cli"));
    const arrive = await new Promise<() => void>((given) => {
      const arrives = new Promise<void>((done) => given(done));
      void page.route(REST, async (route) => {
        await arrives;
        await route.continue();
      });
    });
    await page.goto(".");
    await expect(page.locator("#source")).toBeEditable();
    await expect(page.locator("html[data-ready=true]")).toHaveCount(0);
    arrive();
    await expect(page.locator("#client")).toHaveValue("gemini-cli");
    await expect(new Playground(page).problems.first()).toContainText("not valid YAML");
  });
});
