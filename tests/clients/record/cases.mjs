// The files to record: the cases of this folder, or any other files.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const CASES = fileURLToPath(new URL("../cases", import.meta.url));

/** @typedef {{ case?: string, path: string, bytes: () => Buffer }} Definition */

/** Every case, those made from large.json among them. @returns {Definition[]} */
export function allCases() {
  return [...files(CASES).map(definition), ...large()];
}

/**
 * What an argument of the command line names: a case or a folder of cases, or any other file or folder.
 * @param {string} argument
 * @returns {Definition[]}
 */
export function named(argument) {
  const made = large().filter(({ path }) => path === resolve(CASES, argument));
  const path = [resolve(CASES, argument), resolve(argument)].find((path) => existsSync(path));
  if (path === undefined && made.length === 0) throw new Error(`There is no file, folder or case ${argument}.`);
  if (path === undefined) return made;
  const found = statSync(path).isDirectory() ? files(path) : [path];
  return [...found.map(definition), ...large().filter((file) => file.path.startsWith(path + sep))];
}

function files(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort();
}

function definition(path) {
  const inside = path.startsWith(CASES + sep);
  return { case: inside ? relative(CASES, path).replaceAll(sep, "/") : undefined, path, bytes: () => readFileSync(path) };
}

/** The files that are too long to be kept: their beginning, one line over and over, filled up at the end. */
function large() {
  const made = JSON.parse(readFileSync(new URL("../large.json", import.meta.url), "utf8"));
  return made.map((file) => ({ case: file.case, path: join(CASES, file.case), bytes: () => build(file) }));
}

function build({ case: name, bytes, sha256, start, line, end }) {
  const text = (start + line.repeat(Math.floor((bytes - start.length) / line.length))).padEnd(bytes, end);
  const sum = createHash("sha256").update(text).digest("hex");
  if (sum !== sha256) throw new Error(`${name} is not made as large.json says: its sha256 is ${sum}.`);
  return Buffer.from(text);
}
