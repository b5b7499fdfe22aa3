// How long 200 files take that are dropped at once, from the drop to the last one read, and how long the page is busy in
// one go meanwhile and after: one line a figure.
//   node workspace.mjs [corpus.tar.xz]
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { launchOptions } from "../fixtures/chromium.mjs";
import { serve } from "../server.mjs";

const DIST = new URL("../../../dist/", import.meta.url).pathname;
const COUNT = 200;
const corpus = process.argv[2] ?? "";

const files = existsSync(corpus) ? real(corpus) : made();
const what = existsSync(corpus) ? "real files" : "made files, for want of real ones";
const server = await serve(DIST, 0);
const browser = await chromium.launch(launchOptions);
try {
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.waitForSelector("html[data-ready=true]");
  await page.waitForTimeout(2500);
  const { open, read, during, after } = await page.evaluate(drop, files);
  const bytes = files.reduce((sum, [, text]) => sum + text.length, 0);
  console.log(`${COUNT} files dropped, listed\t${open.toFixed(0)} ms\tgoal 2000; ${what}, ${(bytes / 1024).toFixed(0)} KB`);
  console.log(`${COUNT} files dropped, all read\t${read.toFixed(0)} ms\tfrom the drop`);
  console.log(`longest task until listed\t${during.toFixed(0)} ms\tfrom the drop`);
  console.log(`longest task after\t${after.toFixed(0)} ms\tgoal 100; 0 is less than 50`);
} finally {
  await browser.close();
  await server.close();
}

/** @param {[string, string][]} files */
async function drop(files) {
  /** @type {[number, number][]} */
  const tasks = [];
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) tasks.push([task.startTime, task.duration]);
  }).observe({ type: "longtask" });
  const data = new DataTransfer();
  for (const [name, text] of files) data.items.add(new File([text], name));
  const from = performance.now();
  dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  /** @param {() => boolean} done */
  const until = async (done) => {
    while (!done()) await new Promise((next) => requestAnimationFrame(next));
    return performance.now() - from;
  };
  const open = await until(() => document.querySelectorAll(".rail li").length >= files.length);
  const read = await until(() => document.querySelectorAll(".overview tbody tr").length > 0);
  await new Promise((done) => setTimeout(done, 3000));
  const longest = (/** @type {[number, number][]} */ some) => Math.max(0, ...some.map(([, length]) => length));
  const listed = from + open;
  return { open, read, during: longest(tasks.filter(([at]) => at < listed)), after: longest(tasks.filter(([at]) => at >= listed)) };
}

/**
 * @param {string} archive
 * @returns {[string, string][]}
 */
function real(archive) {
  const folder = mkdtempSync(join(tmpdir(), "corpus-"));
  try {
    execFileSync("tar", ["-xJf", archive, "-C", folder]);
    const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => /files\/claude\/.*\.md$/.test(path)).sort();
    return paths.slice(0, COUNT).map((path, at) => [`${at}-${path.split("/").at(-1)}`, readFileSync(join(folder, path), "utf8")]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @returns {[string, string][]} */
function made() {
  const prompt = "Look at each part in turn, and say what you found. ".repeat(120);
  return Array.from({ length: COUNT }, (_, at) => [`agent-${at}.md`, `---\nname: agent-${at}\ndescription: Use when: ${at}.\n---\n\n${prompt}\n`]);
}
