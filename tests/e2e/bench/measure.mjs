// What the measurements share.

/** @param {import("playwright-core").Page} page */
export async function ready(page) {
  await page.waitForSelector("html[data-ready=true]", { state: "attached", timeout: 60_000 });
}

/** @param {number} from */
export function since(from) {
  return (performance.now() - from).toFixed(0);
}

/**
 * Until what nobody holds is gone.
 * @param {import("playwright-core").CDPSession} client
 */
export async function collect(client) {
  for (let round = 0; round < 3; round += 1) await client.send("HeapProfiler.collectGarbage");
}

/**
 * The memory of the page: JavaScript's, and the program's own.
 * @param {import("playwright-core").Page} page
 * @param {import("playwright-core").CDPSession} client
 */
export async function memory(page, client) {
  const { usedSize } = await client.send("Runtime.getHeapUsage");
  const wasm = await page.evaluate(wasmBytes);
  const words = `${(usedSize / 1e6).toFixed(1)} MB of JavaScript, ${(wasm / 1e6).toFixed(1)} MB of the program`;
  return { all: ((usedSize + wasm) / 1e6).toFixed(1), heap: usedSize, wasm, words };
}

/** The module is the one the page runs, so what its start function hands back is the living app. */
async function wasmBytes() {
  const files = /** @type {HTMLElement | null} */ (document.querySelector("meta[name=app-files]"))?.dataset;
  const app = await (await import(new URL(files?.js ?? "", document.baseURI).href)).default();
  return app.memory.buffer.byteLength;
}
