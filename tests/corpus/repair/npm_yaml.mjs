// Parses YAML with npm `yaml`: a JSON object a line in ({id, yaml}), one out
// ({id, ok, error | values, name, description}). `values` are the words of keys and values in the order of the
// text, comments left out. Exit code 3: the package is not installed.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const require = createRequire(new URL("../../e2e/package.json", import.meta.url));
let yaml;
try {
  yaml = require("yaml");
} catch {
  process.exit(3);
}

function valuesOf(document) {
  const values = [];
  const properties = (node) => {
    if (node.anchor) values.push(node.anchor);
    if (node.tag) values.push(node.tag.replace(/^tag:yaml\.org,2002:/, ""));
  };
  yaml.visit(document, {
    Alias: (_, node) => void values.push(node.source),
    Collection: (_, node) => properties(node),
    Scalar: (_, node) => {
      properties(node);
      values.push(typeof node.value === "string" ? node.value : (node.source ?? String(node.value ?? "")));
    },
  });
  return values;
}

function read(source) {
  const document = yaml.parseDocument(source);
  if (document.errors.length > 0) return { ok: false, error: document.errors[0].message.split("\n")[0] };
  if (!yaml.isMap(document.contents)) return { ok: false, error: "no map" };
  const text = (key) => {
    const value = document.get(key);
    return typeof value === "string" ? value : null;
  };
  return { ok: true, values: valuesOf(document), name: text("name"), description: text("description") };
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id, yaml: source } = JSON.parse(line);
  let answer;
  try {
    answer = read(source);
  } catch (error) {
    answer = { ok: false, error: String(error) };
  }
  process.stdout.write(JSON.stringify({ id, ...answer }) + "\n");
}
