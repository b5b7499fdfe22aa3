// Records what the real clients make of agent definitions. Run by hand, on Linux; README.md says how.
//   node tests/clients/record.mjs [--client claude,gemini,…] [--check] [case | file | folder …]
import { parseArgs } from "node:util";

import { allCases, named } from "./record/cases.mjs";
import { chosen } from "./record/clients.mjs";
import { cache } from "./record/install.mjs";
import { inside, isolation, runInside } from "./record/isolation.mjs";
import { differences, readVerdicts, shortened, withPart, write, writeVerdicts } from "./record/verdicts.mjs";

const { values, positionals } = parseArgs({
  options: { check: { type: "boolean" }, client: { type: "string" } },
  allowPositionals: true,
});
const CLIENTS = chosen(values.client);

try {
  if (inside()) {
    await recordAll();
  } else {
    for (const client of CLIENTS) client.install(cache);
    process.exitCode = runInside();
  }
} catch (error) {
  fail(error);
}

async function recordAll() {
  const files = positionals.length > 0 ? positionals.flatMap(named) : allCases();
  console.error(`${CLIENTS.map((client) => client.title).join(", ")}; ${isolation()}`);
  const verdicts = readVerdicts();
  for (const client of CLIENTS) await recordWith(client, files, verdicts);
}

async function recordWith(client, files, verdicts) {
  const running = await client.open(cache);
  const count = { same: 0, all: 0 };
  for (const file of files.filter((file) => file.case === undefined || client.applies(file.case))) {
    const definition = { name: file.case, path: file.path, bytes: file.bytes() };
    try {
      const verdict = shortened(await running.record(definition));
      if (file.case === undefined) console.log(write({ file: file.path, [client.key]: verdict }));
      else settle(client, file.case, verdict, verdicts, count);
    } catch (error) {
      fail(error, `${file.case ?? file.path}: `);
    }
  }
  running.close();
  if (count.all > 0) console.log(`same ${client.key}\t${count.same}/${count.all}\t${client.title}`);
}

function settle({ key, partly }, name, now, verdicts, count) {
  const line = verdicts.get(name) ?? write({ case: name, shows: "" });
  const before = JSON.parse(line)[key];
  // What was recorded in another way stays.
  const verdict = partly ? { ...partly(before ?? {}), ...now } : now;
  const found = differences(before, verdict, key);
  count.all += 1;
  if (found.length === 0) count.same += 1;
  for (const [path, recorded, now] of found) {
    console.log(`${name}\t${path}\t${write(recorded ?? null)}\t${write(now ?? null)}`);
  }
  if (found.length === 0) return;
  if (values.check) {
    process.exitCode = 1;
  } else {
    verdicts.set(name, withPart(line, key, verdict));
    writeVerdicts(verdicts);
  }
}

function fail(error, what = "") {
  console.error(`${what}${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
