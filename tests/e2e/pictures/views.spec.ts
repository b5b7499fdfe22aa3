// Takes the pictures of every view, wide and narrow, light and dark: `make pictures`. tests/pictures/README.md shows them.
import { writeFileSync } from "node:fs";
import { Playground } from "../fixtures/playground.ts";
import { DIST, test } from "../fixtures/walls.ts";
import { serve } from "../server.mjs";

const PICTURES = new URL("../../pictures/", import.meta.url);

const FILE = `---
name: api-reviewer
description: Use this agent when an HTTP API changes, before the change is merged. Examples: a new endpoint, a renamed field.
tools: Read, grep, Glob, BashOutput, KillShell
color: Teal
---

You review changes to HTTP APIs. You look for what will break a
client that nobody in this repository can see.

## What to check

- **Names.** A renamed field is a removed field and a new one.
- **Status codes.** Clients branch on them.
`;

const OTHERS = {
  "docs-checker.md": "---\nname: docs-checker\ndescription: Use this agent when documentation changes, to hold it against the code.\ntools: Read, Grep\n---\n\nYou check documentation.\n",
  "flaky-test-finder.md": "---\nname: flaky-test-finder\ndescription: |\n  Use when a test fails now and then\nand nobody knows why\n---\n\nYou find out.\n",
  "release-notes.md": "---\nname: release-notes\ndescription: Use when a version is tagged: before it is announced.\n---\n\nYou write release notes. Ask the `docs-checker` agent.\n",
};

test.use({ editor: "code" });

const views: Record<string, (playground: Playground, narrow: boolean) => Promise<unknown>> = {
  "first visit": async () => undefined,
  "fix all": (playground) => playground.page.keyboard.press("ControlOrMeta+Shift+."),
  clients: (playground) => playground.show("Clients"),
  preview: (playground) => playground.show("Preview"),
  form: async (playground, narrow) => {
    if (!narrow) return playground.page.getByRole("tab", { name: "Form" }).click();
    await playground.show("Edit");
    return playground.page.getByRole("button", { name: "Form" }).first().click();
  },
  export: (playground) => playground.show("Export"),
  share: async (playground) => {
    await playground.page.keyboard.press("ControlOrMeta+Shift+s");
    await playground.page.locator("#share-url").waitFor();
  },
  "all agents": (playground) => playground.drop(OTHERS),
  files: async (playground, narrow) => {
    await playground.drop(OTHERS);
    await playground.page.locator(".overview-page").waitFor(); // what is dropped is read in its own time
    await playground.page.keyboard.press("Escape");
    if (narrow) await playground.page.getByRole("button", { name: "Files", exact: true }).click();
  },
  "fixes in all files": async (playground) => {
    await playground.drop(OTHERS);
    await playground.run("fix all in all files");
    await playground.page.locator("details.change summary").first().click();
  },
  "older versions": async (playground, narrow) => {
    if (narrow) await playground.show("Edit");
    await playground.page.locator("source-editor .cm-content").click();
    for (const text of ["A draft of the agent.", "Another draft."]) {
      await playground.page.keyboard.press("ControlOrMeta+a");
      await playground.page.keyboard.press("Backspace");
      await playground.page.keyboard.type(text);
    }
    await playground.run("older versions");
  },
  commands: async (playground) => {
    await playground.page.keyboard.press("ControlOrMeta+k");
    await playground.page.getByRole("combobox", { name: "Command, file or problem" }).fill("fi");
  },
  keys: async (playground) => {
    await playground.page.getByRole("button", { name: "More" }).click();
    await playground.page.getByRole("button", { name: "Keys" }).click();
  },
};

for (const [name, show] of Object.entries(views)) {
  for (const width of [1280, 360]) {
    for (const colorScheme of ["light", "dark"] as const) {
      test(`${name}, ${width} px, ${colorScheme}`, async ({ page }) => {
        const server = await serve(DIST, 0, "/");
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: width > 800 ? 720 : 740 });
        const playground = new Playground(page);
        await playground.visit(server.url);
        if (name !== "first visit") {
          await playground.open("api-reviewer.md", FILE);
          await page.getByRole("button", { name: "Close this message" }).click();
        }
        await show(playground, width < 800);
        const close = page.getByRole("button", { name: "Close this message" });
        if (await close.isVisible()) await close.click();
        await page.waitForTimeout(250);
        await page.screenshot({ path: new URL(file(name, width, colorScheme), PICTURES).pathname });
        await server.close();
      });
    }
  }
}

test("the page that shows them", () => {
  const shown = Object.keys(views).map((name) => {
    const pictures = [1280, 360].flatMap((width) => ["light", "dark"].map((scheme) => picture(name, width, scheme)));
    return `## ${name.charAt(0).toUpperCase()}${name.slice(1)}\n\n${pictures.join("\n")}\n`;
  });
  writeFileSync(new URL("README.md", PICTURES), `# Every view\n\nWide and narrow, light and dark; taken by \`make pictures\`.\n\n${shown.join("\n")}`);
});

function file(name: string, width: number, scheme: string): string {
  return `${name.replaceAll(" ", "-")}-${width > 800 ? "wide" : "narrow"}-${scheme}.png`;
}

function picture(name: string, width: number, scheme: string): string {
  const words = `${name}, ${width > 800 ? "wide" : "narrow"}, ${scheme}`;
  return `<img src="${file(name, width, scheme)}" width="${width > 800 ? 520 : 150}" alt="${words}">`;
}
