import { createServer, type IncomingHttpHeaders } from "node:http";
import { readdir } from "node:fs/promises";
import { CodeEditor } from "./fixtures/code_editor.ts";
import { Playground } from "./fixtures/playground.ts";
import { DIST, expect, test } from "./fixtures/walls.ts";
import { serve } from "./server.mjs";

// Nothing leaves the page. A whole session is worked through with a word in every text, while both ends are listened to:
// what the browser asks for, and what arrives at the host, to the byte.

const CANARY = "xylographer";
const FILE = `---
name: ${CANARY}-reviewer
description: Use when ${CANARY} things change: now.
tools: Read, grep, KillShell, ${CANARY}
color: ${CANARY}
${CANARY}: ${CANARY}
---

You review ${CANARY}. Ask \`${CANARY}-helper\`, see https://${CANARY}.invalid/a.png and ![${CANARY}](https://${CANARY}.invalid/b.png).

<img src="https://${CANARY}.invalid/c.png"> <a href="https://${CANARY}.invalid/" ping="https://${CANARY}.invalid/ping">${CANARY}</a>
`;

test.use({ editor: "code", serviceWorkers: "allow", permissions: ["clipboard-read", "clipboard-write"] });

interface Heard {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: number;
}

/** A host that writes down whatever arrives, before the one that answers. */
async function listening(): Promise<{ url: string; heard: Heard[]; close(): Promise<void> }> {
  const inner = await serve(DIST, 0);
  const heard: Heard[] = [];
  const outer = createServer((request, response) => {
    let bytes = 0;
    request.on("data", (part: Buffer) => { bytes += part.length; });
    request.on("end", async () => {
      heard.push({ method: request.method ?? "", path: request.url ?? "", headers: request.headers, bytes });
      const answer = await fetch(new URL(request.url ?? "", inner.url));
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
  });
  await new Promise<void>((open) => outer.listen(0, "127.0.0.1", open));
  const address = outer.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const close = async () => {
    outer.closeAllConnections();
    outer.close();
    await inner.close();
  };
  return { url: `http://127.0.0.1:${port}/`, heard, close };
}

/** What somebody does who uses all of it. */
async function session(playground: Playground, editor: CodeEditor): Promise<void> {
  const { page } = playground;
  await expect(page.locator("html[data-ready=true]")).toBeAttached();
  await editor.isThere();
  await playground.open(`${CANARY}.md`, FILE);
  await editor.goBehind("You review ");
  await page.keyboard.type(`the ${CANARY} `);
  await playground.fixAll();
  await page.keyboard.press("ControlOrMeta+z");
  for (const tab of ["Clients", "Preview", "Export", "Problems"] as const) await playground.show(tab);
  await playground.run("form");
  await page.getByLabel("Description", { exact: true }).fill(`Use when ${CANARY} asks.`);
  await playground.run("problems");
  await page.locator(".problem").first().locator("summary").click();
  await playground.run("rename the file");
  await page.locator("#rename").fill(`team/${CANARY}-2.md`);
  await page.keyboard.press("Enter");
  await playground.download();
  await playground.run("duplicate the file");
  await playground.drop({ [`${CANARY}-3.md`]: FILE, [`${CANARY}-4.md`]: FILE });
  await page.keyboard.press("ControlOrMeta+Shift+h");
  await page.getByLabel("Search all files").fill(CANARY);
  await expect(page.locator(".hit").first()).toBeVisible();
  await page.locator(".hit").first().click();
  await playground.run("older versions");
  await page.keyboard.press("Escape");
  await playground.run("delete the file");
  await page.evaluate((text) => navigator.clipboard.writeText(text), `https://github.com/${CANARY}/${CANARY}/blob/main/a.md`);
  await page.getByRole("tab", { name: "Problems" }).focus();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(page.getByRole("alert")).toContainText("This page fetches nothing");
  await page.getByRole("alert").getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("ControlOrMeta+Shift+s");
  const link = await page.getByLabel(/^Link, [0-9]+ characters$/).inputValue();
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.keyboard.press("Escape");
  await page.evaluate((hash) => { location.hash = hash; }, link.slice(link.indexOf("#")));
  await expect(page.getByText("You opened a shared file.")).toBeVisible();
  await page.getByRole("button", { name: "Keep a copy" }).click();
  await playground.saved();
}

test("a whole session tells the host nothing, and asks it for files of the build alone; the next one asks for none", async ({ page, context, walls }) => {
  test.setTimeout(120_000);
  const host = await listening();
  const asked: string[] = [];
  context.on("request", (request) => asked.push(request.url()));
  const files = (await readdir(DIST, { recursive: true })).map((path) => `/${path.replaceAll("\\", "/").replace(/(^|\/)index\.html$/, "$1")}`);
  const playground = new Playground(page);
  const editor = new CodeEditor(page);

  await playground.visit(host.url);
  await session(playground, editor);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const first = host.heard.splice(0);
  expect(first.filter(({ path }) => !files.includes(path)), "files of the build").toEqual([]);
  expect(first.filter(({ method, bytes }) => method !== "GET" || bytes > 0), "that are asked for").toEqual([]);
  const words = (heard: Heard) => `${heard.path}${JSON.stringify(heard.headers)}`;
  expect(first.filter((heard) => words(heard).includes(CANARY)), "without a word").toEqual([]);
  expect(first.filter(({ headers }) => headers.cookie ?? headers.referer?.includes("#")), "or a trace").toEqual([]);

  // The browser asks for the worker at each visit. Nothing else, and nothing later.
  await page.reload();
  await session(playground, editor);
  expect(host.heard.splice(0).map(({ method, path }) => `${method} ${path}`).filter((line) => line !== "GET /sw.js")).toEqual([]);

  // And with the network off.
  await host.close();
  await page.reload();
  await session(playground, editor);
  expect(asked.filter((url) => !url.startsWith("blob:") && !url.startsWith(host.url))).toEqual([]);
  expect(asked.filter((url) => !url.startsWith("blob:") && decodeURI(url).split("#")[0]?.includes(CANARY))).toEqual([]);
  expect(walls.breaches).toEqual([]);
});
