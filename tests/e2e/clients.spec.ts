import { readFile } from "node:fs/promises";
import { Playground } from "./fixtures/playground.ts";
import { expect, test } from "./fixtures/walls.ts";

const COLON = "---\nname: helper\ndescription: Use when: asked.\ntools: Read, Grep\nmodel: sonnet\n---\n\nYou help.\n";

test.describe("every client", () => {
  test("has a row, and all follow the text", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("helper.md", COLON);
    await playground.show("Clients");
    const row = (name: string) => page.locator(".client", { hasText: name });
    await expect(page.locator(".client")).toHaveCount(9);
    await expect(page.locator(".client").first()).toContainText("Claude Code");
    await expect(row("Gemini CLI")).toContainText("Refused");
    await expect(row("Codex")).toContainText("Refused");
    await playground.source.fill(COLON.replace("Use when: asked.", '"Use when: asked."').replace("tools: Read, Grep\nmodel: sonnet\n", ""));
    await expect(row("Gemini CLI").locator(".severity")).toHaveText("Loads");
    await row("Gemini CLI").locator("summary").click();
    await expect(row("Gemini CLI").locator("tr", { hasText: "description" })).toContainText("the same");
  });

  test("says where in the text its reason stands", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("helper.md", COLON);
    await playground.show("Clients");
    await page.locator(".client", { hasText: "GitHub Copilot" }).locator("summary").click();
    await page.locator(".client", { hasText: "GitHub Copilot" }).getByRole("button", { name: "3:" }).click();
    await expect(playground.source).toBeFocused();
    const line = () => playground.source.evaluate((area: HTMLTextAreaElement) => area.value.slice(0, area.selectionStart).split("\n").length);
    await expect.poll(line).toBe(3);
  });

  test("is chosen by the place and name of a file that is opened, and the rules speak for it", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("helper.agent.md", COLON);
    await expect(page.locator("#client")).toHaveValue("copilot-cli");
    await page.locator("#client").selectOption({ label: "Gemini CLI 0.61.0" });
    await playground.source.fill("---\nname: helper\ndescription: Use when asked.\nmood: calm\n---\n\nYou help.\n");
    await expect(playground.problems.first()).toContainText("Gemini CLI refuses the file");
  });
});

test.describe("the file that another client needs", () => {
  test("is shown with its place and what gets lost, and taken away", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("helper.md", COLON);
    await playground.show("Export");
    await page.locator(".target", { hasText: "OpenCode" }).click();
    await expect(page.getByRole("heading", { name: "The file for OpenCode" })).toBeVisible();
    await expect(page.locator(".facts code")).toHaveText(".opencode/agent/helper.md");
    await expect(page.locator(".quote")).toContainText("mode: subagent");
    await expect(page.locator(".loss").first()).toBeVisible();
    await page.locator(".target", { hasText: "Codex" }).click();
    await expect(page.locator(".quote")).toContainText('name = "helper"');
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download", exact: true }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe("helper.toml");
    expect(await readFile(await download.path(), "utf8")).toContain("You help.");
  });

  test("goes into a zip with the folders of a project, beside the others that are ticked", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("helper.md", COLON);
    await playground.show("Export");
    await page.getByRole("checkbox", { name: /^OpenCode/ }).check();
    await page.getByRole("checkbox", { name: /^Gemini CLI/ }).check();
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download 2 files as zip" }).click();
    const bytes = await readFile(await (await coming).path());
    for (const part of [".opencode/agent/helper.md", ".gemini/agents/helper.md"]) expect(bytes.includes(part)).toBe(true);
  });
});
