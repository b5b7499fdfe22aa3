// Keeps the build for times without a network. What the build is stands above this; .make/site/offline.mjs writes it:
//   const BUILD = { id, files: { "address, relative to the page": "its checksum", … } }
// It keeps files of the build, answers with them and asks for nothing else: of whoever uses the page it knows nothing.
//
// A new build is taken whole or not at all, since every file has to have its checksum. It answers from the next load on,
// so that nobody is held by an old one. What a page of an old build still wants stays until no such page is open.

const OURS = `agent-playground ${registration.scope} `; // other deployments on this host have caches of their own
const CACHE = OURS + BUILD.id;
const MOST_KEPT = 3; // builds before this one, where pages are never closed

/** Names that change with what is in them. */
const HASHED = /-[0-9a-f]{8,}(_bg)?\.\w+$/;

addEventListener("install", (event) => event.waitUntil(takeAll().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(Promise.all([clients.claim(), dropOld()])));

addEventListener("fetch", (event) => {
  const { request } = event;
  const isVisit = request.mode === "navigate";
  const address = request.method === "GET" ? addressOf(request.url, isVisit) : undefined;
  if (address === undefined) return; // the browser's own business
  event.respondWith(answer(address, request));
  if (isVisit) event.waitUntil(dropOld());
});

async function takeAll() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(Object.entries(BUILD.files).map(([address, integrity]) => take(cache, address, integrity)));
  } catch (error) {
    await caches.delete(CACHE); // another visit tries again
    throw error;
  }
}

async function take(cache, address, integrity) {
  // What the page has loaded already lies in the browser's own cache.
  const response = await fetch(urlOf(address), { integrity, cache: HASHED.test(address) ? "default" : "no-cache" });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const { body, status, headers } = response;
  // Some hosts lead from docs/x.html to docs/x, and a visit may not be answered with what was led elsewhere.
  await cache.put(urlOf(address), response.redirected ? new Response(body, { status, headers }) : response);
}

async function answer(address, request) {
  const kept = await (await caches.open(CACHE)).match(urlOf(address), { ignoreVary: true });
  return kept ?? (await ofOldBuild(request)) ?? fetch(request);
}

async function ofOldBuild(request) {
  for (const name of await oldCaches()) {
    const kept = await (await caches.open(name)).match(request, { ignoreVary: true });
    if (kept) return kept;
  }
  return undefined;
}

async function dropOld() {
  const old = await oldCaches();
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const dropped = open.length === 0 ? old : old.slice(0, -MOST_KEPT);
  await Promise.all(dropped.map((name) => caches.delete(name)));
}

/** The oldest first: the browser keeps them in the order in which they were made. */
async function oldCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
}

/** The address of a file of this build, or of what may be one of an older build; nothing for all else. */
function addressOf(url, isVisit) {
  const { href } = Object.assign(new URL(url), { hash: "", search: "" });
  if (!href.startsWith(registration.scope)) return undefined;
  const path = href.slice(registration.scope.length);
  const names = [path, path.replace(/(^|\/)index\.html$/, "$1"), ...(isVisit ? [`${path}.html`] : [])];
  return names.find((name) => Object.hasOwn(BUILD.files, name)) ?? (HASHED.test(path) && !isVisit ? path : undefined);
}

function urlOf(address) {
  return new URL(address, registration.scope).href;
}
