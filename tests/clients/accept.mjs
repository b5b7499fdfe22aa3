// Whether the real clients take what we convert: `make corpus` writes a sample of it into target/corpus/convert.
//   node tests/clients/accept.mjs [--client gemini,…] [folder]
// Prints a line for each client: name, share, how many of how many. Run by hand, as record.mjs is.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { chosen } from "./record/clients.mjs";
import { cache } from "./record/install.mjs";
import { inside, isolation, runInside } from "./record/isolation.mjs";

/** Ids of the clients in src/client, by what their verdicts are called. */
const IDS = {
  claude: "claude-code",
  opencode: "opencode",
  copilot: "copilot-cli",
  gemini: "gemini-cli",
  codex: "codex",
  qwen: "qwen-code",
  skills: "agent-skills",
};
const SAMPLE = fileURLToPath(new URL("../../target/corpus/convert", import.meta.url));

const { values, positionals } = parseArgs({ options: { client: { type: "string" } }, allowPositionals: true });
const clients = chosen(values.client ?? "opencode,copilot,gemini,codex,qwen,skills");

if (inside()) {
  console.error(`${clients.map(({ title }) => title).join(", ")}; ${isolation()}`);
  for (const client of clients) await accept(client);
} else {
  for (const client of clients) client.install(cache);
  process.exitCode = runInside();
}

async function accept(client) {
  const folder = join(positionals[0] ?? SAMPLE, IDS[client.key]);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort();
  const running = await client.open(cache);
  let good = 0;
  for (const path of files) {
    const verdict = await running.record({ path, bytes: readFileSync(path) });
    if (loads(verdict)) good += 1;
    else console.log(`refused ${IDS[client.key]}\t${path}\t${JSON.stringify(verdict).slice(0, 300)}`);
  }
  running.close();
  const share = (Math.floor((good * 10_000) / files.length) / 10_000).toFixed(4);
  console.log(`accepted ${IDS[client.key]}\t${share}\t${good}/${files.length}, ${client.title}`);
}

function loads({ accepted, listed, loads, agentskills, project }) {
  if (agentskills) return agentskills.rc === 0;
  if (project) return project.loads;
  return loads ?? (accepted && listed !== false);
}
