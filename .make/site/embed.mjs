// The embed's page: the page itself one folder below, marked. Trunk runs this on what it is about to publish.
//   node embed.mjs <dist>
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const dist = process.argv[2] ?? process.env.TRUNK_STAGING_DIR;
const page = readFileSync(join(dist, "index.html"), "utf8");

// What is painted until the program stands. The text is the page's around, so there is nothing yet to write in.
const SHELL = `<div id=app><main class=embed id=embed aria-label="Agent Playground"><header><h1 class=file-title>Agent Playground</h1></header>
<section class=editor aria-label=Editor><div class=source-pane><textarea class=source id=source readonly aria-label="Text of the agent definition" placeholder=Loading…></textarea></div></section><footer></footer></main></div>`;

const embed = page
  .replace(/<html\b/, "<html data-embed")
  .replace(/<title>.*?<\/title>/, "<title>Agent Playground, embedded</title>")
  .replace(/<div\b[^>]*\bid="?app\b[^]*<\/div>/, SHELL)
  // Before the start script: the page around speaks as soon as the frame has loaded.
  .replace(/(?=<script\b)/, "<script src=frame.js type=module></script>")
  // Nothing of the visitor's disk is opened there.
  .replace(/<script\b[^>]*\bdisk-[^>]*><\/script>/, "")
  // It keeps nothing, so it has no worker, and no policy that could hand out the address of one.
  .replace("; manifest-src 'self'", "")
  .replace(/trusted-types [\w-]+(?=")/, "trusted-types 'none'")
  .replaceAll(/<link [^>]*\brel="?(manifest|apple-touch-icon)\b[^>]*>/g, "")
  .replaceAll(/\b(href|src|data-js|data-wasm|data-rest|data-reader)=(["']?)\.\//g, "$1=$2../");

// What Trunk writes in another way one day must not become a page that cannot start.
if (!embed.includes(SHELL) || !embed.includes("trusted-types 'none'") || /manifest|disk-/.test(embed) || (embed.match(/\.\.\//g) ?? []).length < 5 || /=["']?\.\//.test(embed)) {
  throw new Error("index.html names its files in a way that .make/site/embed.mjs does not know");
}
mkdirSync(join(dist, "embed"), { recursive: true });
writeFileSync(join(dist, "embed/index.html"), embed);
