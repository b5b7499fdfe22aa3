// A folder of its own for each run: a new home directory and a project under git.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const PATIENCE = 60_000;

/**
 * Runs `action` in a new room, and takes it away again.
 * @template T
 * @param {(room: { root: string, home: string, project: string }) => T | Promise<T>} action
 */
export async function inRoom(action) {
  const root = mkdtempSync(join(tmpdir(), "record-"));
  const room = { root, home: join(root, "home"), project: join(root, "project") };
  try {
    mkdirSync(room.home);
    mkdirSync(room.project);
    run(room, "git", ["init", "-q"]);
    return await action(room);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Writes a file into a folder of the room, and gives its path. */
export function put(folder, name, bytes) {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

/** Runs a program in the project, with nothing of this machine's environment. */
export function run(room, program, args, more = {}) {
  const env = { PATH: "/usr/local/bin:/usr/bin:/bin", HOME: room.home, TERM: "dumb", ...more };
  const options = { cwd: room.project, env, encoding: /** @type {const} */ ("utf8"), timeout: PATIENCE, maxBuffer: 1 << 28 };
  const { status, stdout, stderr } = spawnSync(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  return { status, stdout: stdout ?? "", stderr: stderr ?? "" };
}

/** What is there, without what is not: JSON has no word for it. */
export const kept = (value) => Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined));
