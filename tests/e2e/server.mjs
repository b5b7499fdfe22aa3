// Serves one folder as a static host would, with the headers its `_headers` file asks for.
//   node server.mjs <folder> <port> [prefix]        prefix: serve below this path, such as /team/tool/
import { createReadStream } from "node:fs";
import { readFile, realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";

const HOST = "127.0.0.1";

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/**
 * @param {string} folder
 * @param {number} port 0 takes any free one
 * @param {string} prefix
 * @param {[string, string][]} headers sent with every file, besides those of `_headers`
 * @param {boolean} reads whether it reads `_headers`, which many hosts do not
 * @param {boolean} packs whether it sends texts and programs in brotli, as most hosts do
 */
export async function serve(folder, port, prefix = "/", headers = [], reads = true, packs = false) {
  const pack = packs ? packer() : undefined;
  const root = await realpath(folder);
  const rules = reads ? parseHeaders(await readFile(join(root, "_headers"), "utf8").catch(() => "")) : [];
  rules.push({ path: /^/, headers });
  const server = createServer(async (request, response) => {
    const { status, headers, file } = await answer(request.method ?? "", request.url ?? "", root, prefix, rules);
    const packed = file && accepts(request.headers["accept-encoding"]) ? await pack?.(file) : undefined;
    if (packed) Object.assign(headers, { "Content-Encoding": "br", "Content-Length": String(packed.length), Vary: "Accept-Encoding" });
    response.writeHead(status, headers);
    if (!file) response.end(status < 400 ? undefined : `${status}\n`);
    else if (request.method === "HEAD") response.end();
    else if (packed) response.end(packed);
    else createReadStream(file).on("error", () => response.destroy()).pipe(response);
  });
  await new Promise((listening, failed) => {
    server.once("error", failed).listen(port, HOST, () => listening(undefined));
  });
  const address = server.address();
  const taken = typeof address === "object" && address ? address.port : port;
  return {
    url: `http://${HOST}:${taken}${prefix}`,
    close: () => new Promise((closed) => {
      server.close(closed);
      server.closeAllConnections();
    }),
  };
}

/**
 * @param {string} method
 * @param {string} target
 * @param {string} root
 * @param {string} prefix
 * @param {Rule[]} rules
 * @returns {Promise<{ status: number, headers: Record<string, string>, file?: string }>}
 */
async function answer(method, target, root, prefix, rules) {
  const plain = { "Content-Type": TYPES[".txt"] ?? "" };
  if (method !== "GET" && method !== "HEAD") return { status: 405, headers: { ...plain, Allow: "GET, HEAD" } };
  let path;
  try {
    path = decodeURIComponent(target.replace(/[?#].*/, ""));
  } catch {
    return { status: 400, headers: plain };
  }
  if (`${path}/` === prefix) return { status: 308, headers: { Location: prefix } };
  if (!path.startsWith(prefix)) return { status: 404, headers: plain };

  path = path.slice(prefix.length - 1);
  const file = await fileIn(root, path.endsWith("/") ? `${path}index.html` : path);
  if (!file || path === "/_headers") return { status: 404, headers: { ...plain, ...headersFor(path, rules) } };
  const { size } = await stat(file);
  return {
    status: 200,
    headers: {
      "Cache-Control": "no-cache",
      "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
      "Content-Length": String(size),
      ...headersFor(path, rules),
    },
    file,
  };
}

/** @param {string | string[] | undefined} encodings */
function accepts(encodings) {
  return String(encodings).split(/,\s*/).includes("br");
}

/** Packs each file once; those that are packed already it leaves as they are. */
function packer() {
  /** @type {Map<string, Promise<Buffer>>} */
  const packed = new Map();
  /** @param {string} file */
  return (file) => {
    if (extname(file) === ".png" || extname(file) === ".woff2") return undefined;
    const known = packed.get(file) ?? readFile(file).then(promisify(brotliCompress));
    packed.set(file, known);
    return known;
  };
}

/**
 * The file that a path names, if it is one and lies inside the root, links followed.
 * @param {string} root
 * @param {string} path
 */
async function fileIn(root, path) {
  try {
    const file = await realpath(join(root, path));
    return file.startsWith(root + sep) && (await stat(file)).isFile() ? file : undefined;
  } catch {
    return undefined; // no such file, or no such name (a NUL in it)
  }
}

/** @typedef {{ path: RegExp, headers: [string, string][] }} Rule */

/**
 * A path at the margin opens a rule, `Name: value` lines set in follow it, `*` stands for anything.
 * @param {string} text
 */
export function parseHeaders(text) {
  /** @type {Rule[]} */
  const rules = [];
  for (const line of text.split("\n")) {
    if (!line.trim() || line.startsWith("#")) continue;
    const [, name, value] = /^\s+([\w-]+):\s*(.*?)\s*$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) {
      rules.at(-1)?.headers.push([name, value]);
    } else {
      const pattern = line.trim().split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
      rules.push({ path: new RegExp(`^${pattern.join(".*")}$`), headers: [] });
    }
  }
  return rules;
}

/**
 * Every rule that matches counts; the values of one name are joined, as the hosts do.
 * @param {string} path
 * @param {Rule[]} rules
 */
export function headersFor(path, rules) {
  /** @type {Record<string, string>} */
  const headers = {};
  for (const [name, value] of rules.filter((rule) => rule.path.test(path)).flatMap((rule) => rule.headers)) {
    headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  }
  return headers;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder = "dist", port = "8080", prefix] = process.argv.slice(2);
  try {
    const { url } = await serve(folder, Number(port), prefix);
    console.log(`Agent Playground: ${url.replace(/\/$/, "")}`);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    console.error(
      code === "ERR_SOCKET_BAD_PORT" ? `${port} is not a port: a number from 1 to 65535 is`
        : code === "EADDRINUSE" ? `Port ${port} is in use. Stop what listens there, or choose another: PORT=${Number(port) + 1}`
        : code === "ENOENT" ? `There is no folder ${folder} to serve. Build it first: make build`
        : error);
    process.exitCode = 1;
  }
}
