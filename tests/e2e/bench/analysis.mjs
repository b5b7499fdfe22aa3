// How long the page takes to analyse a text, by its own entries in the browser's timeline: one line a figure.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { chromium } from "playwright-core";
import { launchOptions } from "../fixtures/chromium.mjs";
import { serve } from "../server.mjs";

const DIST = new URL("../../../dist/", import.meta.url).pathname;
const SEEDS = new URL("../../../../shared/seeds/", import.meta.url);
const FIXTURE = new URL("../../fixtures/quoted-at-column-0.md", import.meta.url);

const STARTS = 10;

/** @typedef {{ analyses: number[], inputs: number[] }} Times Milliseconds, in the order they were taken. */
/** @typedef {typeof globalThis & { analyses: number[] }} Measured What `collect` makes of a page. */

// Only an isolated page has a clock of 5 µs; others are told tenths of a millisecond.
const server = await serve(DIST, 0, "/", [["Cross-Origin-Embedder-Policy", "require-corp"]]);
const seed = subject();
const usual = readFileSync(new URL("../../fixtures/clean.md", import.meta.url), "utf8");
try {
  await first(seed.name, seed.text);
  await typing(seed.name, seed.text, 50, 200, 0.5);
  await typing("256 KB, prompt", grown(seed.text, /$/), 10, 40, 16);
  await typing("256 KB, description in a block", grown(usual, /(?<=^description: ).*\n/m, "|\n"), 10, 40, 16);
} finally {
  await server.close();
}

/** The seed that the goals are set for; where it is absent, a small one of our own. */
function subject() {
  const name = existsSync(SEEDS) && readdirSync(SEEDS).find((name) => name.startsWith("004"));
  if (name) return { name: "seed 004", text: readFileSync(new URL(name, SEEDS), "utf8") };
  console.log("skipped: no shared data; measuring on tests/fixtures");
  return { name: "a fixture", text: readFileSync(FIXTURE, "utf8") };
}

/**
 * A text of 256 KB: lines of prose are put in the place that the pattern finds.
 * @param {string} text
 * @param {RegExp} place
 * @param {string} before
 */
function grown(text, place, before = "") {
  const line = `  Use when a skipper asks when to leave, not when the weather is meant. See **the table** first.\n`;
  const lines = line.repeat(Math.ceil((256 * 1024 - text.length) / line.length));
  return text.replace(place, () => before + lines);
}

/**
 * What a page analyses until it is ready: its sample, and the file it takes up again. Each in a browser of its
 * own, where nothing is compiled yet.
 * @param {string} name
 * @param {string} text
 */
async function first(name, text) {
  const kept = await inPage(undefined, async (page, context) => {
    await open(page, text);
    await page.waitForFunction(() => document.querySelector(".status")?.textContent?.includes("Saved in this browser"));
    return context.storageState({ indexedDB: true });
  });
  /** @type {number[]} */
  const times = [];
  for (let start = 0; start < STARTS; start += 1) {
    const analyses = await inPage(kept, (page) => page.evaluate(() => /** @type {Measured} */ (globalThis).analyses));
    times.push(analyses.reduce((sum, time) => sum + time, 0));
  }
  figure(`first analysis ${name}`, times, "starts of a browser", 10);
}

/**
 * @param {string} name
 * @param {string} text
 * @param {number} warm letters typed before it counts
 * @param {number} count letters that count
 * @param {number} goal
 */
async function typing(name, text, warm, count, goal) {
  const { analyses, inputs } = await inPage(undefined, async (page) => {
    await open(page, text);
    return page.evaluate(type, warm + count);
  });
  figure(`analysis ${name}`, analyses.slice(-count), "letters typed", goal);
  figure(`input ${name}`, inputs.slice(-count), "letters typed, with the drawing of what changed");
}

/**
 * A letter is typed at the end, and taken away again.
 * @param {number} count
 * @returns {Promise<Times>}
 */
async function type(count) {
  const source = /** @type {HTMLTextAreaElement} */ (document.querySelector("#source"));
  const settled = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  await settled();
  const { analyses } = /** @type {Measured} */ (globalThis);
  analyses.length = 0;
  /** @type {number[]} */
  const inputs = [];
  for (let letter = 0; letter < count; letter += 1) {
    const begin = performance.now();
    source.value = letter % 2 ? source.value.slice(0, -1) : `${source.value}x`;
    source.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await new Promise((done) => setTimeout(done)); // what follows from an event waits in a queue before this
    inputs.push(performance.now() - begin);
    await settled();
  }
  return { analyses, inputs };
}

/**
 * @template T
 * @param {import("playwright-core").BrowserContextOptions["storageState"]} kept
 * @param {(page: import("playwright-core").Page, context: import("playwright-core").BrowserContext) => Promise<T>} use
 * @returns {Promise<T>}
 */
async function inPage(kept, use) {
  const browser = await chromium.launch(launchOptions);
  try {
    const context = await browser.newContext(kept ? { storageState: kept } : {});
    await context.addInitScript(collect);
    const page = await context.newPage();
    // The browser is told in its own time that files are chosen here.
    page.on("filechooser", () => undefined);
    await page.goto(server.url);
    await page.waitForSelector("html[data-ready=true]", { state: "attached" });
    if (!(await page.evaluate(() => crossOriginIsolated))) throw new Error("the page is not isolated: its clock is too coarse");
    return await use(page, context);
  } finally {
    await browser.close();
  }
}

/** Runs in the page before anything else. */
function collect() {
  // A text field is what can be filled and read at once.
  localStorage.setItem("agent-playground/editor", "plain");
  // The picker of an input can be answered from here, that of the File System Access API cannot.
  Reflect.deleteProperty(window, "showOpenFilePicker");
  /** @type {number[]} */
  const analyses = (/** @type {Measured} */ (globalThis).analyses = []);
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntriesByName("analysis", "measure")) analyses.push(entry.duration);
  });
  observer.observe({ entryTypes: ["measure"] });
}

/**
 * Through the file picker, as a user does.
 * @param {import("playwright-core").Page} page
 * @param {string} text
 */
async function open(page, text) {
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("ControlOrMeta+o");
  await (await chooser).setFiles({ name: "measured.md", mimeType: "text/markdown", buffer: Buffer.from(text) });
  await page.waitForFunction((text) => document.querySelector("textarea")?.value === text, text);
}

/**
 * @param {string} name
 * @param {number[]} times
 * @param {string} of
 * @param {number} [goal]
 */
function figure(name, times, of, goal) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(3);
  const aim = goal === undefined ? "" : `, goal ${goal}`;
  console.log(`bench-wasm ${name}\t${at(0.5)}\tms, median of ${times.length} ${of}${aim}; best ${at(0)}, 95 % below ${at(0.95)}`);
}
