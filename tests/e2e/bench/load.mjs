// What a large workspace costs: 1,000 agents and one file of 1 MiB, each with thirty older versions. Time from the visit
// until the page can be used, until all files are read, of what is then done, and the memory of it: one line a figure.
import { chromium } from "playwright-core";
import { launchOptions } from "../fixtures/chromium.mjs";
import { serve } from "../server.mjs";
import { collect, memory, ready, since } from "./measure.mjs";

const DIST = new URL("../../../dist/", import.meta.url).pathname;
const COUNT = 1000;
const VERSIONS = 30;
const LARGE = 1024 * 1024;

const server = await serve(DIST, 0);
const browser = await chromium.launch(launchOptions);
try {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await page.goto(server.url);
  await ready(page);
  await collect(client);
  const empty = await memory(page, client);
  console.log(`memory of the page alone\t${empty.all} MB\t${empty.words}`);
  const { bytes, took } = await page.evaluate(fill, { count: COUNT, versions: VERSIONS, large: LARGE });
  console.log(`kept in the browser\t${(bytes / 1e6).toFixed(1)} MB\t${COUNT} agents and a file of 1 MiB, ${VERSIONS} versions of each; written in ${(took / 1000).toFixed(1)} s`);

  const from = performance.now();
  await page.reload();
  await ready(page);
  console.log(`start with all of it\t${since(from)} ms\tfrom the visit until the page can be used`);
  await page.waitForFunction((count) => document.querySelectorAll(".rail li").length === count, COUNT + 1, { timeout: 60_000 });
  console.log(`all files listed\t${since(from)} ms\tfrom the visit`);
  await page.evaluate(watchTasks);
  await run(page, "All agents");
  await page.waitForFunction(() => document.querySelectorAll(".overview tbody tr").length > 0 && !/…|Reading/.test(document.querySelector(".overview h2")?.textContent ?? ""), undefined, { timeout: 120_000 });
  await settled(page);
  console.log(`all files read\t${since(from)} ms\tfrom the visit`);
  console.log(`longest task while they are read\t${await page.evaluate(longestTask)} ms\t0 is less than 50`);

  await figure("another file shown", "from the click to the paint with its text", async () => {
    await page.locator(".rail .file").nth(500).click();
    await page.waitForFunction(() => document.querySelector("h1")?.textContent?.startsWith("agent-"));
  });
  await figure("a letter typed", "until it is in the text and painted", async () => {
    await page.locator("#source").focus();
    await page.keyboard.press("x");
  });
  await figure("a word searched for in all files", "until the hits are shown", async () => {
    await page.keyboard.press("ControlOrMeta+Shift+h");
    await page.getByLabel("Search all files").fill("harbour 77");
    await page.locator(".hit").first().waitFor();
  });
  await figure("the file of 1 MiB shown", "from the palette to the paint with its text", async () => {
    await run(page, "large.md");
    await page.waitForFunction((large) => (/** @type {HTMLTextAreaElement | null} */ (document.querySelector("#source"))?.value.length ?? 0) >= large - 10, LARGE);
  });
  await figure("its older versions shown", "thirty of 1 MiB", async () => {
    await run(page, "Older versions of the file");
    await page.waitForFunction((versions) => document.querySelectorAll(".version").length === versions, VERSIONS);
  });
  await page.keyboard.press("Escape");
  await figure("a change saved", "from the letter until it is in the database", async () => {
    await run(page, "agent-700.md");
    await page.locator("#source").focus();
    await page.keyboard.press("x");
    await page.getByText("Saving…").waitFor({ state: "attached" });
    await page.getByText("Saved in this browser").waitFor({ state: "attached" });
  });
  await collect(client);
  const full = await memory(page, client);
  console.log(`memory with all of it\t${full.all} MB\t${full.words}`);

  /**
   * @param {string} name
   * @param {string} what
   * @param {() => Promise<void>} act
   */
  async function figure(name, what, act) {
    await page.evaluate(watchTasks);
    const from = performance.now();
    await act();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    console.log(`${name}\t${since(from)} ms\t${what}; longest task ${await page.evaluate(longestTask)} ms`);
  }
} finally {
  await browser.close();
  await server.close();
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} command
 */
async function run(page, command) {
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox", { name: "Command, file or problem" }).fill(command);
  await page.keyboard.press("Enter");
}

/** @param {import("playwright-core").Page} page */
async function settled(page) {
  // No work for a second.
  await page.evaluate(async () => {
    let before = "";
    for (let same = 0; same < 4; same += 1) {
      await new Promise((done) => setTimeout(done, 250));
      const now = document.querySelector(".status")?.textContent ?? "";
      if (now !== before) same = 0;
      before = now;
    }
  });
}

function watchTasks() {
  const watched = /** @type {{ tasks?: number[] }} */ (window);
  if (watched.tasks) {
    watched.tasks.length = 0;
    return;
  }
  const tasks = (watched.tasks = /** @type {number[]} */ ([]));
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((task) => task.duration))).observe({ type: "longtask" });
}

function longestTask() {
  return Math.round(Math.max(0, .../** @type {{ tasks?: number[] }} */ (window).tasks ?? []));
}

/**
 * Writes the records as the page does, and leaves the rest to it.
 * @param {{ count: number, versions: number, large: number }} wanted
 */
async function fill({ count, versions, large }) {
  const from = performance.now();
  /** @param {number} at @param {number} version */
  const agent = (at, version) => `---\nname: agent-${at}\ndescription: Use when: ${at} harbour ${at % 100} tables are read, version ${version}.\ntools: Read, grep\n---\n\n${`Look at each part of harbour ${at} in turn, and say what you found. `.repeat(40)}\n`;
  const line = "A line of words that say nothing much at all.\n";
  /** @param {number} version */
  const long = (version) => `---\nname: large\ndescription: Version ${version} of many.\n---\n\n${line.repeat(large / line.length)}`.slice(0, large - 1).padEnd(large, "x");
  let bytes = 0;
  const opening = indexedDB.open("agent-playground");
  await new Promise((done) => { opening.onsuccess = done; });
  const database = opening.result;
  /** @param {[string, IDBValidKey, string][]} records */
  const put = (records) => new Promise((done, fail) => {
    const transaction = database.transaction(["files", "versions"], "readwrite");
    for (const [store, key, record] of records) {
      bytes += record.length;
      transaction.objectStore(store).put(record, key);
    }
    transaction.oncomplete = done;
    transaction.onabort = fail;
  });
  /** @param {string} path @param {string} text */
  const record = (path, text) => `agent-playground 2\n${path}\n\n${text}`;
  for (let at = 1; at <= count + 1; at += 1) {
    const path = at > count ? "large.md" : `team-${at % 20}/agent-${at}.md`;
    /** @param {number} version */
    const text = (version) => (at > count ? long(version) : agent(at, version));
    /** @type {[string, IDBValidKey, string][]} */
    const records = [["files", at, record(path, text(versions))]];
    for (let version = 0; version < versions; version += 1) records.push(["versions", `${at}/${String(1_790_000_000_000 + version * 1000).padStart(15, "0")}`, record(path, text(version))]);
    await put(records);
  }
  database.close();
  localStorage.setItem("agent-playground/has-files", "yes");
  localStorage.setItem("agent-playground/current", "1");
  localStorage.setItem("agent-playground/editor", "plain");
  localStorage.setItem("agent-playground/rail", "open");
  return { bytes, took: performance.now() - from };
}
