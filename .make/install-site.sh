#!/usr/bin/env bash
# What makes pages of src/site/docs and pictures of the mark, by its lock file.
set -euo pipefail
. "$(dirname "$0")/say.sh"
cd "$(dirname "$0")/site"

say "" "== Installing marked and resvg: they make the pages of docs/ and the icons"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
touch node_modules/.complete
