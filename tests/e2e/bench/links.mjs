// How fast links are made and read in Chromium, what the codec weighs, and how others compare: one line a figure.
// Arguments: the codec as wasm, the same without the codec, and the held-out files that `make links` has written.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { brotliCompressSync, deflateRawSync } from "node:zlib";
import lzString from "lz-string";
// @ts-ignore: it brings no types
import { deflate } from "pako";
import { chromium } from "playwright-core";
import { launchOptions } from "../fixtures/chromium.mjs";

const DICTIONARY = new URL("../../../src/site/links-1.txt", import.meta.url);
const SEEDS = new URL("../../../../shared/seeds/", import.meta.url);
const FIXTURE = new URL("../../fixtures/quoted-at-column-0.md", import.meta.url);
const ROUNDS = 9;

const [wasm = "", floor = "", heldOut = ""] = process.argv.slice(2);
const dictionary = readFileSync(DICTIONARY, "utf8");
const seeds = existsSync(SEEDS) ? readdirSync(SEEDS).sort().map((name) => readFileSync(new URL(name, SEEDS), "utf8")) : [];

weigh();
await speed();
if (seeds.length) table("seeds", seeds);
if (existsSync(heldOut)) table("held-out", JSON.parse(readFileSync(heldOut, "utf8")));

function weigh() {
  const [all = 0, without = 0, words = 0] = [wasm, floor, DICTIONARY].map((file) => brotliCompressSync(readFileSync(file)).length);
  const code = all - without;
  console.log(`codec-br\t${code + words}\tbytes: code ${code} (a module with it less one without), dictionary ${words}; goal 30000`);
}

/** Each round in a browser of its own for priming, where nothing is compiled yet. */
async function speed() {
  const text = seeds.find((seed) => seed.length > 13_000) ?? readFileSync(FIXTURE, "utf8").repeat(20).slice(0, 14_000);
  /** @type {Record<string, number[]>} */
  const times = { prime: [], encode: [], decode: [], hostile: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const browser = await chromium.launch(launchOptions);
    try {
      const page = await browser.newPage();
      const bytes = [...readFileSync(wasm)];
      const taken = await page.evaluate(inPage, { bytes, dictionary, text });
      for (const [name, list] of Object.entries(times)) list.push(...(taken[name] ?? []));
    } finally {
      await browser.close();
    }
  }
  figure("prime-ms", times.prime, `the dictionary of ${dictionary.length} bytes, first in a new browser; goal 150`);
  figure("encode-ms", times.encode, `${text.length} bytes; goal 80`);
  figure("decode-ms", times.decode, `${text.length} bytes; goal 80`);
  figure("hostile-ms", times.hostile, "64 K characters that nobody wrote; goal 100");
}

/** @param {{ bytes: number[], dictionary: string, text: string }} given */
async function inPage({ bytes, dictionary, text }) {
  const { instance } = await WebAssembly.instantiate(new Uint8Array(bytes), {});
  const codec = /** @type {{ memory: WebAssembly.Memory, room(n: number): number, prime(): void, encode(): number, decode(): number, open(): number }} */ (
    /** @type {unknown} */ (instance.exports)
  );
  const put = (/** @type {string} */ words) => {
    const utf8 = new TextEncoder().encode(words);
    const at = codec.room(utf8.length);
    new Uint8Array(codec.memory.buffer, at, utf8.length).set(utf8);
    return utf8.length;
  };
  const time = (/** @type {() => unknown} */ work) => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  };
  /** @type {Record<string, number[]>} */
  const times = { prime: [], encode: [], decode: [], hostile: [] };
  put(dictionary);
  times.prime?.push(time(() => codec.prime()));
  const length = put(text);
  for (let round = 0; round < 5; round += 1) {
    times.encode?.push(time(() => codec.encode()));
    let read = 0;
    times.decode?.push(time(() => (read = codec.decode())));
    if (read !== length) throw new Error(`${read} of ${length} bytes came back`);
  }
  put("1wth" + "y8Q".repeat(20_000));
  for (let round = 0; round < 3; round += 1) times.hostile?.push(time(() => codec.open()));
  return times;
}

/**
 * @param {string} name
 * @param {number[] | undefined} times
 * @param {string} of
 */
function figure(name, times = [], of) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(1);
  console.log(`${name}\t${at(0.5)}\tmedian of ${sorted.length} in Chromium, ${of}; best ${at(0)}, worst ${at(1)}`);
}

/**
 * @param {string} name
 * @param {string[]} texts
 */
function table(name, texts) {
  const base64 = (/** @type {Uint8Array} */ bytes) => Math.ceil((bytes.length * 4) / 3);
  const utf8 = (/** @type {string} */ text) => new TextEncoder().encode(text);
  /** @type {[string, (text: string) => number][]} */
  const others = [
    ["base64", (text) => base64(utf8(text))],
    ["lz-string", (text) => lzString.compressToEncodedURIComponent(text).length],
    ["pako", (text) => base64(deflate(utf8(text), { level: 9 }))],
    ["deflate-raw", (text) => base64(deflateRawSync(utf8(text), { level: 9 }))],
    ["brotli", (text) => base64(brotliCompressSync(utf8(text)))],
  ];
  for (const [other, length] of others) {
    const lengths = texts.map(length);
    const sum = lengths.reduce((a, b) => a + b, 0);
    const mean = lengths.reduce((all, length, at) => all + length / utf8(texts[at] ?? "").length, 0) / texts.length;
    console.log(`other ${name} ${other}\t${sum}\tcharacters of ${texts.length} files, mean ${mean.toFixed(4)} per byte`);
  }
}
