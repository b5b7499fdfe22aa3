// Files of the user's disk, for the app: picked, dropped, pasted or handed over by the system, alone or by the folder, and saved back to where they
// came from. The browsers' ways to do this differ, and all of them answer later; the app hears of one event:
//   agent-playground-files  { files: [[path, bytes, key], …], refused: [[path, why], …] }
// and asks by others:
//   agent-playground-ready    it listens now
//   agent-playground-pick     detail: whether a folder is to be picked
//   agent-playground-save     { key, text, done }: done("saved" | "changed" | "refused")
//   agent-playground-inflate  { entries: [[path, bytes, size], …], done }: done([[path, bytes], …]), bytes null where it failed

const LARGEST = 4 * 1024 * 1024; // far beyond what any client loads
const LARGEST_ZIP = 64 * 1024 * 1024;
const MOST = 2000;
const WANTED = /\.(md|markdown|mdc|toml)$/i; // what is taken out of a folder
const MANIFEST = /(^|\/)\.claude-plugin\/plugin\.json$/; // and what tells that it is a plugin's
const SKIPPED = new Set([".git", "node_modules", "target", "dist", "__MACOSX"]);

/** Where files came from, by the keys the app knows them by: the handle, and when the file was last changed then. */
const places = new Map();
const early = [];
let listening = false;

addEventListener("agent-playground-ready", () => {
  listening = true;
  for (const detail of early.splice(0)) tell(detail);
});
addEventListener("agent-playground-pick", ({ detail }) => pick(detail));
addEventListener("agent-playground-save", ({ detail }) => save(detail));
addEventListener("agent-playground-inflate", ({ detail }) => inflateAll(detail));
// Installed, the page is one of the programs that open such files; they come with their places, as picked ones do.
globalThis.launchQueue?.setConsumer(({ files }) => files.length && take(files.map((handle) => ({ handle }))));
addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
addEventListener("drop", (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  // What is dropped is gone once this function returns: everything has to be asked for before.
  take([...event.dataTransfer.items].filter((item) => item.kind === "file").map(asked));
});
addEventListener("paste", (event) => {
  const files = [...(event.clipboardData?.files ?? [])];
  if (files.length && !event.defaultPrevented) {
    event.preventDefault();
    take(files.map((file) => ({ file })));
  }
});

function hasFiles({ dataTransfer }) {
  return dataTransfer?.types.includes("Files");
}

function asked(item) {
  const handle = item.getAsFileSystemHandle?.().catch(() => null);
  return { handle, entry: item.webkitGetAsEntry?.(), file: item.getAsFile() };
}

async function pick(folder) {
  try {
    if (folder && globalThis.showDirectoryPicker) return take([{ handle: await showDirectoryPicker() }]);
    if (!folder && globalThis.showOpenFilePicker) {
      return take((await showOpenFilePicker({ multiple: true })).map((handle) => ({ handle })));
    }
  } catch (error) {
    if (error.name === "AbortError") return; // the user changed their mind
  }
  const input = Object.assign(document.createElement("input"), { type: "file", multiple: true, hidden: true, id: "open-file" });
  input.webkitdirectory = folder;
  if (!folder) input.accept = ".md,.markdown,.mdc,.txt,.toml,.zip,text/markdown,text/plain";
  input.onchange = () => {
    input.remove();
    take([...input.files].map((file) => ({ file, path: file.webkitRelativePath, found: folder })));
  };
  input.oncancel = () => input.remove();
  document.querySelector("#open-file")?.remove();
  document.body.append(input);
  input.click();
}

/** Reads all that was given, folders to their ends, and tells the app. */
async function take(sources) {
  const detail = { files: [], refused: [] };
  const found = [];
  for (const source of sources) await walk(source, found, detail).catch((error) => detail.refused.push([source.path ?? "", String(error)]));
  const wanted = found.filter(({ path, inFolder }) => !inFolder || WANTED.test(path) || MANIFEST.test(path));
  for (let at = 0; at < Math.min(wanted.length, MOST); at += 50) {
    await Promise.all(wanted.slice(at, Math.min(at + 50, MOST)).map((file) => read(file, detail)));
  }
  if (wanted.length > MOST) detail.refused.push([`${wanted.length - MOST} more files`, `No more than ${MOST} files are opened at once.`]);
  if (found.length && wanted.every(({ path }) => MANIFEST.test(path))) detail.refused.push(["The folder", "No file in it ends in .md, .markdown, .mdc or .toml."]);
  detail.files.sort(([one], [other]) => (one < other ? -1 : 1));
  tell(detail);
}

async function walk({ handle, entry, file, path = "", found: inFolder = false }, found, detail) {
  handle = await handle;
  if (handle?.kind === "directory") return walkHandle(handle, "", found);
  if (entry?.isDirectory && !handle) return walkEntry(entry, "", found);
  if (handle) file = await handle.getFile();
  if (file) found.push({ path: path || file.name, file, handle, inFolder });
}

async function walkHandle(folder, above, found) {
  const path = `${above}${folder.name}/`;
  for await (const child of folder.values()) {
    if (found.length > MOST * 4) return;
    if (child.kind === "file") found.push({ path: path + child.name, handle: child, inFolder: true });
    else if (!SKIPPED.has(child.name)) await walkHandle(child, path, found);
  }
}

async function walkEntry(folder, above, found) {
  const path = `${above}${folder.name}/`;
  const reader = folder.createReader();
  for (;;) {
    const children = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!children.length || found.length > MOST * 4) return;
    for (const child of children) {
      if (child.isDirectory) {
        if (!SKIPPED.has(child.name)) await walkEntry(child, path, found);
      } else {
        const file = await new Promise((done, fail) => child.file(done, fail));
        found.push({ path: path + child.name, file, inFolder: true });
      }
    }
  }
}

async function read({ path, file, handle }, { files, refused }) {
  try {
    file ??= await handle.getFile();
    const limit = /\.zip$/i.test(path) ? LARGEST_ZIP : LARGEST;
    if (file.size > limit) {
      refused.push([path, `It has more than ${limit >> 20} MiB; no client loads an agent of that size.`]);
      return;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const key = handle ? places.size + 1 : 0;
    if (handle) places.set(key, { handle, changed: file.lastModified });
    files.push([path, bytes, key]);
  } catch {
    refused.push([path, "The browser could not read it; perhaps it was moved."]);
  }
}

async function save({ key, text, done }) {
  const place = places.get(key);
  try {
    const wanted = { mode: "readwrite" };
    const granted = (await place.handle.queryPermission(wanted)) === "granted" || (await place.handle.requestPermission(wanted)) === "granted";
    if (!granted) return done("refused");
    if ((await place.handle.getFile()).lastModified > place.changed) return done("changed");
    const stream = await place.handle.createWritable();
    await stream.write(text);
    await stream.close();
    place.changed = (await place.handle.getFile()).lastModified;
    done("saved");
  } catch {
    done("refused");
  }
}

async function inflateAll({ entries, done }) {
  done(await Promise.all(entries.map(async ([path, bytes, size]) => [path, await inflate(bytes, size).catch(() => null)])));
}

/** No more than the archive says there is: it may lie, and a small one may hold gigabytes. */
async function inflate(bytes, size) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const out = new Uint8Array(size);
  let at = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return at === size ? out : null;
    if (at + value.length > size) {
      await reader.cancel();
      return null;
    }
    out.set(value, at);
    at += value.length;
  }
}

function tell(detail) {
  if (listening) dispatchEvent(new CustomEvent("agent-playground-files", { detail }));
  else early.push(detail);
}
