// Starts the app, and stays behind it: when the app does not start, or dies, this file says so and
// hands back the text. It therefore uses nothing of the app, and DOM methods only: the page's
// policy forbids HTML strings.

const PANIC = "agent-playground-panic"; // dispatched on window by the panic hook; detail: the message
const EDITOR = "agent-playground-editor"; // dispatched on window by the app when it wants the code editor
const REST = "agent-playground-rest"; // dispatched on window by the app when it wants its second part; detail: whether at once
const REST_CAME = "agent-playground-rest-came"; // dispatched on window when that is here; detail: why not, where it is not
const BEGINS = "agent-playground-begins"; // dispatched on window at the start; detail: takes promises that come before the program
const UPDATE = "agent-playground-update"; // dispatched on window when a newer build waits for the next load
// What src/browser/storage.rs keeps: in localStorage the id of the file last worked on, and what a page said when it was
// left; in the database one record a file, its text behind lines of its own.
const CURRENT = "agent-playground/current";
const LAST_WORDS = "agent-playground/last-words/";
const BEFORE = "agent-playground/draft/";
const TYPED = "agent-playground/typed-early"; // what stood in the field of a page that was left before the app stood
const DATABASE = "agent-playground";
const FILES = "files";
const DOWNLOAD_NAME = "agent-playground-draft.md";

const worker = workerAddress();
const files = document.querySelector('meta[name="app-files"]').dataset;
const linkRead = others();
// An embed shows nothing of its own before it has both parts of the app.
const second = isEmbed() ? linkRead.then(painted).then(() => fetched(files.rest)) : undefined;
second?.catch(() => undefined); // that is said once the first part asks
const field = document.querySelector("#source"); // index.html's; the app brings its own
let stopped = false;
let composition; // of a word in the field (IME), while it goes on
let exported; // a promise of what the app's first part exports
let bringing; // a promise of the second
let handed; // a promise of the first sign of a hand
let hurry; // says that it is wanted at once
const hurried = new Promise((done) => { hurry = done; });

if (!isEmbed()) keepTyped();

addEventListener(PANIC, (event) => stop(String(event.detail)));
// Where it does not arrive, the page goes on with its text field.
addEventListener(EDITOR, () => hand().then(() => import(url(files.editor))).catch(() => undefined), { once: true });
addEventListener(REST, ({ detail: now }) => bringRest(now));
addEventListener("error", (event) => stopOnTrap(event.error));
addEventListener("unhandledrejection", (event) => stopOnTrap(event.reason));

hand(); // one that moves while the app is still on its way is not missed
watchForUpdate();
start().then(keepForOffline, (error) => { if (!stopOnTrap(error)) showFailedStart(error); });

/** The app takes over what stands in the field; where it never stands, the next page does. */
function keepTyped() {
  field.addEventListener("compositionstart", () => {
    composition = new Promise((done) => field.addEventListener("compositionend", done, { once: true }));
  });
  addEventListener("pagehide", () => {
    if (field.isConnected && field.value && !field.readOnly) inStorage((storage) => storage.setItem(TYPED, field.value));
  });
  inStorage((storage) => {
    const typed = storage.getItem(TYPED);
    if (!typed || field.value) return;
    field.value = typed;
    storage.removeItem(TYPED);
  });
}

function inStorage(act) {
  try {
    act(localStorage);
  } catch {
    // it is blocked, or full
  }
}

async function start() {
  if (typeof WebAssembly !== "object") throw unsupported("WebAssembly is missing or switched off.");
  await linkRead;
  await painted();
  const [{ default: init }, wasm] = await Promise.all([
    import(url(files.js)).catch((cause) => { throw notArrived(files.js, cause); }),
    fetched(files.wasm),
  ]);
  const { instantiate, instantiateStreaming } = WebAssembly;
  try {
    WebAssembly.instantiate = gated(instantiate);
    WebAssembly.instantiateStreaming = instantiateStreaming && gated(instantiateStreaming);
    exported = init({ module_or_path: wasm });
    await exported;
  } catch (error) {
    throw error instanceof WebAssembly.CompileError ? unsupported(error.message) : error;
  } finally {
    Object.assign(WebAssembly, { instantiate, instantiateStreaming });
  }
}

// The field comes first: it is to be written in before the program takes the network and the processor.
// A page out of sight is not painted at all.
function painted() {
  return Promise.race([new Promise((done) => requestAnimationFrame(() => setTimeout(done))), pause(500)]);
}

// The text of a link comes before what checks it, which is twenty times as much.
function others() {
  const waits = [];
  dispatchEvent(new CustomEvent(BEGINS, { detail: waits }));
  return Promise.race([Promise.all(waits), pause(3000)]);
}

async function fetched(file) {
  const response = await fetch(url(file)).catch((cause) => { throw notArrived(file, cause); });
  if (!response.ok) throw notArrived(file, `the server answered ${response.status}`);
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("text/html")) throw notArrived(file, "the server sent a page in its place");
  return response;
}

// The app's second part shares memory and table with the first, through whose exports it is reached.
function bringRest(now) {
  if (now) hurry();
  bringing ??= Promise.race([hurried, hand(), pause(1500)])
    .then(() => second ?? fetched(files.rest))
    .then(async (wasm) => WebAssembly.instantiate(await wasm.arrayBuffer(), { __wasm_split: await exported }))
    .then(() => dispatchEvent(new CustomEvent(REST_CAME)), (error) => {
      bringing = undefined; // it can be asked for again
      if (second) showFailedStart(error);
      dispatchEvent(new CustomEvent(REST_CAME, { detail: error.facts?.why ?? String(error) }));
    });
}

// The page is painted and can be used. What comes on top waits for the first sign of a hand.
function hand() {
  handed ??= new Promise((done) => {
    if (document.activeElement?.id === "source") done(); // it came before the app
    for (const sign of ["pointermove", "pointerdown", "keydown", "focusin", "wheel"]) addEventListener(sign, done, { once: true, capture: true, passive: true });
  });
  return handed;
}

function pause(time) {
  return new Promise((done) => setTimeout(done, time));
}

// A page is as old as the worker that answers for it. Once another takes its place, the next load is newer.
function watchForUpdate() {
  const { serviceWorker } = navigator; // none where the connection is not secure
  let hasOne = Boolean(serviceWorker?.controller);
  serviceWorker?.addEventListener("controllerchange", () => {
    const isFirst = !hasOne;
    hasOne = true;
    if (isFirst) return;
    document.documentElement.dataset.update = "waits"; // for an app that is not there yet
    dispatchEvent(new Event(UPDATE));
  });
}

// The address of src/site/sw.js, in the form that the page's policy asks for. The one policy that it allows can be made
// once: here, before anything else, and out of reach from then on. An embed has no worker, and no such policy.
function workerAddress() {
  if (isEmbed()) return undefined;
  const address = url("./sw.js");
  return globalThis.trustedTypes?.createPolicy("service-worker", { createScriptURL: () => address }).createScriptURL("") ?? address;
}

// The worker takes the build, so that the page works without a network. That can wait: first the page is used.
async function keepForOffline() {
  if (!worker || !navigator.serviceWorker) return;
  await Promise.race([hand(), pause(1500)]);
  // Where the browser keeps nothing, the page needs the network.
  await navigator.serviceWorker.register(worker, { updateViaCache: "none" }).catch(() => undefined);
}

// A panic leaves the app's data half changed, so nothing of the app may run after it: no handler, no
// timer, nor the focus events that the screen below sets off while the panic is still under way.
// Everything from outside comes in through the exports; this puts a gate before each of them.
function gated(instantiate) {
  return async (...source) => {
    const { instance, module } = await instantiate.apply(WebAssembly, source);
    await pause(0); // the program begins in a task of its own
    await composition; // the field that the app replaces would take the word with it
    const exports = {};
    for (const [name, value] of Object.entries(instance.exports)) {
      exports[name] = typeof value === "function" ? (...args) => (stopped ? undefined : value(...args)) : value;
    }
    return { instance: { exports }, module };
  };
}

// Other errors (a ResizeObserver loop, an extension's script) leave the app alive. An overflow of
// the stack inside wasm does not: the browser unwinds it without cleaning up.
function stopOnTrap(error) {
  const trapped = globalThis.WebAssembly && error instanceof WebAssembly.RuntimeError;
  const overflowed = /call stack|recursion/i.test(error?.message) && /wasm/.test(error.stack);
  if (trapped || overflowed) stop(error.message);
  return trapped || overflowed;
}

async function stop(reason) {
  if (stopped) return;
  stopped = true;
  const text = shownText() ?? (await storedText());
  const kept = text
    ? "Your text is below. Copy or download it first, then reload the page."
    : "No text is stored in this browser. Reload the page to begin again.";
  showScreen("Agent Playground stopped working", facts("A fault in the program ended it.", reason, kept), text);
}

function showScreen(words, why, text) {
  stopped = true;
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close(); // a modal one would lie above
  for (const node of document.body.children) node.inert = true;
  const title = element("h1", { className: "title", tabIndex: -1 }, words);
  document.body.append(
    element("main", { className: "crash" },
      element("div", { className: "stack", role: "alert" }, title, why),
      ...rescue(text),
      reloadButton()));
  title.focus();
}

async function showFailedStart(error) {
  if (stopped) return;
  if (!field.isConnected) return stop(String(error)); // the app had begun to draw
  const { what, why, now } = error.facts ?? {
    what: "The program arrived but did not start.",
    why: String(error),
    now: "Reload the page. If it stays like this, another browser may be able to run it.",
  };
  showScreen("Agent Playground could not start", facts(what, why, now), shownText() ?? (await storedText()));
}

function notArrived(file, cause) {
  return Object.assign(new Error(`${file} did not arrive`), {
    facts: {
      what: "A part of the program did not arrive.",
      why: `${file.replace("./", "")}: ${cause.message ?? cause}`,
      now: "Check the connection, then reload the page.",
    },
  });
}

function unsupported(why) {
  return Object.assign(new Error(why), {
    facts: {
      what: "This browser cannot run the program.",
      why,
      now: "Use a current Firefox, Chrome, Edge or Safari. A lockdown mode or a strict setting may switch WebAssembly off.",
    },
  });
}

// What stands in the page is newer than what was stored.
function shownText() {
  const shown = document.querySelector("#source")?.value;
  // What the visitor keeps in this browser is none of the business of a page that shows an embed.
  return shown || isEmbed() ? (shown ?? "") : undefined;
}

async function storedText() {
  try {
    const id = localStorage.getItem(CURRENT);
    const words = Object.keys(localStorage).filter((key) => key.startsWith(LAST_WORDS)).map((key) => localStorage.getItem(key));
    const last = words.find((record) => record.startsWith(`${id}\n`))?.slice(`${id}\n`.length);
    return textOf(last ?? localStorage.getItem(BEFORE + id) ?? (await keptRecord(Number(id))) ?? "");
  } catch {
    return ""; // storage is blocked, or not ours
  }
}

function textOf(record) {
  const lines = record.split("\n");
  return lines.slice(lines[0] === "agent-playground 1" ? 2 : 3).join("\n");
}

function keptRecord(id) {
  return new Promise((done, fail) => {
    const opening = indexedDB.open(DATABASE);
    opening.onerror = fail;
    opening.onupgradeneeded = () => opening.transaction.abort(); // there is none, and none is to be made
    opening.onsuccess = () => {
      const reading = opening.result.transaction(FILES).objectStore(FILES).get(id);
      reading.onsuccess = () => done(reading.result);
      reading.onerror = fail;
    };
  });
}

function rescue(text) {
  if (!text) return [];
  const area = element("textarea", { id: "rescued", className: "rescued", readOnly: true, value: text, spellcheck: false });
  const said = element("span", { className: "soft", role: "status" });
  const copy = async () => {
    area.select(); // where the clipboard is closed to the page, the keys still copy
    const copied = await navigator.clipboard?.writeText(text).then(() => true, () => false);
    said.textContent = copied ? "Copied." : "Selected. Copy it with Ctrl+C or ⌘C.";
  };
  return [
    element("div", { className: "stack" },
      element("label", { htmlFor: "rescued" }, "Your text"),
      area,
      element("div", { className: "row" },
        element("button", { className: "button", type: "button", onclick: copy }, "Copy"),
        element("button", { className: "button", type: "button", onclick: () => download(text) }, "Download"),
        said)),
  ];
}

function download(text) {
  const href = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
  element("a", { href, download: DOWNLOAD_NAME }).click(); // the page ends soon: nothing to revoke
}

function reloadButton() {
  return element("button", { className: "button", type: "button", onclick: () => location.reload() }, "Reload the page");
}

function facts(what, why, now) {
  const rows = { What: what, Why: why, "What now": now };
  return element("dl", { className: "facts" },
    ...Object.entries(rows).flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));
}

function element(name, properties, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

function isEmbed() {
  return "embed" in document.documentElement.dataset;
}

function url(relative) {
  return new URL(relative, document.baseURI).href;
}
