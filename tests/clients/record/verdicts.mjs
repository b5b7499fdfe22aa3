// verdicts.jsonl: one line a case. A client's part of a line is replaced as text, so that what was recorded
// from the other clients stays as it is to the byte.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

const FILE = new URL("../verdicts.jsonl", import.meta.url);
const LONG = 2000;
/** Lists whose order means nothing. */
const UNORDERED = new Set(["granted", "log"]);

/** Every line by its case. */
export function readVerdicts() {
  const lines = readFileSync(FILE, "utf8").split("\n").filter(Boolean);
  return new Map(lines.map((line) => [JSON.parse(line).case, line]));
}

/** @param {Map<string, string>} lines */
export function writeVerdicts(lines) {
  const sorted = [...lines].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  writeFileSync(FILE, sorted.map(([, line]) => `${line}\n`).join(""));
}

/** The line with `value` as the part of the client `key`, and every other part as it was. */
export function withPart(line, key, value) {
  const found = part(line, key);
  return found
    ? line.slice(0, found.start) + write(value) + line.slice(found.end)
    : `${line.slice(0, -1)}, ${JSON.stringify(key)}: ${write(value)}}`;
}

/** Where the value of a key of the outermost map stands in the line. */
function part(line, key) {
  const strings = /"(?:[^"\\]|\\.)*"|[{}[\],]/g;
  let depth = 0;
  let start;
  for (const { 0: token, index } of line.matchAll(strings)) {
    if (start !== undefined && depth === 1 && (token === "," || token === "}")) return { start, end: index };
    if (token === "{" || token === "[") depth += 1;
    else if (token === "}" || token === "]") depth -= 1;
    else if (depth === 1 && token === JSON.stringify(key) && line.startsWith(": ", index + token.length)) {
      start = index + token.length + 2;
    }
  }
  return undefined;
}

/** JSON with a blank after each colon and comma, as the file has it. */
export function write(value) {
  if (Array.isArray(value)) return `[${value.map(write).join(", ")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${write(inner)}`).join(", ")}}`;
}

/** The same value with each long text given by its length and its sum. */
export function shortened(value) {
  if (typeof value === "string") {
    const length = [...value].length;
    return length > LONG ? { length, sha256: createHash("sha256").update(value).digest("hex") } : value;
  }
  if (Array.isArray(value)) return value.map(shortened);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shortened(inner)]));
}

/** Each place in which two verdicts differ: path, first, second. */
export function differences(first, second, path = "") {
  if (isMap(first) && isMap(second)) {
    const keys = [...new Set([...Object.keys(first), ...Object.keys(second)])];
    return keys.flatMap((key) => differences(first[key], second[key], path ? `${path}.${key}` : key));
  }
  const unordered = UNORDERED.has(path.split(".").at(-1) ?? "");
  return comparable(first, unordered) === comparable(second, unordered) ? [] : [[path, first, second]];
}

const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

function comparable(value, unordered) {
  return JSON.stringify(unordered && Array.isArray(value) ? value.map((item) => JSON.stringify(item)).sort() : value);
}
