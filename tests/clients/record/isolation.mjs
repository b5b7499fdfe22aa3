// Runs this script once more where there is no network: in a namespace of its own that has only the
// loopback address, its own processes, and none of the machine's managed settings.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const INSIDE = "RECORDING_INSIDE";
const FLAGS = ["-rnm", "--pid", "--fork", "--mount-proc", "--kill-child"];
const SETTINGS = "/etc/claude-code";

/** Whether this process is the one inside. */
export const inside = () => process.env[INSIDE] !== undefined;

/** Runs the same command inside, and gives its exit code. */
export function runInside() {
  const command = [process.execPath, ...process.argv.slice(1)];
  if (spawnSync("unshare", [...FLAGS, "true"]).status === 0) {
    const hide = existsSync(SETTINGS) ? `mount -t tmpfs tmpfs ${SETTINGS} && ` : "";
    return run("unshare", [...FLAGS, "sh", "-c", `ip link set lo up && ${hide}exec "$@"`, "sh", ...command], "namespace");
  }
  if (networks().length > 0) {
    console.error(
      "This system refuses a namespace without network (unshare -rnm), and the machine has a network: " +
        `${networks().join(", ")}. The clients are recorded only where they can reach nothing. ` +
        "Allow user namespaces, or run this in a container without network.",
    );
    return 1;
  }
  return run(command[0], command.slice(1), "machine");
}

function run(program, args, where) {
  const { status } = spawnSync(program, args, { stdio: "inherit", env: { ...process.env, [INSIDE]: where } });
  return status ?? 1;
}

/** One sentence on what keeps the client from the network, for whoever reads the output. */
export function isolation() {
  return process.env[INSIDE] === "namespace"
    ? "no network: a namespace with only the loopback address"
    : "no namespace to be had here; the machine itself has no network";
}

/** Every interface but the loopback that a packet could leave by. */
function networks() {
  const rows = readFileSync("/proc/net/route", "utf8").trim().split("\n").slice(1);
  const rows6 = existsSync("/proc/net/ipv6_route") ? readFileSync("/proc/net/ipv6_route", "utf8").trim().split("\n") : [];
  const names = [...rows.map((row) => row.split("\t")[0]), ...rows6.map((row) => row.trim().split(/\s+/).at(-1))];
  return [...new Set(names)].filter((name) => name && name !== "lo");
}
