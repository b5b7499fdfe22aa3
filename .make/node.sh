#!/usr/bin/env bash
# Node.js and npm: wasm-opt, the static server and the browser tests run on them.
set -euo pipefail
. "$(dirname "$0")/say.sh"

advice="Install Node.js 20 or newer (it brings npm) from your system's packages or https://nodejs.org, and try again."
command -v node >/dev/null || die "Node.js is missing." "$advice"
node --eval 'process.exit(process.versions.node.split(".")[0] >= 20 ? 0 : 1)' || die "Node.js $(node --version) is too old." "$advice"
command -v npm >/dev/null || die "npm is missing." "$advice"
