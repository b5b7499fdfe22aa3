// GitHub Copilot CLI: asked for an agent that does not exist, it names those that do and writes of the others in its log.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

import { installPackage } from "./install.mjs";
import { inRoom, put, run } from "./room.mjs";

const PACKAGE = "@github/copilot";
const VERSION = "1.0.102";
const NOBODY = "nosuch";
/** A provider that is never called: without one the program stops before it has looked for agents. */
const PROVIDER = {
  COPILOT_OFFLINE: "true",
  COPILOT_PROVIDER_BASE_URL: "http://127.0.0.1:9/v1",
  COPILOT_PROVIDER_TYPE: "openai",
  COPILOT_MODEL: "dummy",
};

export const key = "copilot";
export const title = `GitHub Copilot CLI ${VERSION}`;
export const applies = (name) => name.endsWith(".md") && !/^(skills|plugin|more)\//.test(name);
export const install = (cache) => installPackage(cache, PACKAGE, VERSION);

export async function open(cache) {
  const modules = join(installPackage.folder(cache, PACKAGE, VERSION), "node_modules", "@github");
  const binary = join(modules, `copilot-${process.platform}-${process.arch}`, "copilot");
  const record = ({ path, bytes }) =>
    inRoom((room) => {
      const stem = basename(path).replace(/(\.agent)?\.\w+$/, "");
      const file = `.github/agents/${stem}.agent.md`;
      put(room.project, file, bytes);
      const logs = join(room.root, "logs");
      const args = ["-p", "hi", "--agent", NOBODY, "--log-level", "all", "--log-dir", logs];
      const { stdout, stderr } = run(room, binary, args, PROVIDER);
      const names = /No such agent: nosuch, available: (.*)/.exec(stdout + stderr)?.[1] || null;
      const log = lines(logs, file);
      const accepted = !log.some((line) => line.startsWith("[ERROR]"));
      return { accepted, listed: names !== null, display_name: names, log };
    });
  return { record, close: () => {} };
}

/** What the log says of the file. */
function lines(folder, file) {
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  const all = texts.join("\n").split("\n").filter((line) => line.includes(file));
  return all.map((line) => line.replace(/^\S+Z /, "").replaceAll(file, "FILE")).filter((line) => /^\[(ERROR|WARNING)\]/.test(line));
}
