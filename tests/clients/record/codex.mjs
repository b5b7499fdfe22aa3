// Codex: `debug prompt-input` lists the roles it has, `doctor` says why it has no more.
import { join } from "node:path";

import { installPackage } from "./install.mjs";
import { inRoom, put, run } from "./room.mjs";

const PACKAGE = "@openai/codex";
const VERSION = "0.169.0";
/** The program for each system is a version of the package itself. */
const PROGRAM = "vendor/x86_64-unknown-linux-musl/bin/codex";

export const key = "codex";
export const title = `Codex ${VERSION}`;
export const applies = (name) => name.startsWith("codex/");
export const install = (cache) => installPackage(cache, PACKAGE, VERSION);

export async function open(cache) {
  const modules = join(installPackage.folder(cache, PACKAGE, VERSION), "node_modules", "@openai");
  const binary = join(modules, `codex-${process.platform}-${process.arch}`, PROGRAM);
  const built = await inRoom((room) => Object.keys(roles(room, binary)));
  const record = ({ bytes }) =>
    inRoom((room) => {
      const file = put(join(room.home, ".codex", "agents"), "a.toml", bytes);
      const found = roles(room, binary);
      const own = Object.keys(found).find((name) => !built.includes(name));
      if (own !== undefined) return { role: own, listing: found[own], loads: true };
      const { stdout, stderr } = run(room, binary, ["doctor"]);
      const told = /Ignoring malformed agent role definition: ([^\n]*)/.exec(stdout + stderr)?.[1];
      return { warning: (told ?? "").replaceAll(file, "FILE").trim(), loads: false };
    });
  return { record, close: () => {} };
}

/** The roles that the program tells its model of, each with what it tells. */
function roles(room, binary) {
  const { stdout } = run(room, binary, ["debug", "prompt-input", "hi"]);
  const texts = JSON.stringify(stdout.includes("Available roles") ? JSON.parse(stdout) : []);
  const list = JSON.parse(`"${/Available roles:(?:\\.|[^"\\])*/.exec(texts)?.[0] ?? ""}"`);
  const found = [...list.matchAll(/^(\S[^\n]*): \{\n([^]*?)\n\}$/gm)];
  return Object.fromEntries(found.map(([, name, listing]) => [name, listing]));
}
