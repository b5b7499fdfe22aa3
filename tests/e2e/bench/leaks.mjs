// What an hour of use leaves behind. The same round of actions is done again and again; after each tenth of it the page is
// brought into the same state and counted: elements, listeners, JavaScript's heap after what nobody holds is gone, and the
// program's own memory. From the mark at which all is warm to the end nothing may grow by more than a tenth.
//   node leaks.mjs [actions]
import { chromium } from "playwright-core";
import { launchOptions } from "../fixtures/chromium.mjs";
import { serve } from "../server.mjs";
import { collect, memory, ready } from "./measure.mjs";

const DIST = new URL("../../../dist/", import.meta.url).pathname;
const ACTIONS = Number(process.argv[2] ?? 2000);
const MOST = 1.1;

const server = await serve(DIST, 0);
const browser = await chromium.launch(launchOptions);
try {
  const context = await browser.newContext({ serviceWorkers: "block", viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Performance.enable");
  await page.goto(server.url);
  await ready(page);
  await page.mouse.move(5, 5);
  await page.locator("source-editor#source").waitFor();
  await page.evaluate(open);
  await page.locator(".rail li").nth(3).waitFor();

  const actions = round(page);
  const marks = [];
  for (let done = 0; done < ACTIONS; done += 1) {
    const [name, act] = actions[done % actions.length] ?? ["", async () => undefined];
    await act().catch((error) => { throw new Error(`action ${done}, ${name}: ${error.message}`); });
    if ((done + 1) % Math.round(ACTIONS / 10) === 0) marks.push(await count(page, client));
  }
  // By then the browser has compiled what is used again and again.
  const warm = marks[2] ?? marks[0];
  const last = marks.at(-1);
  if (!warm || !last) throw new Error("nothing was counted");
  for (const [name, unit] of /** @type {const} */ ([["elements", ""], ["listeners", ""], ["heap", " MB"], ["program", " MB"]])) {
    const growth = last[name] / warm[name];
    console.log(`${name} after ${ACTIONS} actions\t${last[name]}${unit}\t${growth > 1 ? "+" : ""}${((growth - 1) * 100).toFixed(1)} % since action ${(ACTIONS * 3) / 10}; on the way ${marks.map((mark) => mark[name]).join(", ")}`);
    if (growth > MOST) {
      console.error(`${name} grew by more than a tenth`);
      process.exitCode = 1;
    }
  }
} finally {
  await browser.close();
  await server.close();
}

/**
 * One round, after which the files are as before it.
 * @param {import("playwright-core").Page} page
 * @returns {[string, () => Promise<unknown>][]}
 */
function round(page) {
  const press = (/** @type {string} */ keys) => () => page.keyboard.press(keys);
  const closed = (/** @type {string} */ keys) => async () => {
    await page.keyboard.press(keys);
    await page.waitForFunction(() => !document.querySelector("dialog[open], :popover-open"));
  };
  const file = (/** @type {number} */ at) => () => page.locator(".rail .file").nth(at).click();
  const tab = (/** @type {string} */ name) => () => page.getByRole("tab", { name }).click();
  const run = (/** @type {string} */ command) => async () => {
    await page.keyboard.press("ControlOrMeta+k");
    await page.getByRole("combobox", { name: "Command, file or problem" }).fill(command);
    await page.keyboard.press("Enter");
    await page.locator("#palette").waitFor({ state: "hidden" });
  };
  const write = (/** @type {string} */ words) => async () => {
    await page.locator("source-editor#source .cm-content").focus();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.type(words);
  };
  const erase = (/** @type {number} */ letters) => async () => {
    for (let letter = 0; letter < letters; letter += 1) await page.keyboard.press("Backspace");
  };
  return [
    ["show a file", file(0)],
    ["write", write("tide `x` ")],
    ["erase", erase(9)],
    ["show another file", file(1)],
    ["fix", press("F8")],
    ["fix", press("ControlOrMeta+.")],
    ["undo", press("ControlOrMeta+z")],
    ["clients", tab("Clients")],
    ["open a client", () => page.locator(".client summary").nth(1).click()],
    ["preview", tab("Preview")],
    ["form", run("form")],
    ["export", tab("Export")],
    ["problems", tab("Problems")],
    ["open a problem", () => page.locator(".problem summary").first().click()],
    ["close it", () => page.locator(".problem summary").first().click()],
    ["review all", press("ControlOrMeta+Shift+.")],
    ["leave it", press("Escape")],
    ["all agents", run("All agents")],
    ["fix all in all files", run("Fix all in all files")],
    ["leave it", press("Escape")],
    ["search", press("ControlOrMeta+Shift+h")],
    ["search", () => page.getByLabel("Search all files").fill("tide")],
    ["show a third file", file(2)],
    ["share", press("ControlOrMeta+Shift+s")],
    ["the link", () => page.locator("#share-url").waitFor()],
    ["close it", closed("Escape")],
    ["commands", press("ControlOrMeta+k")],
    ["close them", closed("Escape")],
    ["keys", run("List of keys")],
    ["close them", closed("Escape")],
    ["older versions", run("Older versions of the file")],
    ["leave them", press("Escape")],
    ["rename", run("Rename the file")],
    ["leave it", press("Escape")],
    ["duplicate", run("Duplicate the file")],
    ["delete", run("Delete the file")],
    ["dark", run("Dark theme")],
    ["of the system", run("Theme of the system")],
    ["another client", () => page.locator("#client").selectOption({ index: 3 })],
    ["the one before", () => page.locator("#client").selectOption({ index: 0 })],
  ];
}

/**
 * In the state in which each count is made.
 * @param {import("playwright-core").Page} page
 * @param {import("playwright-core").CDPSession} client
 */
async function count(page, client) {
  await page.locator(".rail .file").nth(3).click();
  await page.getByRole("tab", { name: "Problems" }).click();
  await page.getByText("Saved in this browser").waitFor({ state: "attached" });
  const close = page.getByRole("button", { name: "Close this message" });
  if (await close.count()) await close.click();
  await page.waitForTimeout(1000); // timers of what was closed
  await collect(client);
  const { metrics } = await client.send("Performance.getMetrics");
  const metric = (/** @type {string} */ name) => metrics.find((one) => one.name === name)?.value ?? 0;
  const { heap, wasm } = await memory(page, client);
  return { elements: metric("Nodes"), listeners: metric("JSEventListeners"), heap: Number((heap / 1e6).toFixed(2)), program: Number((wasm / 1e6).toFixed(2)) };
}

async function open() {
  const data = new DataTransfer();
  for (let at = 0; at < 4; at += 1) {
    const text = `---\nname: agent-${at}\ndescription: Use when: tide ${at} turns.\ntools: Read, grep, KillShell\ncolor: teal\n---\n\n# Tide ${at}\n\n${"Look at each part of the tide in turn, and say what you found.\n".repeat(30)}\n`;
    data.items.add(new File([text], `agent-${at}.md`));
  }
  dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}
