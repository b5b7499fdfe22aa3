// The code editor, bundled into one module of a name that changes with its content. The page names it, and fetches it
// once it is painted. Trunk runs this on what it is about to publish.
//   node editor.mjs <dist>
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = new URL("../../src/browser/editor/", import.meta.url);
const dist = process.argv[2] ?? process.env.TRUNK_STAGING_DIR;

const { buildSync } = load();
const { outputFiles } = buildSync({
  absWorkingDir: folder.pathname,
  entryPoints: ["element.ts"],
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  write: false,
});
const code = outputFiles[0].contents;
const name = `editor-${createHash("sha256").update(code).digest("hex").slice(0, 16)}.js`;
for (const old of readdirSync(dist).filter((file) => /^editor-\w+\.js$/.test(file))) rmSync(join(dist, old));
writeFileSync(join(dist, name), code);

const page = join(dist, "index.html");
const before = readFileSync(page, "utf8").replace(/ data-editor=\S+?(?=[\s>])/, "");
const after = before.replace(/<meta [^>]*\bname="?app-files"?/, `$& data-editor="${name}"`);
if (after === before) throw new Error("index.html does not name the app's files in a way that .make/site/editor.mjs knows");
writeFileSync(page, after);

function load() {
  try {
    return createRequire(folder)("esbuild");
  } catch {
    console.error("The code editor's packages are missing. `make build` installs them.");
    process.exit(1);
  }
}
