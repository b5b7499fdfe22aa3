import type { Page } from "@playwright/test";
import { CodeEditor } from "./fixtures/code_editor.ts";
import { Playground } from "./fixtures/playground.ts";
import { test } from "./fixtures/walls.ts";

const FILE = "---\nname: a\ndescription: Use when: now\n---\n\nBody\n";

test.use({ editor: "code" });

async function withFile(page: Page): Promise<{ playground: Playground; editor: CodeEditor }> {
  const playground = new Playground(page);
  const editor = new CodeEditor(page);
  await playground.visit();
  await playground.open("a.md", FILE);
  await editor.isThere();
  await editor.shows(FILE);
  return { playground, editor };
}

test("a file that is come back to has its history again, with what the page did in it", async ({ page }) => {
  const { playground, editor } = await withFile(page);
  await page.getByRole("button", { name: "Fix", exact: true }).click();
  const fixed = FILE.replace("Use when: now", '"Use when: now"');
  await editor.shows(fixed);
  await editor.content.focus();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("more");
  await editor.shows(`${fixed}more`);
  await playground.open("b.md", "other");
  await editor.shows("other");
  await editor.content.focus();
  await page.keyboard.press("ControlOrMeta+z");
  await editor.shows("other");
  await page.locator(".rail .file", { hasText: "a.md" }).click();
  await editor.shows(`${fixed}more`);
  await editor.content.focus();
  for (const before of [fixed, FILE]) {
    await page.keyboard.press("ControlOrMeta+z");
    await editor.shows(before);
  }
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await editor.shows(fixed);
});

test("what is typed in one field of the form is one step, wherever it is taken back", async ({ page }) => {
  const { editor } = await withFile(page);
  await page.getByRole("tab", { name: "Form" }).click();
  const name = page.getByLabel("Name", { exact: true });
  await name.press("End");
  await name.pressSequentially("gent-of-tides");
  const named = FILE.replace("name: a", "name: agent-of-tides");
  await editor.shows(named);
  await page.getByLabel("blue").check();
  await editor.shows(named.replace("\n---\n\n", "\ncolor: blue\n---\n\n"));
  await page.keyboard.press("ControlOrMeta+z");
  await editor.shows(named);
  await editor.content.focus();
  await page.keyboard.press("ControlOrMeta+z");
  await editor.shows(FILE);
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await editor.shows(named);
});
