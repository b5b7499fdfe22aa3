// Agent Skills: the reference validator, a Python package.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import { inRoom, kept, put, run } from "./room.mjs";

const PACKAGE = "skills-ref";
const VERSION = "0.1.1";
const folder = (cache) => join(cache, `${PACKAGE}-${VERSION}`);

export const key = "skills";
export const title = `Agent Skills, ${PACKAGE} ${VERSION}`;
export const applies = (name) => name.startsWith("skills/");

export function install(cache) {
  if (existsSync(folder(cache))) return;
  const step = (program, args) => {
    if (spawnSync(program, args, { stdio: "inherit" }).status !== 0) throw new Error(`${program} could not install ${title}.`);
  };
  step("python3", ["-m", "venv", folder(cache)]);
  step(join(folder(cache), "bin", "pip"), ["install", "--quiet", `${PACKAGE}==${VERSION}`]);
}

/** The loaders of three clients were asked as well. */
export const partly = ({ opencode, copilot, gemini }) => kept({ opencode, copilot, gemini });

export async function open(cache) {
  const binary = join(folder(cache), "bin", "agentskills");
  const record = ({ path, bytes }) =>
    inRoom((room) => {
      const name = basename(dirname(path));
      put(join(room.project, name), "SKILL.md", bytes);
      const { status, stdout, stderr } = run(room, binary, ["validate", `./${name}`]);
      const message = (stdout + stderr).trim();
      return { agentskills: { rc: status, message } };
    });
  return { record, close: () => {} };
}
