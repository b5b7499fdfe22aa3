// The frame's end of the talk with the page around it; embed.js is the other end.
//
// That page is a stranger: it may show a text here and learn what becomes of it, and nothing else. Every message is
// { agentPlayground: 1, type, … }. The page begins with `init` and goes on with `set`, either of which may name what
// FORM lists; it hears `ready`, `change`, `diagnostics` and `height`, or `broken` where the link of the frame's address
// cannot be read. Only the parent of this frame is listened to,
// only the origin that sent the first `init` is answered, and whatever has not this form is passed over in silence.

const LONGEST = 4 * 1024 * 1024; // longer texts are passed over, as longer files are
const isText = (value) => typeof value === "string" && value.length <= LONGEST;
const isFlag = (value) => typeof value === "boolean";
const FORM = { name: isText, text: isText, client: isText, panels: isText, theme: isText, readonly: isFlag };

const root = document.documentElement;
const early = []; // what is asked before the program listens
let listens = false;
let isReady = false;
let wasBroken = false;
let host; // the origin that is answered
let told = []; // by the program: text, errors, warnings, hints
let known; // the text that the page around knows of
let counted;

// A plain iframe has its switches in the address; its text is in the link behind the #.
const query = new URLSearchParams(location.search);
const named = ["client", "panels", "theme"].filter((key) => query.has(key));
ask({ ...Object.fromEntries(named.map((key) => [key, query.get(key)])), readonly: query.has("readonly") });

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || parent === self || !isWellFormed(data)) return;
  if (data.type === "set" && host !== undefined && origin === host) {
    known = data.text ?? known;
    ask(data);
  }
  // A page without an origin of its own cannot be addressed exactly, so it is not answered at all.
  if (data.type === "init" && host === undefined && origin !== "null") {
    host = origin;
    root.dataset.height = "auto"; // the frame grows with its content, so its content must not grow with the frame
    ask(data);
    // Once the program has drawn what was asked.
    if (listens) setTimeout(ready);
  }
});

addEventListener("agent-playground-listens", () => {
  listens = true;
  early.forEach(ask);
  setTimeout(() => {
    new ResizeObserver(() => isReady && say("height", { height: height() })).observe(page());
    ready();
  });
});

addEventListener("agent-playground-tells", ({ detail }) => {
  told = detail;
  if (isReady) tell();
  setTimeout(ready); // once it is drawn
});

function isWellFormed(data) {
  if (typeof data !== "object" || data?.agentPlayground !== 1) return false;
  return Object.entries(FORM).every(([key, fits]) => !Object.hasOwn(data, key) || fits(data[key]));
}

function ask(asked) {
  const { name, text, client, panels, theme, readonly } = asked;
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  else if (theme !== undefined) delete root.dataset.theme;
  if (!listens) early.push(asked);
  else dispatchEvent(new CustomEvent("agent-playground-asks", { detail: [name, text, client, panels, readonly] }));
}

function ready() {
  const state = linkState();
  if (state) root.dataset.link = state;
  else delete root.dataset.link;
  if (isReady || host === undefined || state === "awaited") return;
  if (state === "broken") {
    if (!wasBroken) say("broken", { height: height() });
    wasBroken = true;
    return;
  }
  isReady = true;
  [known] = told;
  say("ready", { text: known, height: height() });
  tell();
}

// The file of a link has no name before it is here, and none stands beside the words that there will be none.
function linkState() {
  if (location.hash.length < 2) return "";
  if (!document.querySelector("#embed h1")?.textContent) return "awaited";
  return told[0] === "" && document.querySelector("#embed > [role=alert]") ? "broken" : "";
}

function tell() {
  const [text, errors, warnings, hints] = told;
  if (text !== known) say("change", { text: known = text });
  const counts = { errors, warnings, hints };
  if (JSON.stringify(counts) !== counted) say("diagnostics", counts);
  counted = JSON.stringify(counts);
}

function say(type, values) {
  parent.postMessage({ agentPlayground: 1, type, ...values }, host);
}

function page() {
  return document.querySelector("#embed");
}

function height() {
  return page().offsetHeight;
}
