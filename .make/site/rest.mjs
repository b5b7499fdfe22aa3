// The second part of the app's wasm (.make/split), made small as Trunk makes the first. The two only work together, so
// both are named after what is in both, and the page names them. Trunk runs this on what it is about to publish.
//   node rest.mjs <dist>
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const dist = process.argv[2] ?? process.env.TRUNK_STAGING_DIR;
const profile = process.env.TRUNK_PROFILE;
const part = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "wasm-bindgen", profile, "agent-playground_rest.wasm");
const small = join(dist, "rest.wasm");

// As the line of index.html says that asks for the first.
const asked = /data-wasm-opt="(.*?)" data-wasm-opt-params="(.*?)"/.exec(readFileSync(join(root, "index.html"), "utf8"));
const options = profile === "release" ? [`-O${asked[1]}`, ...asked[2].split(" ")] : [...asked[2].match(/--enable-\S+/g), "--strip-debug"];
execFileSync("wasm-opt", [part, "-o", small, ...options], { stdio: ["ignore", "ignore", "inherit"] });

const first = readdirSync(dist).filter((file) => /^agent-playground-[0-9a-f]+(_bg\.wasm|\.js)$/.test(file)).sort();
const before = /-([0-9a-f]+)\.js$/.exec(first[0])[1];
const digest = createHash("sha256");
for (const file of [...first, "rest.wasm"]) digest.update(readFileSync(join(dist, file)));
const after = digest.digest("hex").slice(0, 16);

for (const file of first) renameSync(join(dist, file), join(dist, file.replace(before, after)));
renameSync(small, join(dist, `agent-playground-rest-${after}.wasm`));
const page = join(dist, "index.html");
const named = readFileSync(page, "utf8").replaceAll(before, after);
const whole = named.replace(/<meta [^>]*\bname="?app-files"?/, `$& data-rest="./agent-playground-rest-${after}.wasm"`);
if (whole === named) throw new Error("index.html does not name the app's files in a way that .make/site/rest.mjs knows");
writeFileSync(page, whole);
