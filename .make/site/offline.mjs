// The service worker, told what the build is: every file with its checksum, whatever the build made. Trunk runs this last
// on what it is about to publish.
//   node offline.mjs <dist>
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";

const dist = process.argv[2] ?? process.env.TRUNK_STAGING_DIR;
const worker = readFileSync(new URL("../../src/site/sw.js", import.meta.url), "utf8");

/** What no page asks for: the worker itself, what is said to the host, and pictures that the system keeps with the app. */
const LEFT_OUT = /^(sw\.js|_headers|icons\/.*\.png)$/;

const paths = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(dist, "/").length).split(sep).join("/"))
  .filter((path) => !LEFT_OUT.test(path))
  .sort();
if (!paths.includes("index.html")) throw new Error(`${dist} holds no page`);

// A folder's page goes by the folder's address: many hosts lead from the other one to it.
const files = Object.fromEntries(paths.map((path) => [path.replace(/(^|\/)index\.html$/, "$1"), checksum(readFileSync(join(dist, path)))]));
const id = createHash("sha256").update(worker).update(JSON.stringify(files)).digest("hex").slice(0, 16);
writeFileSync(join(dist, "sw.js"), `const BUILD = ${JSON.stringify({ id, files }, undefined, 1)};\n\n${worker}`);

function checksum(bytes) {
  return `sha256-${createHash("sha256").update(bytes).digest("base64")}`;
}
