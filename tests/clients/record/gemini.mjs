// Gemini CLI: its own loader, called on each file.
import { join } from "node:path";

import { installPackage } from "./install.mjs";
import { inRoom, kept, put } from "./room.mjs";

const PACKAGE = "@google/gemini-cli-core";
const VERSION = "0.61.0";

export const key = "gemini";
export const title = `Gemini CLI ${VERSION}`;
export const applies = (name) => name.endsWith(".md") && !/^(skills|plugin|more)\//.test(name);
export const install = (cache) => installPackage(cache, PACKAGE, VERSION);

export async function open(cache) {
  const folder = join(installPackage.folder(cache, PACKAGE, VERSION), "node_modules", PACKAGE);
  const { parseAgentMarkdown } = await import(join(folder, "dist/src/agents/agentLoader.js"));
  const record = ({ bytes }) =>
    inRoom(async (room) => {
      const path = put(room.root, "FILE.md", bytes);
      try {
        return { accepted: true, agents: (await parseAgentMarkdown(path)).map(agent) };
      } catch (error) {
        return { accepted: false, message: String(error.message).replaceAll(path, "FILE") };
      }
    });
  return { record, close: () => {} };
}

function agent({ system_prompt: prompt, ...values }) {
  return kept({ ...values, prompt_length: prompt?.length });
}
