#!/usr/bin/env bash
# Lighthouse, by its lock file. The browser is the system's.
set -euo pipefail
. "$(dirname "$0")/say.sh"
cd "$(dirname "$0")/../tests/quality"

say "" "== Installing Lighthouse: it measures what a phone makes of the page"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
touch node_modules/.complete
