// What Lighthouse says of the page on a phone, three times each, the medians: one line a figure, and a failure where a
// figure is not reached.
//   CHROMIUM=… node lighthouse.mjs [runs]
import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { launchOptions } from "../e2e/fixtures/chromium.mjs";
import { serve } from "../e2e/server.mjs";

const RUNS = Number(process.argv[2] ?? 3);
const DIST = new URL("../../dist/", import.meta.url).pathname;

// The sample, as *Share* makes a link of it.
const LINK =
  "#15GUdnG31WyxEAbH5P2L7OdMFFJErAbYJqo5lRohGHR8JlUkFNL7dJeN0HLidY2w6l0nqqle1vroXZkI5JwF1CScGcPQCwtoDlRw1R6BkMOPmJB9HqhtZwON7UKhxa6kPdXgfEWpZmHnQW0J3YnQpU1kKquNniaKAMV974f35XADYVqSgi26smaxc5WITfOheJFygZ2ldY0t5zjASk83klDxCpfezziFM2iq78fUsBYhN42i2snbCHTFMVl6eUGECYw8g7iU7rw1AIo9WrpHwefJMbqNSKxzg9HB70AEJ1MOrQy3MVAaC2vrrjiudNNIvtCURA7aHXdh";
const pages = { app: "", "shared link": LINK, embed: `embed/${LINK}` };
const categories = ["performance", "accessibility", "best-practices", "seo"];
const limits = {
  FCP: { audit: "first-contentful-paint", most: 1000, unit: "ms" },
  LCP: { audit: "largest-contentful-paint", most: 1200, unit: "ms" },
  TBT: { audit: "total-blocking-time", most: 50, unit: "ms" },
  CLS: { audit: "cumulative-layout-shift", most: 0, unit: "" },
};

const server = await serve(DIST, 0, "/", [], true, true);
await packAll();
try {
  for (const [name, path] of Object.entries(pages)) await measure(name, server.url + path);
} finally {
  await server.close();
}

/** A host has packed its files before anybody asks for them. */
async function packAll() {
  const files = (await readdir(DIST, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => relative(DIST, join(parentPath, name)));
  await Promise.all(paths.map((path) => fetch(server.url + path, { headers: { "Accept-Encoding": "br" } })));
}

async function measure(name, url) {
  const reports = [];
  for (let run = 0; run < RUNS; run += 1) reports.push(await report(url));
  for (const category of categories) {
    const score = median(reports.map(({ categories }) => Math.round((categories[category].score ?? 0) * 100)));
    const missed = failed(reports.at(-1), category);
    say(`lighthouse ${name}, ${category}`, score, `of 100${missed ? `: ${missed}` : ""}`, score === 100);
  }
  for (const [figure, { audit, most, unit }] of Object.entries(limits)) {
    const values = reports.map(({ audits }) => audits[audit].numericValue);
    const value = median(values);
    say(`lighthouse ${name}, ${figure}`, round(value), `${unit}, at most ${most}; ${values.map(round).join(", ")}`, value <= most);
  }
}

/** Each run has a browser of its own, with nothing kept. */
async function report(url) {
  const chrome = await launch({ chromePath: process.env.CHROMIUM, chromeFlags: ["--headless=new", ...launchOptions.args] });
  try {
    const { lhr } = await lighthouse(url, { port: chrome.port, onlyCategories: categories, logLevel: "error" });
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    return lhr;
  } finally {
    chrome.kill();
  }
}

/** What took points away. */
function failed({ categories, audits }, category) {
  const missed = categories[category].auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1);
  return missed.map(({ id }) => id).join(", ");
}

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
}

function round(value) {
  return value < 1 ? Number(value.toFixed(4)) : Math.round(value);
}

function say(name, value, detail, reached) {
  console.log(`${name}\t${value}\t${detail}`);
  if (!reached) process.exitCode = 1;
}
