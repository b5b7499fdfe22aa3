import { AxeBuilder } from "@axe-core/playwright";
import { Playground } from "./fixtures/playground.ts";
import { expect, test } from "./fixtures/walls.ts";

const MESSY = `---
name: api-reviewer
description: Use this agent when an API changes: before the merge.
tools: Read, grep, TodoWrite, KillShell
color: Teal
mood: calm
---

You review changes.

## What to check

- [x] Names
- \`code\` and [links](https://a.example/)

| a | b |
| - | - |
| c | d |
`;

const views: Record<string, (playground: Playground) => Promise<void>> = {
  "first visit": async () => {},
  problems: async (playground) => {
    await playground.open("api-reviewer.md", MESSY);
    for (const row of await playground.problems.locator("summary").all()) {
      if (!(await row.locator("..").getAttribute("open"))) await row.click();
    }
  },
  review: async (playground) => {
    await playground.open("api-reviewer.md", MESSY);
    await playground.page.keyboard.press("ControlOrMeta+Shift+.");
  },
  clients: async (playground) => {
    await playground.open("api-reviewer.md", MESSY);
    await playground.show("Clients");
  },
  preview: async (playground) => {
    await playground.open("api-reviewer.md", MESSY);
    await playground.show("Preview");
  },
  export: async (playground) => {
    await playground.open("api-reviewer.md", MESSY);
    await playground.show("Export");
  },
  form: async (playground) => {
    await playground.open("api-reviewer.md", MESSY);
    if ((playground.page.viewportSize()?.width ?? 0) < 800) {
      await playground.show("Edit");
      await playground.page.getByRole("button", { name: "Form" }).first().click();
    } else await playground.page.getByRole("tab", { name: "Form" }).click();
    await playground.page.getByText("More fields").click();
  },
  about: async (playground) => {
    await playground.run("about agent playground");
    await playground.page.getByRole("heading", { name: "About Agent Playground" }).waitFor();
  },
  share: async (playground) => {
    await playground.open("api-reviewer.md", MESSY);
    await playground.page.getByRole("button", { name: "Share" }).first().click();
    await playground.page.locator("#share-url").waitFor();
  },
  "all agents": async (playground) => {
    await playground.drop({ "api-reviewer.md": MESSY, "team.md": MESSY, "gone.md": "no agent" });
    await playground.page.getByLabel("Search all files").fill("review");
    await playground.page.locator(".hit").first().waitFor();
  },
  "fixes in all files": async (playground) => {
    await playground.drop({ "api-reviewer.md": MESSY, "team.md": MESSY });
    await playground.page.getByRole("button", { name: "Fix all in all files" }).click();
    await playground.page.locator("details.change summary").first().click();
    await playground.page.locator(".diff").first().waitFor();
  },
  files: async (playground) => {
    await playground.drop({ "api-reviewer.md": MESSY, "team.md": MESSY });
    await playground.page.keyboard.press("Escape");
    if ((playground.page.viewportSize()?.width ?? 0) < 800) await playground.page.getByRole("button", { name: "Files" }).click();
    await playground.page.locator(".rail").waitFor();
  },
  "older versions": async (playground) => {
    await playground.open("api-reviewer.md", MESSY);
    if ((playground.page.viewportSize()?.width ?? 0) < 800) await playground.show("Edit");
    await expect(playground.source).toHaveValue(MESSY);
    await playground.source.fill("something else");
    await playground.run("older versions");
    await playground.page.locator(".version").first().waitFor();
  },
  palette: async (playground) => {
    await playground.page.keyboard.press("ControlOrMeta+k");
    await playground.page.locator("#palette [role=option]").first().waitFor();
  },
  "held back": async (playground) => {
    await playground.open("api-reviewer.md", MESSY);
    await playground.saved();
    await playground.page.evaluate(() => {
      const id = localStorage.getItem("agent-playground/current") ?? "";
      addEventListener("pagehide", () => localStorage.setItem("agent-playground/at-work", id));
    });
    await playground.page.reload();
    await playground.page.getByRole("alert").waitFor();
  },
  menu: async (playground) => playground.page.getByRole("button", { name: "More" }).click(),
  keys: async (playground) => playground.page.keyboard.press("?"),
  rule: async (playground) => playground.page.getByRole("button", { name: "unquoted-colon" }).click(),
  "shared file": async (playground) => {
    await playground.visit(await playground.page.evaluate(() => "./#012.YS5tZAAtLS0KAKLSXE"));
  },
};

for (const [name, show] of Object.entries(views)) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [360, 1280]) {
      test(`${name}, ${colorScheme}, ${width} px wide`, async ({ page }) => {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 800 });
        const playground = new Playground(page);
        await playground.visit();
        await show(playground);
        const { violations } = await new AxeBuilder({ page })
          .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
          .analyze();
        expect(violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)])).toEqual([]);
      });
    }
  }
}
