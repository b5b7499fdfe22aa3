#!/usr/bin/env bash
# What the browser tests import, by their lock file. The browser itself is the system's.
set -euo pipefail
. "$(dirname "$0")/say.sh"
cd "$(dirname "$0")/../tests/e2e"

say "" "== Installing Playwright and the type checker: the browser tests need them"
PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
touch node_modules/.complete
