// What reads a link before the program is there: src/site/reader, as wasm beside the page, which names it. Trunk runs
// this on what it is about to publish.
//   node reader.mjs <dist>
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const dist = process.argv[2] ?? process.env.TRUNK_STAGING_DIR;
const target = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "reader");
const run = (command, ...given) => execFileSync(command, given, { stdio: ["ignore", "ignore", "inherit"] });

run("cargo", "build", "--quiet", "--release", "--locked", "--offline", "--manifest-path", join(root, "src/site/reader/Cargo.toml"), "--target", "wasm32-unknown-unknown", "--target-dir", target);

// rustc's features, as the line of index.html names them that asks for the program.
const features = readFileSync(join(root, "index.html"), "utf8").match(/--enable-[\w-]+/g);
const small = join(target, "reader.wasm");
run("wasm-opt", join(target, "wasm32-unknown-unknown/release/links_reader.wasm"), "-o", small, "-O3", "--low-memory-unused", "--strip-producers", "--strip-target-features", ...features);

const wasm = readFileSync(small);
const name = `reader-${createHash("sha256").update(wasm).digest("hex").slice(0, 16)}.wasm`;
writeFileSync(join(dist, name), wasm);
const page = join(dist, "index.html");
const named = readFileSync(page, "utf8");
const whole = named.replace(/<meta [^>]*\bname="?app-files"?/, `$& data-reader="./${name}"`);
if (whole === named) throw new Error("index.html does not name the app's files in a way that .make/site/reader.mjs knows");
writeFileSync(page, whole);
