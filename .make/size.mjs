// Prints what dist/ weighs after brotli, file by file as a host sends them, and fails above a budget.
// sizes.tsv: name, budget in bytes or -, the files (* stands for anything), what it is.
import { readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const dist = new URL("../dist/", import.meta.url);
const files = readdirSync(dist, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);
const rows = readFileSync(new URL("sizes.tsv", import.meta.url), "utf8").trim().split("\n").slice(1);

for (const row of rows) {
  const [name, budget, patterns, what] = row.split("\t");
  const matches = files.filter((file) => patterns.split(" ").some((pattern) => matcher(pattern).test(file)));
  const bytes = matches.reduce((sum, file) => sum + weigh(file), 0);
  console.log(`size ${name}\t${bytes}\t${what}`);
  if (matches.length === 0) fail(`size ${name}: dist/ has no file ${patterns}`);
  if (bytes > Number(budget)) fail(`size ${name}: ${bytes} bytes are ${bytes - budget} more than the ${budget} that .make/sizes.tsv allows`);
}

function weigh(file) {
  return brotliCompressSync(readFileSync(new URL(file, dist)), {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  }).length;
}

function matcher(pattern) {
  return new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", ".*")}$`);
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}
