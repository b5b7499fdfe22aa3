// The main job on real faults: open, be told, repair, take away. Each row with a file of our own words,
// and with the real files where they are at hand.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { parse } from "yaml";
import { Playground, body, frontMatter } from "./fixtures/playground.ts";
import { expect, test } from "./fixtures/walls.ts";

const FIXTURES = new URL("../fixtures/", import.meta.url);
const SEEDS = new URL("../../../shared/seeds/", import.meta.url);

interface Row {
  seed: string;
  fixture: string;
  verdict: string;
  said: RegExp[];
  /** Nothing worse than these. */
  worst: "Error" | "Hint";
  changed: boolean;
}

const colon = /Error.*Description is not valid YAML/;

const rows: Row[] = [
  {
    seed: "000",
    fixture: "literal-newlines.md",
    verdict: "Loads with losses",
    said: [colon, /TodoWrite gives nothing/, /BashOutput no longer exists/, /KillShell is now TaskStop/],
    worst: "Error",
    changed: true,
  },
  { seed: "001", fixture: "clean.md", verdict: "Loads", said: [], worst: "Hint", changed: false },
  { seed: "002", fixture: "colon-double-quotes.md", verdict: "Loads", said: [colon], worst: "Error", changed: true },
  { seed: "003", fixture: "colon-single-quotes.md", verdict: "Loads", said: [colon], worst: "Error", changed: true },
  {
    seed: "004",
    fixture: "quoted-at-column-0.md",
    verdict: "Refused",
    said: [/Error.*examples goes on at the start of a line/, /2 keys are not read/],
    worst: "Error",
    changed: true,
  },
];

for (const row of rows) {
  test(`${row.fixture} is opened, explained and repaired`, async ({ page }) => {
    await proveRow(new Playground(page), row, "a-file.md", readFileSync(new URL(row.fixture, FIXTURES)));
  });

  test(`seed ${row.seed} is opened, explained and repaired`, async ({ page }) => {
    const name = existsSync(SEEDS) && readdirSync(SEEDS).find((name) => name.startsWith(row.seed));
    if (!name) {
      console.log("skipped: no shared data");
      return;
    }
    await proveRow(new Playground(page), row, name, readFileSync(new URL(name, SEEDS)));
  });
}

async function proveRow(playground: Playground, row: Row, name: string, content: Buffer): Promise<void> {
  const before = content.toString("utf8");
  await playground.visit();
  await playground.open(name, content);
  await expect(playground.page.locator("h1")).toHaveText(name);

  // As it is.
  expect(await playground.verdict()).toBe(row.verdict);
  const said = await playground.said();
  for (const words of row.said) expect(said.some((line) => words.test(line)), `${words} in ${said.join(" | ")}`).toBe(true);
  if (row.worst === "Hint") expect(said.filter((line) => /^(Error|Warning)/.test(line))).toEqual([]);
  if (row.said.includes(colon)) await expectPlaceOfColon(playground, before);
  if (row.verdict === "Refused") await expectPlaceOfColumn0(playground, before);
  const listingBefore = await playground.listing();

  // After Fix all.
  if (row.changed) await playground.fixAll();
  const file = await playground.download();
  expect(file.name).toBe(name);
  expect(body(file.text)).toBe(body(before));
  if (!row.changed) expect(file.text).toBe(before);

  const yaml = parse(frontMatter(file.text)) as Record<string, unknown>; // throws where strict YAML is broken
  const written = /^description: (.*)$/m.exec(before)?.[1];
  expect(yaml.description).toBe(written);
  expect(await playground.verdict()).toMatch(/^Loads/);
  const listing = await playground.listing();
  // What the client reads is the same, letter by letter; it makes line ends of a written backslash-n.
  expect(listing).toContain(`: ${written?.replaceAll("\\n", "\n")} (Tools: `);
  if (listingBefore !== undefined) {
    expect(listing?.replace(/ \(Tools: .*/s, "")).toBe(listingBefore.replace(/ \(Tools: .*/s, ""));
  }
  if (/^examples:/m.test(before)) {
    const words = (text: string) => text.split(/\s+/).filter(Boolean).join(" ");
    const examples = /^examples:\n([\s\S]*?)^(?=\w+: )/m.exec(before.replaceAll("\nContext:", "\n Context:"))?.[1] ?? "";
    const written = examples.split(/^- '/m).slice(1).map((item) => item.trim().replace(/'$/, "").replaceAll("''", "'"));
    expect((yaml.examples as string[]).map(words)).toEqual(written.map(words));
  }
}

/** The first colon in the description that a blank follows, counted as editors count. */
async function expectPlaceOfColon(playground: Playground, text: string): Promise<void> {
  const lines = text.split("\n");
  const line = lines.findIndex((line) => line.startsWith("description: "));
  const column = (lines[line] ?? "").indexOf(": ", "description: ".length) + 1;
  const place = playground.problems.filter({ hasText: "Description is not valid YAML" }).locator(".place").first();
  await expect(place).toContainText(`line ${line + 1}, column ${column}`);
}

async function expectPlaceOfColumn0(playground: Playground, text: string): Promise<void> {
  const line = text.split("\n").findIndex((line) => line.startsWith("Context:")) + 1;
  const row = playground.problems.filter({ hasText: "at the start of a line" });
  await expect(row.locator(".place").first()).toContainText(`line ${line}, column 1`);
  await expect(row).toContainText("the agent will not exist");
}
