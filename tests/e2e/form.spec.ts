import { expect, test } from "./fixtures/walls";
import { Playground } from "./fixtures/playground";

const FILE = [
  "---",
  "name: api-reviewer # note",
  "description: Use this agent when an API changes. Examples: one",
  "tools: Read, grep",
  "color: Teal",
  "mood: calm",
  "hooks:",
  "  Stop: []",
  "---",
  "",
  "You review.",
  "",
].join("\n");

test("the form fills in the text by the smallest edit, and undo takes it back", async ({ page }) => {
  const playground = new Playground(page);
  await playground.visit();
  await playground.open("a.md", FILE);
  await page.getByRole("tab", { name: "Form" }).click();
  await page.getByLabel("Name", { exact: true }).fill("reviewer");
  await expect(playground.source).toHaveValue(FILE.replace("api-reviewer", "reviewer"));
  await page.getByLabel("blue").check();
  await expect(playground.source).toHaveValue(FILE.replace("api-reviewer", "reviewer").replace("Teal", "blue"));
  await page.keyboard.press("ControlOrMeta+z");
  await expect(playground.source).toHaveValue(FILE.replace("api-reviewer", "reviewer"));
});

test("a text that is no YAML when it stands bare is written so that it is", async ({ page }) => {
  const playground = new Playground(page);
  await playground.visit();
  await playground.open("a.md", FILE);
  await page.getByRole("tab", { name: "Form" }).click();
  const description = page.getByLabel("Description", { exact: true });
  await expect(description).toHaveValue("Use this agent when an API changes. Examples: one");
  await description.press("ControlOrMeta+End");
  await description.pressSequentially(", two");
  await expect(description).toHaveValue("Use this agent when an API changes. Examples: one, two");
  await expect(playground.source).toHaveValue(/\ndescription: "Use this agent when an API changes\. Examples: one, two"\n/);
  await expect(playground.source).toHaveValue(/\n\nYou review\.\n$/);
});

test("tools come and go one by one, and a wrong one says so", async ({ page }) => {
  const playground = new Playground(page);
  await playground.visit();
  await playground.open("a.md", FILE.replace("Examples: one", "It looks."));
  await page.getByRole("tab", { name: "Form" }).click();
  const tools = page.getByRole("list", { name: "Tools" });
  await expect(tools.getByRole("listitem")).toHaveCount(3);
  await page.getByLabel("Tools", { exact: true }).last().fill("Write");
  await page.keyboard.press("Enter");
  await expect(playground.source).toHaveValue(/\ntools: Read, grep, Write\n/);
  await page.getByRole("button", { name: "Remove Read" }).click();
  await expect(playground.source).toHaveValue(/\ntools: grep, Write\n/);
  await expect(page.locator(".field-says", { hasText: "grep is not a tool" })).toBeVisible();
});

test("what the form does not know is shown and kept", async ({ page }) => {
  const playground = new Playground(page);
  await playground.visit();
  await playground.open("a.md", FILE);
  await page.getByRole("tab", { name: "Form" }).click();
  await expect(page.getByRole("row", { name: "mood calm" })).toBeVisible();
  await page.getByText("More fields").click();
  await page.getByRole("button", { name: "Edit it in the text" }).click();
  await expect(playground.source).toBeFocused();
});

test("a new agent by form: the file is called as the agent, and a press leads to the prompt", async ({ page }) => {
  const playground = new Playground(page);
  await playground.visit();
  await playground.run("new agent blank");
  await page.getByRole("tab", { name: "Form" }).click();
  await page.getByLabel("Name", { exact: true }).fill("tide-reader");
  await page.getByRole("button", { name: "Call the file tide-reader.md" }).press("Enter");
  await expect(page.locator("h1")).toHaveText("tide-reader.md");
  await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
  await expect(page.getByRole("button", { name: /^Call the file/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Write the prompt" }).click();
  await expect(playground.source).toBeFocused();
  await page.keyboard.type("You read tide tables. ");
  await expect(playground.source).toHaveValue(/---\n\nYou read tide tables\. $/);
});

test("fields are called as people write them, for each client", async ({ page }) => {
  const playground = new Playground(page);
  await playground.visit();
  await playground.open("a.md", FILE);
  await page.getByRole("tab", { name: "Form" }).click();
  const labels = page.locator(".form :is(label, .field-label)");
  const says = async (client: string, ...words: string[]): Promise<void> => {
    await page.locator("#client").selectOption(client);
    for (const word of words) await expect(labels.filter({ hasText: new RegExp(`^${word}$`) })).toHaveCount(1);
    expect((await labels.allInnerTexts()).filter((label) => /[-_]|[a-z][A-Z]|\bmcp\b/.test(label.replace("Read-only", ""))), client).toEqual([]);
  };
  await says("claude-code", "Name", "Colour", "MCP servers", "Omit CLAUDE\\.md", "Permission mode");
  await says("copilot-cli", "MCP servers", "GitHub", "Disable model invocation");
  await says("gemini-cli", "MCP servers", "Timeout in minutes", "Max turns");
  await says("codex", "MCP servers", "Model reasoning effort");
  await says("cursor", "Read-only");
});
