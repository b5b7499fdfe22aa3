// Clients come from npm in pinned versions, each into a folder of its own outside of the tree.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Where clients are kept: beside the build's own tools. */
export const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "agent-playground");

/** Installs the package once; none of its scripts is run. A folder there is complete. */
export function installPackage(cache, name, version) {
  const folder = installPackage.folder(cache, name, version);
  if (existsSync(folder)) return;
  console.error(`Installing ${name} ${version} into ${folder}`);
  const part = `${folder}.part-${process.pid}`;
  mkdirSync(part, { recursive: true });
  try {
    const flags = ["--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    const { status } = spawnSync("npm", ["install", "--prefix", part, ...flags, `${name}@${version}`], { stdio: "inherit" });
    if (status !== 0) throw new Error(`npm could not install ${name}@${version}.`);
    renameSync(part, folder);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

installPackage.folder = (cache, name, version) => join(cache, `${name.split("/").at(-1)}-${version}`);
