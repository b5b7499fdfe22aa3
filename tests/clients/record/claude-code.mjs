// Claude Code: each file alone, once as an agent of a project and once as an agent of a plugin, in a process
// of its own with a new home directory. The start-up answer gives what the client read; then one message
// makes the stub call the agent, and the requests show what the agent really gets.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, extname, join } from "node:path";
import { createInterface } from "node:readline";

import { installPackage } from "./install.mjs";
import { openStub, TASK } from "./stub.mjs";

const PACKAGE = "@anthropic-ai/claude-code";
const VERSION = "2.1.328";
const PLUGIN = "dock";
const PATIENCE = 60_000;
/** Complaints about the room and about a call that failed, never about the file. */
const NOISE = /^\S+ (Failed to save config with lock|\[Stall\]|hook failed: core|hooks chain failed)/;

export const key = "claude";
export const title = `Claude Code ${VERSION}`;

/** Whether the client reads this kind of file. @param {string} name the case */
export const applies = (name) => name.endsWith(".md") && !name.startsWith("skills/");

/** Puts the client into the cache; the only step that needs a network. */
export const install = (cache) => installPackage(cache, PACKAGE, VERSION);

/** Starts the stub, and gives the function that records one file. */
export async function open(cache) {
  const platform = `${process.platform}-${process.arch}`;
  const binary = join(installPackage.folder(cache, PACKAGE, VERSION), "node_modules", `${PACKAGE}-${platform}`, "claude");
  if (!existsSync(binary)) throw new Error(`${title} has no program for ${platform}.`);
  const stub = await openStub();
  const client = { binary, stub, builtin: new Map() };
  const empty = await inRoom(client, undefined, (room) => converse(client, room));
  client.builtin = new Map(empty.agents.map((agent) => [agent.name, JSON.stringify(agent)]));
  return {
    record: async ({ name, path, bytes }) => {
      // Only files that end in .md are read; one kept under another ending is meant all the same.
      const file = `${basename(path, extname(path))}.md`;
      return {
        project: await recordLoader(client, "project", file, bytes, name?.startsWith("models/")),
        plugin: await recordLoader(client, "plugin", file, bytes, false),
      };
    },
    close: stub.close,
  };
}

async function recordLoader(client, loader, file, bytes, underSonnet) {
  const verdict = await inRoom(client, { loader, file, bytes }, async (room) => {
    const { agent, refused } = await converse(client, room);
    const read = agent && {
      name: agent.name,
      description: agent.description,
      model: agent.model ?? null,
      tools_shown: toolsShown(client, agent.name),
      spawn: spawned(client, refused),
    };
    return { loads: agent !== undefined, ...read, log: logLines(room), validate: validate(client, room) };
  });
  if (underSonnet && verdict.spawn?.model_sent) {
    const again = { loader, file, bytes, model: "sonnet" };
    await inRoom(client, again, (room) => converse(client, room));
    verdict.spawn.model_sent_under_sonnet = subagent(client)?.model;
  }
  return verdict;
}

/** Runs `action` in a new folder with a home directory and a project, and takes the folder away again. */
async function inRoom(client, contents, action) {
  const root = mkdtempSync(join(tmpdir(), "record-"));
  const room = { root, home: join(root, "home"), project: join(root, "project"), plugin: join(root, "plugin"), ...contents };
  try {
    mkdirSync(room.home);
    mkdirSync(room.project);
    run(room, "git", ["init", "-q"]);
    if (contents) {
      const inPlugin = contents.loader === "plugin";
      room.path = join(inPlugin ? room.plugin : join(room.project, ".claude"), "agents", contents.file);
      mkdirSync(dirname(room.path), { recursive: true });
      writeFileSync(room.path, contents.bytes);
      if (inPlugin) writeManifest(room.plugin);
    }
    return await action(room);
  } finally {
    const scratch = join(tmpdir(), `claude-${process.getuid?.()}`, room.project.replaceAll(/[^A-Za-z0-9]/g, "-"));
    for (const folder of [root, scratch]) rmSync(folder, { recursive: true, force: true });
  }
}

function writeManifest(plugin) {
  const manifest = { name: PLUGIN, version: "1.0.0", description: "Holds one agent.", author: { name: "Nobody" } };
  mkdirSync(join(plugin, ".claude-plugin"));
  writeFileSync(join(plugin, ".claude-plugin", "plugin.json"), JSON.stringify(manifest));
}

const environment = (room) => ({ PATH: "/usr/local/bin:/usr/bin:/bin", HOME: room.home, TERM: "dumb" });

function run(room, program, args) {
  const options = { cwd: room.project, env: environment(room), encoding: /** @type {const} */ ("utf8"), timeout: PATIENCE };
  return spawnSync(program, args, options);
}

/** One process from its start to its end: start-up, one message, the agent's call if there is an agent. */
function converse(client, room) {
  const settings = {
    apiKeyHelper: "echo not-a-real-key",
    env: { ANTHROPIC_BASE_URL: client.stub.url, CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1" },
  };
  const args = [
    "-p", "--verbose", "--input-format", "stream-json", "--output-format", "stream-json",
    "--debug-file", join(room.root, "debug"), "--settings", JSON.stringify(settings),
    ...(room.loader === "plugin" ? ["--plugin-dir", room.plugin] : []),
    ...(room.model ? ["--model", room.model] : []),
  ];
  const child = spawn(client.binary, args, { cwd: room.project, env: environment(room), stdio: ["pipe", "pipe", "ignore"] });
  const say = (value) => child.stdin.write(`${JSON.stringify(value)}\n`);
  const heard = { agents: [], agent: undefined, refused: undefined };
  const listen = (message) => {
    if (message.type === "control_response") {
      heard.agents = message.response.response.agents;
      heard.agent = heard.agents.find((agent) => isOurs(client, room, agent));
      client.stub.ask(heard.agent?.name);
      if (heard.agent === undefined) child.stdin.end();
      else say({ type: "user", message: { role: "user", content: "Begin." } });
    }
    heard.refused ??= refusal(message);
    if (message.type === "result") child.stdin.end();
  };
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
    createInterface({ input: child.stdout }).on("line", (line) => listen(JSON.parse(line)));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(late);
      if (signal) reject(new Error(`${title} was stopped after ${PATIENCE / 1000} seconds.`));
      else resolve(heard);
    });
    say({ type: "control_request", request_id: "r1", request: { subtype: "initialize" } });
  });
}

/** A name or values that an empty project does not have: the file's, or what it makes of a built-in agent. */
function isOurs(client, room, agent) {
  if (room.loader === "plugin") return agent.name.startsWith(`${PLUGIN}:`);
  return room.loader === "project" && client.builtin.get(agent.name) !== JSON.stringify(agent);
}

/** What the client answers to the call when it does not start the agent; of one in the background, later. */
function refusal(message) {
  if (message.subtype === "task_notification" && message.status === "failed") return message.summary;
  const blocks = message.type === "user" && Array.isArray(message.message.content) ? message.message.content : [];
  const result = blocks.find((block) => block.type === "tool_result" && block.is_error);
  const text = typeof result?.content === "string" ? result.content : result?.content?.[0]?.text;
  return text?.replace(/^<tool_use_error>([^]*)<\/tool_use_error>$/, "$1");
}

/** What stands after "Tools:" in the list that the parent model is shown. */
function toolsShown(client, name) {
  const texts = JSON.stringify(client.stub.requests()[0]?.messages ?? []);
  const quoted = (text) => JSON.stringify(text).slice(1, -1);
  const list = texts.slice(texts.indexOf(quoted("Available agent types for the Agent tool:\n")));
  const entry = list.slice(list.indexOf(quoted(`\n- ${name}: `)));
  const shown = entry.slice(entry.indexOf(" (Tools: ") + " (Tools: ".length);
  const others = [...client.builtin.keys()].filter((other) => other !== name).map((other) => `)\n- ${other}: `);
  const ends = [...others, ")\n\n"].map((end) => shown.indexOf(quoted(end))).filter((at) => at >= 0);
  return JSON.parse(`"${shown.slice(0, Math.min(...ends))}"`);
}

/** The request that the agent itself sent. */
function subagent(client) {
  return client.stub.requests().find(
    ({ system, messages }) =>
      JSON.stringify(system).includes("cc_is_subagent=true") && JSON.stringify(messages).includes(TASK),
  );
}

function spawned(client, refused) {
  const sent = subagent(client);
  if (sent === undefined) return { refused: refused ?? null };
  const text = /** @type {{ text: string }[]} */ (sent.system).slice(2).map((block) => block.text).join("\n\n");
  const added = text.lastIndexOf("Messages from the agent that launched you — your task");
  const memory = text.lastIndexOf("# Persistent Agent Memory\n\nYou have a persistent, file-based memory", added);
  const end = memory >= 0 ? memory : added;
  return {
    granted: (sent.tools ?? []).map((tool) => tool.name),
    model_sent: sent.model,
    ...(sent.output_config ? { output_config: sent.output_config } : {}),
    ...(memory >= 0 ? { memory_section: true } : {}),
    prompt: text.slice(0, end).replace(/\n\n$/, ""),
  };
}

/** The lines of the debug log about the file or the call, without time and places. */
function logLines(room) {
  const log = readFileSync(join(room.root, "debug"), "utf8").split("\n");
  const lines = log.map((line) => line.replace(/^\S+Z /, "")).filter((line) => concerns(line, room));
  return [...new Set(lines.map((line) => placeless(line, room)))];
}

function concerns(line, room) {
  if (line.startsWith("[DEBUG]")) return line.includes(room.path) || line.startsWith('[DEBUG] "Invalid hooks');
  return /^\[(WARN|ERROR)\]/.test(line) && !NOISE.test(line);
}

function placeless(text, room) {
  return text.replaceAll(room.path, "FILE").replaceAll(room.project, "PROJECT").replaceAll(room.home, "HOME");
}

function validate(client, room) {
  const target = room.loader === "plugin" ? room.plugin : join(room.project, ".claude");
  const { status, stdout } = run(room, client.binary, ["plugin", "validate", "--json", target]);
  const contents = JSON.parse(stdout).contents;
  const found = (kind) => contents.flatMap((file) => file[kind]).map(({ path, message }) => ({ path, message }));
  const kinds = ["errors", "warnings", "notes"].map((kind) => [kind, found(kind)]);
  return { rc: status, ...Object.fromEntries(kinds.filter(([, list]) => list.length > 0)) };
}
