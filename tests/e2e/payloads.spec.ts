import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { CodeEditor } from "./fixtures/code_editor.ts";
import { Playground } from "./fixtures/playground.ts";
import { expect, test } from "./fixtures/walls.ts";

/** Texts that would do something, were they ever taken for HTML. */
const PAYLOADS = readFileSync(new URL("../fixtures/payloads.txt", import.meta.url), "utf8")
  .split("\n")
  .slice(2)
  .filter((line) => line !== "")
  .map((line) => String(JSON.parse(`"${line.replaceAll('"', '\\"')}"`)));

/** What a page of ours is made of. */
const ELEMENTS = "a article aside b blockquote body br button circle code dd del details div dl dt em footer form g h1 h2 h3 h4 h5 h6 head header hr html i input ins kbd label li link main mark meta nav noscript ol optgroup option p path pre rect script section select small source-editor span strong style sub summary sup svg symbol table tbody td template textarea tfoot th thead title tr s ul use datalist dialog fieldset legend img".split(" ");

/** Elements and attributes that a text must never become. */
async function strangers(page: Page): Promise<string[]> {
  return page.evaluate((known) => {
    const found: string[] = "__xss" in window ? ["the canary fired"] : [];
    const ofText = "#app script, #app style, #app link, #app img, #app meta, #app form, #app template, #app noscript, #rendered :is(svg, input, button, textarea)";
    for (const element of document.querySelectorAll(ofText)) found.push(`${element.localName} in the page`);
    for (const element of document.querySelectorAll("*")) {
      // How the embed looks: the page's own frame, which is fetched when somebody opens it.
      const isOwn = element.matches(".embed-preview > iframe[src*='/embed/#']");
      if (!known.includes(element.localName) && !isOwn) found.push(`element ${element.localName}`);
      for (const { name, value } of element.attributes) {
        if (/^on|^srcdoc$|^formaction$|^style$/.test(name)) found.push(`${element.localName} ${name}`);
        const address = /^(href|src|xlink:href|action|data)$/.test(name);
        if (address && element.closest("#app") && !/^(https?:|mailto:|#|\.\/|blob:|(docs\/)?[\w.-]*(#[\w-]*)?$)/i.test(value)) found.push(`${name}=${value}`);
      }
    }
    for (const element of document.querySelectorAll("#rendered *")) {
      for (const { name } of element.attributes) {
        if (!/^(class|data-(at|to|part|here)|href|target|rel|start)$/.test(name)) found.push(`${element.localName} ${name}`);
      }
    }
    return [...new Set(found)];
  }, ELEMENTS);
}

/** What holds a zero byte is no text: no file that has one is opened. */
const TEXTS = PAYLOADS.filter((payload) => !payload.includes("\0"));

const quoted = (text: string) => JSON.stringify(text);

/** A payload as the name of a file, as far as a system lets it be one. */
const named = (payload: string) => `${payload.replaceAll(/[\n/\\\u0000]/g, "").slice(0, 80)}.md`;

/** An agent that has payloads wherever it has words. */
function agent(some: string[]): string {
  const [first = ""] = some;
  const all = some.join(" ");
  const line = (text: string) => text.replaceAll("\n", " ");
  const example = `<example>user: '${all}' assistant: '${all}'</example>`;
  return `---\nname: ${quoted(first)}\ndescription: ${quoted(`${all} ${example}`)}\ntools: [${some.map(quoted).join(", ")}]\nmodel: ${quoted(all)}\ncolor: ${quoted(first)}\nmemory: project\n${quoted(first)}: ${quoted(all)}\n---\n# ${line(all)}\n\n## ${line(first)}\n\n{{${first}}} ${all}\n`;
}

/** Opens whatever is closed. */
async function unfold(rows: Locator): Promise<void> {
  await rows.evaluateAll((all) => {
    for (const row of all) row.setAttribute("open", "");
  });
}

async function clean(page: Page, where: string): Promise<void> {
  expect(await strangers(page), where).toEqual([]);
}

test.describe("a payload", () => {
  test("is text in the prompt, whatever it is", async ({ page }) => {
    test.setTimeout(120_000);
    const playground = new Playground(page);
    await playground.visit();
    await playground.source.fill("---\nname: a\ndescription: b\n---\nB");
    await playground.show("Preview");
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(150);
    for (const payload of PAYLOADS) {
      await playground.source.fill(`---\nname: a\ndescription: b\n---\n${payload}\n`);
      await clean(page, payload);
    }
    await playground.source.fill(`---\nname: a\ndescription: b\n---\n${PAYLOADS.join("\n\n")}\n`);
    await page.locator("#rendered").click();
    await clean(page, "all of them");
    await page.getByRole("button", { name: "As sent" }).click();
    await clean(page, "as sent");
  });

  test("is text in every view of a file", async ({ page }) => {
    test.setTimeout(300_000);
    const playground = new Playground(page);
    await playground.visit();
    for (let at = 0; at < TEXTS.length; at += 8) {
      const some = TEXTS.slice(at, at + 8);
      const [first = ""] = some;
      await playground.open(named(first), agent(some));
      await expect(playground.source).toHaveValue(/^---\nname/);
      await clean(page, `its toast: ${first}`);
      await expect(page, "the title is the name, letter by letter").toHaveTitle(`${named(first)} · Agent Playground`);
      for (const tab of ["Problems", "Clients", "Preview", "Export"] as const) {
        await playground.show(tab);
        await unfold(page.locator(".panel details"));
        await clean(page, `${tab}: ${first}`);
      }
      await page.locator(".target").nth(2).click();
      await clean(page, `converted: ${first}`);
      await page.getByRole("tab", { name: "Form" }).click();
      await clean(page, `Form: ${first}`);
      await page.keyboard.press("ControlOrMeta+k");
      await page.getByRole("combobox", { name: "Command, file or problem" }).fill(first.slice(0, 12));
      await clean(page, `palette: ${first}`);
      await page.keyboard.press("Escape");
      await page.keyboard.press("ControlOrMeta+Shift+s");
      await expect(page.getByRole("dialog")).toBeVisible();
      await clean(page, `share: ${first}`);
      await page.keyboard.press("Escape");
      await page.keyboard.press("ControlOrMeta+Shift+.");
      await clean(page, `review: ${first}`);
      await page.keyboard.press("Escape");
    }
  });

  test("is text in every list, hit and message of many files", async ({ page }) => {
    test.setTimeout(180_000);
    const playground = new Playground(page);
    await playground.visit();
    const files: Record<string, string> = {};
    for (const [at, payload] of TEXTS.entries()) {
      const text = agent([payload]).replaceAll(/^color: .*\n/gm, at % 2 === 0 ? "color: Red\n" : "");
      files[`${at} ${named(payload)}`] = at % 3 === 0 ? text.replace(/^tools: .*$/m, "tools: read") : text;
    }
    await playground.drop(files);
    await expect(page.locator(".rail li").nth(TEXTS.length - 1)).toBeAttached();
    await clean(page, "rail");
    await playground.run("All agents");
    await expect(page.getByRole("heading", { name: /agents, \d+ of them load/ })).toBeVisible();
    const more = page.getByRole("button", { name: /^Show all/ });
    for (let left = await more.count(); left > 0; left -= 1) await more.first().click();
    await expect(more).toHaveCount(0);
    await clean(page, "overview");
    await page.getByText("The whole Listing, entry by entry").click();
    await expect(page.locator(".entries tbody tr").first()).toBeVisible();
    await clean(page, "sizes of the Listing");
    await page.getByRole("button", { name: "As sent" }).click();
    await expect(page.locator("#whole-listing")).toContainText("__xss");
    await clean(page, "the whole Listing");
    await page.getByLabel("Search all files").fill("__xss");
    await expect(page.locator(".hit").first()).toBeVisible();
    await clean(page, "hits");
    await page.getByRole("button", { name: "Fix all in all files" }).click();
    await expect(page.getByRole("heading", { name: /^Safe fixes in \d+ files/ })).toBeVisible();
    await unfold(page.locator("details.change"));
    await expect(page.locator("details.change .diff").first()).toBeVisible();
    await clean(page, "fixes of all files");
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(page.getByText(/fixes applied in \d+ files/)).toBeVisible();
    await clean(page, "fixed");
    const rows = page.locator(".rail li button.file[id^=file-]");
    for (let left = 20; left > 0; left -= 1) {
      await rows.nth(left * 3).click();
      await expect(page.locator(".file-title")).toBeVisible();
      await playground.run("Delete the file");
      await expect(page.locator(".toast")).toBeVisible();
      await clean(page, "deleted");
    }
    await playground.run("All agents");
    await expect(page.getByRole("heading", { name: "Deleted" })).toBeVisible();
    await clean(page, "deleted files");
  });

  test.describe("in the code editor", () => {
    test.use({ editor: "code" });

    test("is text in its hovers, suggestions and marks", async ({ page }) => {
      // `make hostile` tries each of them.
      const step = Number(process.env.PAYLOAD_STEP ?? 6);
      test.setTimeout(1_440_000 / step);
      const playground = new Playground(page);
      await playground.visit();
      const editor = new CodeEditor(page);
      await editor.isThere();
      const inside = async (where: string) => {
        await clean(page, where);
        const found = await editor.host.evaluate((host) => {
          const all = host.shadowRoot?.querySelectorAll("script, iframe, object, embed, form, svg [onload], a:not([href^=https])") ?? [];
          return [...all].map((element) => element.outerHTML);
        });
        expect(found, where).toEqual([]);
      };
      const tip = editor.host.locator(".hover");
      for (const payload of TEXTS.filter((_, at) => at % step === 0)) {
        const text = `---\nname: a\ndescription: b\ncolor: x${quoted(payload).replaceAll('"', "")}\ntools: [${quoted(payload)}]\n---\n${payload}\n`;
        await playground.open("a.md", text);
        await editor.shows(text);
        const mark = editor.content.locator(".squiggle").first();
        if ((await mark.count()) > 0) {
          await mark.hover();
          await expect(tip).toBeVisible();
        }
        await inside(payload);
        await page.mouse.move(0, 0);
        await expect(tip).toHaveCount(0);
        await editor.goBehind("tools: [");
        await page.keyboard.press("Control+Space");
        await expect(editor.host.getByRole("listbox")).toBeVisible();
        await inside(`suggestions: ${payload}`);
        await page.keyboard.press("Escape");
      }
    });
  });
});
