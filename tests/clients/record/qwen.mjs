// Qwen Code: the parser and the validator of its bundle, which names them nowhere else. The chunk they lie in changes
// with every version.
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { installPackage } from "./install.mjs";
import { kept } from "./room.mjs";

const PACKAGE = "@qwen-code/qwen-code";
const VERSION = "0.24.4";
const NAMES = ["parseSubagentContent", "SubagentValidator"];
const OWN = "recorded.js";

export const key = "qwen";
export const title = `Qwen Code ${VERSION}`;
export const applies = (name) => name.endsWith(".md") && !/^(skills|plugin|more)\//.test(name);
/** npm of an older Node.js would take an older version without a word. */
export function install(cache) {
  if (Number(process.versions.node.split(".")[0]) < 22) throw new Error(`${title} needs Node.js 22.`);
  installPackage(cache, PACKAGE, VERSION);
}

export async function open(cache) {
  const chunks = join(installPackage.folder(cache, PACKAGE, VERSION), "node_modules", PACKAGE, "chunks");
  const [parse, Validator] = NAMES;
  if (!existsSync(join(chunks, OWN))) {
    const holds = (name) => readFileSync(join(chunks, name), "utf8").includes(`function ${parse}(`);
    const chunk = readdirSync(chunks).find((name) => name.endsWith(".js") && holds(name));
    if (chunk === undefined) throw new Error(`No chunk of ${title} holds ${parse}.`);
    cpSync(join(chunks, chunk), join(chunks, OWN));
    writeFileSync(join(chunks, OWN), `\nexport { ${parse} as ZZ_parse, ${Validator} as ZZ_Validator };\n`, { flag: "a" });
  }
  const { ZZ_parse, ZZ_Validator } = await import(join(chunks, OWN));
  const validator = new ZZ_Validator();
  const record = async ({ bytes }) => {
    let stage = "parse";
    try {
      const config = ZZ_parse(bytes.toString("utf8"), "FILE", "project", validator);
      stage = "validate";
      const { warnings } = validator.validateConfig(config);
      return { accepted: true, ...read(config), ...(warnings?.length ? { warnings } : {}) };
    } catch (error) {
      return { accepted: false, stage, message: error.message };
    }
  };
  return { record, close: () => {} };
}

function read({ name, description, tools, model, systemPrompt, level, filePath, ...other }) {
  const more = kept(other);
  const shown = kept({ name, description, tools, model, prompt_length: systemPrompt?.length });
  return Object.keys(more).length > 0 ? { ...shown, other: more } : shown;
}
