// Prints what dist/ weighs after brotli, file by file as a host sends them, with what grew or shrank since the last
// commit, and fails above a budget.
// sizes.tsv: name, budget in bytes or -, bytes when it was last written, the files (* stands for anything), what it is.
//   node size.mjs; with UPDATE=1 it writes the bytes anew.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const dist = new URL("../dist/", import.meta.url);
const table = new URL("sizes.tsv", import.meta.url);
const files = readdirSync(dist, { recursive: true }).map(String);
const [head, ...rows] = rowsOf(readFileSync(table, "utf8"));
const before = new Map(committed().map(([name, , bytes]) => [name, Number(bytes)]));
const weights = new Map();

for (const row of rows) {
  const [name, budget, , patterns, what] = row;
  const matches = files.filter((file) => patterns.split(" ").some((pattern) => matcher(pattern).test(file)));
  const bytes = matches.reduce((sum, file) => sum + weigh(file), 0);
  row[2] = bytes;
  console.log(`size ${name}\t${bytes}\t${change(bytes, before.get(name))}; ${what}`);
  if (matches.length === 0) fail(`size ${name}: dist/ has no file ${patterns}`);
  if (bytes > Number(budget)) fail(`size ${name}: ${bytes} bytes are ${bytes - budget} more than the ${budget} that .make/sizes.tsv allows`);
}
if (process.env.UPDATE) writeFileSync(table, [head, ...rows].map((row) => `${row.join("\t")}\n`).join(""));

function change(bytes, before) {
  if (!before) return "new";
  return bytes === before ? "as committed" : `${bytes > before ? "+" : ""}${bytes - before} since the last commit`;
}

/** The table of the last commit; where there is no history, as it is here. */
function committed() {
  try {
    return rowsOf(execFileSync("git", ["show", "HEAD:./.make/sizes.tsv"], { cwd: new URL("..", import.meta.url), encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  } catch {
    return rowsOf(readFileSync(table, "utf8"));
  }
}

function rowsOf(text) {
  return text.trim().split("\n").map((line) => line.split("\t"));
}

function weigh(file) {
  if (!weights.has(file)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    weights.set(file, brotliCompressSync(readFileSync(new URL(file, dist)), { params }).length);
  }
  return weights.get(file);
}

function matcher(pattern) {
  return new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", ".*")}$`);
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}
