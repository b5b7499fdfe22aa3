// How long a letter takes in the code editor, from the key to the paint that shows its squiggle, and for how long the
// main thread is busy with it: by the browser's own trace, one line a figure.
import { chromium } from "playwright-core";
import { launchOptions } from "../fixtures/chromium.mjs";
import { serve } from "../server.mjs";

const DIST = new URL("../../../dist/", import.meta.url).pathname;
const AGENT = "---\nname: skipper\ndescription: Use when a skipper asks when to leave.\ncolor: teal\n---\n\n";

const WARM = 20;
const LETTERS = 100;
const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel"];

/** @typedef {{ name: string, ph: string, ts: number, dur?: number, tdur?: number, pid: number, tid: number, args: { data?: { type?: string, duration?: number } } }} Traced */

const server = await serve(DIST, 0);
try {
  await measure("a small file", 0);
  await measure("256 KB", 256 * 1024);
} finally {
  await server.close();
}

/**
 * @param {string} name
 * @param {number} size
 */
async function measure(name, size) {
  const line = "Use when a skipper asks when to leave, not when the weather is meant. See **the table** first.\n\n";
  const text = AGENT + line.repeat(Math.ceil(Math.max(size - AGENT.length, line.length) / line.length));
  const browser = await chromium.launch(launchOptions);
  try {
    const page = await browser.newPage();
    await open(page, text);
    await type(page, WARM);
    await browser.startTracing(page, { categories: CATEGORIES });
    await type(page, LETTERS);
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
    const { painted, busy } = read(traceEvents);
    figure(`key to squiggle, ${name}`, painted, 50);
    figure(`main thread a key, ${name}`, busy, 16);
  } finally {
    await browser.close();
  }
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} text
 */
async function open(page, text) {
  await page.addInitScript((text) => {
    localStorage.setItem("agent-playground/current", "1");
    localStorage.setItem("agent-playground/draft/1", `agent-playground 1\nmeasured.md\n${text}`);
  }, text);
  await page.goto(server.url);
  await page.waitForSelector("html[data-ready=true]", { state: "attached" });
  await page.mouse.move(1, 1); // the code editor comes with the first sign of a hand
  await page.mouse.move(2, 2);
  await page.waitForSelector("source-editor#source", { state: "attached" });
  await page.evaluate(() => {
    const source = /** @type {any} */ (document.querySelector("#source"));
    const behind = source.value.indexOf("color: teal") + "color: teal".length;
    source.select(behind, behind, true);
  });
  await page.waitForSelector(".squiggle.is-warning");
  await page.waitForTimeout(1000); // the grammar reads the rest of a long text when nobody types
}

/**
 * Letters put behind a value that is not known and taken away again: each changes its squiggle. The pause is that of
 * a fast typist.
 * @param {import("playwright-core").Page} page
 * @param {number} letters
 */
async function type(page, letters) {
  for (let letter = 0; letter < letters; letter += 1) {
    await page.keyboard.press(letter % 2 ? "Backspace" : "x");
    await page.waitForTimeout(120);
  }
  const shown = await page.locator(".squiggle.is-warning").first().innerText();
  if (shown !== "teal") throw new Error(`the squiggle is under ${shown}`);
}

/**
 * Milliseconds from each key to the paint after it, and of the longest task in between.
 * @param {Traced[]} events
 */
function read(events) {
  const keys = events.filter(({ name, ph, args }) => name === "EventTiming" && ph === "b" && args.data?.type === "keydown");
  if (keys.length < LETTERS) throw new Error(`the trace has ${keys.length} keys of ${LETTERS}`);
  const tasks = events.filter(({ name, pid, tid }) => name === "RunTask" && pid === keys[0]?.pid && tid === keys[0]?.tid);
  const painted = keys.map(({ args }) => args.data?.duration ?? Number.NaN);
  const busy = keys.map(({ ts }, key) => {
    const end = ts + (painted[key] ?? 0) * 1000;
    const own = tasks.filter((task) => task.ts + (task.dur ?? 0) > ts && task.ts < end);
    // The thread's own time, where the trace has it: what other programs take of the processor is not the page's.
    return own.reduce((longest, { dur = 0, tdur = dur }) => Math.max(longest, tdur / 1000), 0);
  });
  return { painted, busy };
}

/**
 * @param {string} name
 * @param {number[]} times
 * @param {number} goal
 */
function figure(name, times, goal) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(1);
  console.log(`bench-editor ${name}\t${at(0.95)}\tms, 95 % of ${times.length} keys below, goal ${goal}; median ${at(0.5)}, worst ${at(1)}`);
}
