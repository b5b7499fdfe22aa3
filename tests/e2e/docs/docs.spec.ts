import { join } from "node:path";
import { type FrameLocator, type Page, expect, test } from "@playwright/test";
import { serve } from "../server.mjs";

// What src/site/docs says of each tool, built by that tool, in Chromium: the element comes up with its text, and its
// theme follows the tool's own switch. SITES: `tool=folder of the built site`, parted by blanks.

interface Tool {
  page: string;
  /** Uses the tool's own switch. */
  darken(page: Page): Promise<unknown>;
}

const TOOLS: Record<string, Tool> = {
  html: { page: "", darken: (page) => page.evaluate(() => { document.documentElement.dataset.theme = "dark"; }) },
  mdbook: {
    page: "chapter.html",
    darken: async (page) => {
      await page.getByRole("button", { name: /theme/i }).click();
      await page.getByRole("menuitem", { name: "Coal" }).click();
    },
  },
  "mkdocs-material": { page: "", darken: (page) => page.locator("label[for=__palette_1]").click() },
  docusaurus: {
    page: "",
    // Round and round: system, light, dark.
    darken: async (page) => {
      const toggle = page.getByRole("button", { name: /dark and light mode/i }).first();
      for (let turn = 0; turn < 3 && (await page.locator("html").getAttribute("data-theme")) !== "dark"; turn += 1) await toggle.click();
    },
  },
  starlight: { page: "", darken: (page) => page.locator("starlight-theme-select select").first().selectOption("dark") },
  vitepress: { page: "", darken: (page) => page.locator(".VPNavBarAppearance .VPSwitchAppearance").click() },
};

const TEXT = `---
name: api-reviewer
description: Use this agent when an HTTP API changes: before the merge.
tools: Read, grep, Glob
---

You review changes to HTTP APIs.`;

for (const [tool, folder] of (process.env.SITES ?? "").split(/\s+/).filter(Boolean).map((site) => site.split("=") as [string, string])) {
  test.describe(tool, () => {
    let site: Awaited<ReturnType<typeof serve>>;
    test.beforeAll(async () => { site = await serve(folder, 0); });
    test.afterAll(() => site.close());

    const visit = async (page: Page, colorScheme: "light" | "dark"): Promise<FrameLocator> => {
      await page.emulateMedia({ colorScheme });
      await page.goto(new URL(TOOLS[tool]?.page ?? "", site.url).href);
      await expect(page.locator("agent-playground div.ready")).toBeAttached({ timeout: 20_000 });
      return page.frameLocator("agent-playground iframe");
    };

    test("shows the element in light, and follows the switch to dark", async ({ page }) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(error.message));
      const frame = await visit(page, "light");
      expect((await frame.locator("#source").inputValue()).trimEnd()).toBe(TEXT);
      await expect(frame.locator("h1")).toHaveText("api-reviewer.md");
      await expect(frame.locator("header .is-error")).toHaveText("1 error");
      await expect(frame.locator("html")).toHaveAttribute("data-theme", "light");
      await page.screenshot({ path: test.info().outputPath(join(`${tool}-light.png`)) });
      await TOOLS[tool]?.darken(page);
      await expect(frame.locator("html")).toHaveAttribute("data-theme", "dark");
      await page.waitForTimeout(500);
      await page.screenshot({ path: test.info().outputPath(`${tool}-dark.png`) });
      expect(errors).toEqual([]);
    });

    test("is as wide as the text, and repairs it", async ({ page }) => {
      const frame = await visit(page, "light");
      const { width } = (await page.locator("agent-playground").boundingBox()) ?? { width: 0 };
      expect(width).toBeGreaterThan(400);
      await frame.locator(".problem summary").first().click();
      await frame.getByRole("button", { name: "Fix", exact: true }).click();
      await expect(frame.locator("#source")).toHaveValue(/description: "Use this agent/);
    });

    test("leaves the code block where scripts are off", async ({ browser }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(new URL(TOOLS[tool]?.page ?? "", site.url).href);
      await expect(page.locator("agent-playground pre")).toBeVisible();
      await expect(page.locator("agent-playground pre")).toContainText("You review changes to HTTP APIs.");
      await context.close();
    });
  });
}
