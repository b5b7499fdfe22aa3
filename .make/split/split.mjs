// Cuts the page's wasm in two and joins the first part to the page; called as wasm-bindgen is.
//
// What only `rest` in src/rest.rs reaches, code and data, goes into a file of its own, which src/site/boot.js fetches
// after the start. The two share memory and table, and the places in the table are given out here: they only ever work
// together.
//   node split.mjs --target=web --out-dir=<folder> --out-name=<name> <wasm> …
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { without } from "./exports.mjs";

const args = process.argv.slice(2);
const option = (name) => args.find((arg) => arg.startsWith(`--${name}=`)).slice(name.length + 3);
const [folder, name] = [option("out-dir"), option("out-name")];
const whole = args.find((arg) => arg.endsWith(".wasm"));
const parts = join(folder, "parts");
const glue = join(folder, `${name}.js`);

rmSync(parts, { recursive: true, force: true });
mkdirSync(parts, { recursive: true });
run("wasm-split-cli", [whole, parts]);
// The table is one of the exports that it would drop.
run("wasm-bindgen", ["--keep-lld-exports", ...args.map((arg) => (arg === whole ? join(parts, "main.wasm") : arg))]);
// A library that Leptos brings along can hand streams to JavaScript; nothing here does.
const first = join(folder, `${name}_bg.wasm`);
writeFileSync(first, without(readFileSync(first), (name) => /^(__wbg_)?intounderlying/.test(name)));
copyFileSync(join(parts, "split_rest.wasm"), join(folder, `${name}_rest.wasm`));
writeFileSync(glue, shrunk(linked(readFileSync(glue, "utf8"))));

// The first part asks for the second when it is already there (src/site/boot.js): what loads it says so, and no more.
function linked(text) {
  const [before, after, ...more] = text.split('import * as import1 from "./__wasm_split.js"\n');
  if (after === undefined || more.length > 0) throw new Error("wasm-bindgen joins the parts in a way that .make/split does not know");
  const loads = "{ __wasm_split_load_rest: (then, data) => wasm.__indirect_function_table.get(then)(data, 1) }";
  return `${before}const import1 = ${loads};\n${after}`;
}

// The page starts it by its default export.
function shrunk(text) {
  const { buildSync } = createRequire(new URL("../../src/browser/editor/", import.meta.url))("esbuild");
  writeFileSync(join(parts, "glue.js"), text);
  const { outputFiles } = buildSync({
    stdin: { contents: 'export { default } from "./glue.js";', resolveDir: parts },
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    write: false,
  });
  return outputFiles[0].text;
}

function run(program, args) {
  execFileSync(program, args, { stdio: ["ignore", "ignore", "inherit"] });
}
