// How long the main thread is busy with the preview: for a letter typed beside it, and while a prompt of 1 MB is
// scrolled through. By the browser's own trace, one line a figure.
import { chromium } from "playwright-core";
import { launchOptions } from "../fixtures/chromium.mjs";
import { serve } from "../server.mjs";

const DIST = new URL("../../../dist/", import.meta.url).pathname;
const AGENT = "---\nname: skipper\ndescription: Use when a skipper asks when to leave.\n---\n\n";
const SECTION = "## A heading\n\nSome *words* of `code` and **more** of them, as prompts have.\n\n- one\n- two\n\n```sh\necho\n```\n\n";
const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel"];
const LETTERS = 60;

/** @typedef {{ name: string, ts: number, dur?: number, tdur?: number, pid: number, tid: number }} Traced */

const server = await serve(DIST, 0);
const browser = await chromium.launch(launchOptions);
try {
  await type(await open(14 * 1024), 16);
  await scroll(await open(1000 * 1024), 50);
} finally {
  await browser.close();
  await server.close();
}

/** @param {number} size */
async function open(size) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.addInitScript((text) => {
    localStorage.setItem("agent-playground/current", "1");
    localStorage.setItem("agent-playground/draft/1", `agent-playground 1\nmeasured.md\n${text}`);
  }, AGENT + SECTION.repeat(size / SECTION.length));
  await page.goto(server.url);
  await page.waitForSelector("html[data-ready=true]", { state: "attached" });
  await page.mouse.move(1, 1); // the code editor comes with the first sign of a hand
  await page.mouse.move(2, 2);
  await page.waitForSelector("source-editor#source", { state: "attached" });
  await page.getByRole("tab", { name: "Preview" }).click();
  await page.waitForSelector("#rendered h3");
  await page.waitForTimeout(2000);
  return page;
}

/**
 * @param {import("playwright-core").Page} page
 * @param {number} goal
 */
async function type(page, goal) {
  await page.evaluate(() => {
    const source = /** @type {any} */ (document.querySelector("#source"));
    const at = source.value.indexOf("Some *words*");
    source.select(at, at, true);
  });
  const letter = async (/** @type {number} */ at) => {
    await page.keyboard.press(at % 2 ? "Backspace" : "x");
    await page.waitForTimeout(80);
  };
  for (let at = 0; at < 20; at += 1) await letter(at);
  const busy = [];
  for (let at = 0; at < LETTERS; at += 1) busy.push(await longest(page, () => letter(at)));
  figure("main thread a key, 14 KB", busy, goal, "keys");
}

/**
 * @param {import("playwright-core").Page} page
 * @param {number} goal
 */
async function scroll(page, goal) {
  await page.locator("#panel-scroll").hover();
  const busy = [];
  for (let at = 0; at < 60; at += 1) {
    busy.push(await longest(page, async () => {
      await page.mouse.wheel(0, at % 6 === 5 ? 20_000 : 1200);
      await page.waitForTimeout(120);
    }));
  }
  figure("main thread a scroll, 1 MB", busy, goal, "scrolls");
}

/**
 * Milliseconds of the longest task while something happens: the thread's own time, where the trace has it.
 * @param {import("playwright-core").Page} page
 * @param {() => Promise<void>} act
 */
async function longest(page, act) {
  await browser.startTracing(page, { categories: CATEGORIES });
  await act();
  /** @type {{ traceEvents: Traced[] }} */
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const main = new Set(traceEvents.filter(({ name }) => name === "UpdateLayoutTree" || name === "Layout" || name === "FunctionCall").map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = traceEvents.filter(({ name, pid, tid }) => name === "RunTask" && main.has(`${pid} ${tid}`));
  return tasks.reduce((longest, { dur = 0, tdur = dur }) => Math.max(longest, tdur / 1000), 0);
}

/**
 * @param {string} name
 * @param {number[]} times
 * @param {number} goal
 * @param {string} unit
 */
function figure(name, times, goal, unit) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(1);
  console.log(`bench-preview ${name}\t${at(0.95)}\tms, 95 % of ${times.length} ${unit} below, goal ${goal}; median ${at(0.5)}, worst ${at(1)}`);
}
