// Every client that can be recorded. One more is one more file and one more line.
import * as claude from "./claude-code.mjs";
import * as codex from "./codex.mjs";
import * as copilot from "./copilot.mjs";
import * as gemini from "./gemini.mjs";
import * as opencode from "./opencode.mjs";
import * as qwen from "./qwen.mjs";
import * as skills from "./skills.mjs";

export const CLIENTS = [claude, opencode, copilot, gemini, codex, qwen, skills];

/** Those named on the command line, parted by commas; without a name, Claude Code. @param {string | undefined} names */
export function chosen(names) {
  if (names === "all") return CLIENTS;
  return (names ?? claude.key).split(",").map((name) => {
    const client = CLIENTS.find(({ key }) => key === name);
    if (client === undefined) throw new Error(`No client is called ${name}; there are ${CLIENTS.map(({ key }) => key).join(", ")}, and all.`);
    return client;
  });
}
