import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { CodeEditor } from "./fixtures/code_editor.ts";
import { Playground } from "./fixtures/playground.ts";
import { expect, test } from "./fixtures/walls.ts";

const BODY = `You read tides.

## What to read

- One harbour at a time, $ARGUMENTS first.
- [x] the table

| port | time |
| --- | --- |
| Kiel | 6:12 |

<task>
as it stands
</task>

## How to answer

One line. Ask for {{harbour}}[^1]. ~~No more~~

[^1]: It may be far.
`;
const DESCRIPTION = "Use when a harbour is named.\\n\\n<example>\\nContext: A harbour.\\nuser: 'Low tide?'\\nassistant: 'I ask.'\\n<commentary>It knows.</commentary>\\n</example>\\n<example>user: 'And?'";
const AGENT = `---\nname: tide\ndescription: "${DESCRIPTION}"\ntools: Read, grep\nmemory: project\n---\n\n${BODY}`;

async function preview(page: Page, text: string): Promise<Playground> {
  const playground = new Playground(page);
  await playground.visit();
  await playground.source.fill(text);
  await playground.show("Preview");
  return playground;
}

test.describe("the preview", () => {
  test("shows what is the author's, and what the client puts around it", async ({ page }) => {
    await preview(page, AGENT);
    const before = page.locator("details.addition").first();
    await expect(before).toContainText(/Claude Code [\d.]+ adds, before/);
    await expect(before.locator("p").first()).toBeHidden();
    await before.locator("summary").click();
    await expect(before.locator("p").first()).toBeVisible();
    await expect(page.locator(".addition code")).toHaveText("memory: project");
    await page.getByRole("button", { name: "As sent" }).click();
    expect(await page.locator("#prompt").textContent()).toBe(BODY.trim());
  });

  test("renders GitHub's Markdown, and tags as the text they are", async ({ page }) => {
    await preview(page, AGENT);
    const rendered = page.locator("#rendered");
    await expect(rendered.locator("h3")).toHaveText(["What to read", "How to answer"]);
    await expect(rendered.locator("th")).toHaveText(["port", "time"]);
    await expect(rendered.locator("td")).toHaveText(["Kiel", "6:12"]);
    await expect(rendered.locator("pre")).toHaveText("<task>\nas it stands\n</task>\n");
    await expect(rendered.locator("s")).toHaveText("No more");
    await expect(rendered.locator(".footnote")).toContainText("It may be far.");
    await expect(rendered.getByText("\u2611 the table")).toBeVisible();
  });

  test("shows examples as dialogues, says what is malformed, and shows them raw", async ({ page }) => {
    await preview(page, AGENT);
    const first = page.locator(".example").first();
    await expect(first.locator("dt")).toHaveText(["Context", "User", "Assistant", "Commentary"]);
    await expect(first.locator("dd")).toHaveText(["A harbour.", "Low tide?", "I ask.", "It knows."]);
    await expect(page.locator(".example").nth(1).locator(".severity")).toHaveText([
      "</example> is missing.",
      "Nobody answers: no line begins with assistant:.",
    ]);
    await page.getByRole("button", { name: "Raw" }).click();
    await expect(first.locator("pre")).toContainText("<commentary>It knows.</commentary>");
  });

  test("says of examples under a key of their own that no model sees them", async ({ page }) => {
    await preview(page, "---\nname: a\ndescription: b\nexamples:\n  - \"user: 'c'\\nassistant: 'd'\"\n---\nB");
    await expect(page.getByText("1 example under a key that Claude Code")).toBeVisible();
    await expect(page.locator(".example dd")).toHaveText(["c", "d"]);
    await page.setViewportSize({ width: 360, height: 700 });
    const pane = page.locator("#panel-scroll");
    expect(await pane.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  });

  test("shows values for placeholders, and writes none to the file", async ({ page }) => {
    const playground = await preview(page, AGENT);
    await page.getByText("To be filled in").click();
    await page.getByLabel("{{harbour}}").fill("<b>Kiel</b>");
    await expect(page.locator("#rendered mark")).toHaveText("<b>Kiel</b>");
    await expect(page.getByLabel("{{harbour}}")).toBeFocused();
    await expect(page.locator("#rendered .placeholder")).toHaveText("$ARGUMENTS");
    await expect(playground.source).toHaveValue(AGENT);
    await page.getByRole("button", { name: "As sent" }).click();
    expect(await page.locator("#prompt").textContent()).toBe(BODY.trim());
  });

  test("builds anew only the block that is typed in", async ({ page }) => {
    const playground = await preview(page, AGENT);
    const blocks = page.locator("#rendered .prose-part > *");
    const before = await blocks.evaluateAll((all) => {
      for (const block of all) block.setAttribute("data-was", "there");
      return all.length;
    });
    const fresh = page.locator("#rendered .prose-part > :not([data-was])");
    await playground.source.fill(AGENT.replace("as it stands", "as it stands here"));
    await expect(fresh).toHaveText([/as it stands here/]);
    await playground.source.fill(AGENT.replace("## How to answer", "One more.\n\n## How to answer"));
    await expect(fresh).toHaveText([/as it stands/, "One more."]);
    await playground.source.fill(AGENT);
    await expect(fresh).toHaveText([/as it stands/]);
    expect(await blocks.count()).toBe(before);
    await page.locator("#rendered").getByText("Kiel").click();
    await expect(page.locator("[data-here]")).toContainText("Kiel");
  });

  test("leads to the place in the editor, and back", async ({ page }) => {
    const playground = await preview(page, AGENT);
    const selected = () => playground.source.evaluate((source: HTMLTextAreaElement) => source.selectionStart);
    await page.locator("#rendered").getByText("as it stands").click();
    await expect(playground.source).toBeFocused();
    expect(await selected()).toBe(AGENT.indexOf("<task>"));
    await expect(page.locator("[data-here]")).toContainText("as it stands");
    await page.getByRole("navigation", { name: "Headings" }).getByRole("button", { name: "How to answer" }).click();
    await expect.poll(selected).toBe(AGENT.indexOf("## How to answer"));
    await expect(page.locator("[data-here]")).toHaveText("How to answer");
    await playground.source.evaluate((source: HTMLTextAreaElement, at) => source.setSelectionRange(at, at), AGENT.indexOf("6:12"));
    await playground.source.press("ArrowLeft");
    await expect(page.locator("[data-here]")).toHaveText("Kiel6:12");
  });

  test("says how large everything is", async ({ page }) => {
    await preview(page, AGENT);
    await expect(page.getByRole("row", { name: /Prompt/ })).toContainText(`${BODY.trim().length} characters`);
    await expect(page.getByRole("row", { name: /What to read/ })).toContainText("tokens");
  });

  test("is copied as a report, and printed without the page around it", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await preview(page, AGENT);
    await page.getByRole("button", { name: "Copy as Markdown report" }).click();
    await expect(page.getByText("Report copied.")).toBeVisible();
    const report = await page.evaluate(() => navigator.clipboard.readText());
    expect(report).toMatch(/^Claude Code [\d.]+: \*\*loads with losses\*\*/);
    expect(report).toContain("| Claude Code 2.1.328, plugin | loads");
    expect(report).toMatch(/\| Prompt \| \d+ \| \d+ \| \d+ \| \d+ % \|/);
    await page.emulateMedia({ media: "print" });
    await expect(page.locator("#rendered")).toBeVisible();
    await expect(page.locator(".bar")).toBeHidden();
    await expect(page.locator("#editor")).toBeHidden();
  });

  test("tells what the models will see otherwise once a fix is applied", async ({ page }) => {
    await preview(page, AGENT);
    await page.locator("#fix-all").click();
    const seen = page.locator(".section", { hasText: "The models will now see" });
    await expect(seen.locator(".seen-of")).toHaveText(["Listing"]);
    await expect(seen.locator(".diff-new")).toContainText("(Tools: Read, Grep");
    await page.getByLabel(/Write Grep/).uncheck();
    await expect(seen).toContainText("What they see stays the same, to the byte.");
  });

  test("tells what the models will see of every fix, conversion and file", async ({ page }) => {
    const playground = await preview(page, AGENT);
    await playground.show("Problems");
    const row = page.locator(".problem", { hasText: "grep" });
    if ((await row.locator(".problem-body").count()) === 0) await row.locator("summary").first().click();
    await row.getByText("The models will now see").click();
    await expect(row.locator(".seen-of")).toHaveText(["Listing"]);
    await expect(row.locator(".seen-of + .diff .diff-new")).toContainText("(Tools: Read, Grep");
    await expect(row).toContainText("Everything else that they see stays the same.");
    await playground.show("Export");
    const seen = page.locator(".section", { hasText: "The models will now see" });
    await expect(seen).toHaveCount(0);
    await page.locator(".target", { hasText: "OpenCode" }).click();
    await expect(seen.locator(".seen-of")).toHaveText(["Listing"]);
    await expect(seen.locator(".diff-old").last()).toContainText("(Tools: Read, grep");
    // What is not known is not compared.
    await page.locator(".target", { hasText: "Copilot" }).click();
    await expect(seen).toContainText("What they see stays the same, to the byte.");
  });

  test("says of a fix that brings an agent to life that no model saw it before", async ({ page }) => {
    const playground = await preview(page, "---\nname: tide\ndescription: 'Use it's time'\n---\nYou read tides.");
    await expect(page.getByText("No model sees anything of it.")).toBeVisible();
    await playground.show("Problems");
    await page.keyboard.press("ControlOrMeta+Shift+.");
    const seen = page.locator(".section", { hasText: "The models will now see" });
    await expect(seen.locator(".seen-of")).toHaveText(["Listing", "System prompt"]);
    await expect(seen).toContainText("Until now no model saw anything of this agent.");
  });

  test("says of each client what it tells, and what is not known", async ({ page }) => {
    const playground = await preview(page, "---\nname: tide\ndescription: Use when a harbour is named.\n---\nAsk for {{harbour}}.");
    const choose = (client: string) => playground.run(`Check for ${client}`);
    await choose("OpenCode");
    await playground.show("Preview");
    await expect(page.locator("#listing")).toHaveText("- tide: Use when a harbour is named.");
    await expect(page.getByText("What OpenCode 1.18.33 puts around it is not known: it was not recorded.")).toBeVisible();
    await expect(page.locator(".figures")).toContainText(/Listing\s*about 9 tokens$/);
    await choose("GitHub Copilot");
    await expect(page.getByText("How GitHub Copilot CLI 1.0.102 tells a model of its agents is not known")).toBeVisible();
    await expect(page.locator("#listing")).toHaveCount(0);
    await choose("Gemini");
    await expect(page.locator("#listing")).toContainText("<name>tide</name>");
    await expect(page.getByText("Gemini CLI 0.61.0 adds, after")).toBeVisible();
    await page.getByText("To be filled in").click();
    await expect(page.getByText("Any other name in ${…}, in code too, makes each call fail.")).toBeVisible();
  });

  test("shows the whole Listing in the client's order, against its budget", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    const agent = (name: string, words: number) => `---\nname: ${name}\ndescription: Use it. ${"Many words. ".repeat(words)}\n---\nB`;
    await playground.drop({
      "1.md": agent("Zeta", 1000), "2.md": agent("alpha", 2000), "3.md": agent("a-b", 1), "4.md": agent("a_b", 2100),
      "5.md": "---\nname: late\ndescription: Use: it\nno\n---\nB",
    });
    await expect(page.getByText("5 files opened")).toBeVisible();
    await page.keyboard.press("ControlOrMeta+k");
    await page.getByRole("combobox", { name: "Command, file or problem" }).fill("All agents");
    await page.keyboard.press("Enter");
    await page.getByText("The whole Listing, entry by entry").click();
    const entries = page.locator(".entries");
    await expect(entries.locator("tbody td:first-child")).toHaveText(["a_b", "a-b", "alpha", "Zeta"]);
    // A quarter of the characters of "name: description", as the program counts.
    const count = (name: string, words: number) => Math.round(`${name}: Use it. ${"Many words. ".repeat(words).trim()}`.length / 4);
    const counts = [count("a_b", 2100), count("a-b", 1), count("alpha", 2000), count("Zeta", 1000)];
    await expect(entries.locator("tbody .number")).toHaveText(counts.map((tokens) => tokens.toLocaleString("en")));
    const sum = counts.reduce((one, other) => one + other);
    await expect(entries.locator("tfoot")).toContainText(`4 entries${sum.toLocaleString("en")}`);
    await expect(page.getByText(`${(sum - 15000).toLocaleString("en")} tokens over`)).toBeVisible();
    await expect(page.getByText("No agent is cut or left out")).toBeVisible();
    await page.getByRole("button", { name: "As sent" }).click();
    expect((await page.locator("#whole-listing").textContent())?.split("\n").map((line) => line.slice(0, 8))).toEqual(["- a_b: U", "- a-b: U", "- alpha:", "- Zeta: "]);
    await page.locator(".overview").getByRole("button", { name: "Zeta" }).click();
    await playground.show("Preview");
    await expect(page.getByText(`One of 4 entries, which together take ${sum.toLocaleString("en")} of 15,000 tokens.`)).toBeVisible();
    await page.getByRole("button", { name: "The whole Listing" }).click();
    await expect(page.getByRole("heading", { name: "Listing budget" })).toBeVisible();
  });

  test("says where front matter became prompt", async ({ page }) => {
    await preview(page, "---\nname: a\ndescription: b --- c\nmodel: opus\n---\nB");
    await expect(page.getByText("The first 18 bytes were meant as front matter")).toBeVisible();
  });
});

for (const [scheme, width] of [["light", 1280], ["dark", 1280], ["light", 360], ["dark", 360]] as const) {
  test(`the preview can be used by everybody: ${scheme}, ${width} px wide`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 800 });
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("tide.md", AGENT);
    await playground.show("Preview");
    for (const part of await page.locator(".panel summary").all()) await part.click();
    await page.getByLabel("{{harbour}}").fill("Kiel");
    const axe = new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]);
    expect((await axe.analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
    const pane = page.locator("#panel-scroll");
    expect(await pane.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth), "nothing to scroll sideways").toBe(0);
  });
}

test.describe("a long prompt", () => {
  const line = (at: number) => `## Part ${at}\n\nSome words of **part ${at}**, and \`more\` of them, so that it is long.\n\n- one\n- two\n\n`;
  const LONG = `---\nname: a\ndescription: Use when b.\n---\n${Array.from({ length: 3000 }, (_, at) => line(at)).join("")}`;

  test("is built where it is seen", async ({ page }) => {
    const playground = new Playground(page);
    await playground.visit();
    await playground.open("long.md", LONG);
    await playground.show("Preview");
    const built = page.locator("#rendered [data-part]:has([data-at])");
    await expect(page.locator("#rendered [data-part]").nth(20)).toBeAttached();
    const atFirst = await built.count();
    expect(atFirst).toBeLessThan(16);
    await page.locator("#panel-scroll").evaluate((pane) => pane.scrollTo(0, pane.scrollHeight / 2));
    await expect.poll(() => built.count()).toBeGreaterThan(atFirst);
    expect(await built.count()).toBeLessThan(32);
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await expect(page.locator("#rendered h3").last()).toHaveText("Part 2999");
  });

  test.describe("beside the code editor", () => {
    test.use({ editor: "code" });

    test("scrolls in step with it", async ({ page }) => {
      const playground = new Playground(page);
      await playground.visit();
      const editor = new CodeEditor(page);
      await editor.isThere();
      await playground.open("long.md", LONG);
      await playground.show("Preview");
      await expect(page.locator("#rendered")).toContainText("Part 0");
      await editor.content.hover({ position: { x: 60, y: 60 } });
      await page.mouse.wheel(0, 9000);
      const atTop = () =>
        page.evaluate(() => {
          const top = document.querySelector("#panel-scroll")?.getBoundingClientRect().top ?? 0;
          const blocks = [...document.querySelectorAll("#rendered h3")];
          return Number(blocks.find((block) => block.getBoundingClientRect().bottom > top)?.textContent?.replace("Part ", ""));
        });
      const firstLine = () => editor.host.evaluate((host) => {
        const lines = [...(host.shadowRoot?.querySelectorAll(".cm-line") ?? [])];
        const top = host.getBoundingClientRect().top;
        const seen = lines.filter((line) => line.getBoundingClientRect().bottom > top);
        return Number(seen.find((line) => /^## Part/.test(line.textContent ?? ""))?.textContent?.replace("## Part ", ""));
      });
      await expect.poll(atTop).toBeGreaterThan(20);
      await expect.poll(async () => Math.abs((await atTop()) - (await firstLine()))).toBeLessThanOrEqual(2);
      await page.locator("#panel-scroll").hover();
      await page.mouse.wheel(0, 3000);
      const before = await firstLine();
      await expect.poll(firstLine).toBeGreaterThan(before - 1);
      await expect.poll(async () => Math.abs((await atTop()) - (await firstLine()))).toBeLessThanOrEqual(2);
    });
  });
});
