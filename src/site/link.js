// Reads the link of the address before the program is here, so that its text stands in the page as soon as that is
// painted. The program asks for what was read here (src/browser/early.rs); what was not, it reads by itself, and says
// what is wrong with it.

const BEGINS = "agent-playground-begins"; // dispatched by boot.js; detail: takes promises that the program is to wait for
const ASKS = "agent-playground-link"; // dispatched by the program; detail: takes the fragment that was read, and its fields
const PIECE = 512; // bytes of the dictionary, read at once
const TASK = 4; // milliseconds, after which a hand is answered
const LINK = /^[01][\w.-]{8}/;

const fragment = location.hash.slice(1);
const field = document.querySelector("#source");
const channel = new MessageChannel();
const { instantiate } = globalThis.WebAssembly ?? {}; // boot.js puts another in its place for a while

if (LINK.test(fragment)) {
  const words = field.placeholder;
  field.placeholder = "Opening the shared file…";
  const reading = read().catch(() => []);
  addEventListener(BEGINS, ({ detail }) => detail.push(reading), { once: true });
  let fields = [];
  reading.then((read) => {
    fields = read;
    if (read.length > 2) show(read);
    else field.placeholder = words;
  });
  addEventListener(ASKS, ({ detail }) => fields.length > 2 && detail.push(fragment, ...fields));
}

/** The fields of the link: its client, which may be empty, then name and text of each file. None where it is broken. */
async function read() {
  const { reader } = document.querySelector('meta[name="app-files"]').dataset;
  const address = new URL(reader, document.baseURI);
  const [wasm, words] = await Promise.all([fetched(address), fragment.startsWith("1") && fetched(new URL("links-1.txt", address))]);
  const { instance: { exports } } = await instantiate(wasm);
  if (words) await prime(exports, words);
  put(exports, new TextEncoder().encode(fragment));
  const count = exports.open();
  return Array.from({ length: count }, (_, at) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(new Uint8Array(exports.memory.buffer, exports.field(at), exports.length(at))));
}

async function fetched(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.arrayBuffer();
}

/** Reads the dictionary, in tasks between which the page answers. */
async function prime(exports, words) {
  put(exports, new Uint8Array(words));
  exports.begin();
  for (let from = performance.now(); exports.prime(PIECE);) {
    if (performance.now() - from < TASK) continue;
    await turn();
    from = performance.now();
  }
}

/** Timers wait longer than that, the more of them there are. */
function turn() {
  return new Promise((done) => {
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  });
}

function put(exports, bytes) {
  const at = exports.room(bytes.length);
  new Uint8Array(exports.memory.buffer, at, bytes.length).set(bytes);
}

/** The text of a link is another's, and not to be written in; what somebody has begun to write stays. */
function show([, name, text]) {
  if (!field.isConnected || field.value || location.hash.slice(1) !== fragment) return;
  field.value = text;
  field.readOnly = true;
  if ("embed" in document.documentElement.dataset) document.querySelector("#embed h1").textContent = name;
}
