#!/usr/bin/env bash
# install-editor.sh <folder>: puts what the code editor is built from into <folder>/node_modules, by its lock file.
set -euo pipefail
. "$(dirname "$0")/say.sh"
folder=$1

say "" "== Installing CodeMirror and what checks and bundles it: the code editor is built from them"
part="$folder.part-$$"
trap 'rm -rf "$part"' EXIT
mkdir -p "$part"
cp "$(dirname "$0")"/../src/browser/editor/package{,-lock}.json "$part"
npm ci --prefix "$part" --ignore-scripts --no-audit --no-fund --loglevel=error
rm -rf "$folder"
mv "$part" "$folder"
