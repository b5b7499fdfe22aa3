// OpenCode: the program's own view of its configuration, with one agent in it.
import { basename, extname, join } from "node:path";

import { installPackage } from "./install.mjs";
import { inRoom, kept, put, run } from "./room.mjs";

const PACKAGE = "opencode-ai";
const VERSION = "1.18.33";

export const key = "opencode";
export const title = `OpenCode ${VERSION}`;
/** `alias-bomb` unfolds to more memory than a machine has. */
export const applies = (name) => name.endsWith(".md") && !/^(skills|plugin|more)\//.test(name) && !name.includes("bomb");
export const install = (cache) => installPackage(cache, PACKAGE, VERSION);

/** `debug agent` was asked as well, of the cases that are OpenCode's own. */
export const partly = ({ resolved, resolved_message }) => kept({ resolved, resolved_message });

export async function open(cache) {
  const platform = `${process.platform}-${process.arch}`;
  const modules = join(installPackage.folder(cache, PACKAGE, VERSION), "node_modules");
  const binary = join(modules, `opencode-${platform}`, "bin", "opencode");
  const record = ({ path, bytes }) =>
    inRoom((room) => {
      const id = basename(path, extname(path));
      const file = put(join(room.project, ".opencode", "agent"), `${id}.md`, bytes);
      const { status, stdout, stderr } = run(room, binary, ["debug", "config"]);
      if (status !== 0) return { loads: false, message: sentence(stdout + stderr, file), rc: status };
      const agents = JSON.parse(stdout).agent ?? {};
      const [name, agent] = Object.entries(agents)[0] ?? [];
      return agent ? { loads: true, rc: status, ...read(name, agent, bytes) } : { loads: false, silent: true, rc: status };
    });
  return { record, close: () => {} };
}

function read(name, { prompt, ...agent }, bytes) {
  const length = [...(prompt ?? "")].length;
  const whole = prompt !== undefined && prompt === bytes.toString("utf8").trim() && prompt.startsWith("---");
  const isEmpty = (value) => value !== null && typeof value === "object" && Object.keys(value).length === 0;
  const values = Object.fromEntries(Object.entries(agent).filter(([, value]) => !isEmpty(value)));
  return kept({ id: name, ...values, prompt_length: length, prompt_is_whole_file: whole || undefined });
}

function sentence(text, file) {
  const plain = text.replaceAll(file, "FILE").replaceAll(/\x1b\[[0-9;]*m/g, "");
  return plain.slice(Math.max(0, plain.indexOf("Error:"))).trim();
}
