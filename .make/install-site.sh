#!/usr/bin/env bash
# What makes pages of src/site/docs, by its lock file.
set -euo pipefail
. "$(dirname "$0")/say.sh"
cd "$(dirname "$0")/site"

say "" "== Installing marked: it makes the pages of docs/"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
touch node_modules/.complete
