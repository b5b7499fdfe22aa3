#!/usr/bin/env bash
# install-binaryen.sh <folder>: puts wasm-opt into <folder>/bin, by the lock file beside this script.
set -euo pipefail
. "$(dirname "$0")/say.sh"
folder=$1

say "" "== Installing binaryen: its wasm-opt makes the wasm small"
part="$folder.part-$$"
trap 'rm -rf "$part"' EXIT
mkdir -p "$part"
cp "$(dirname "$0")"/package{,-lock}.json "$part"
npm ci --prefix "$part" --ignore-scripts --no-audit --no-fund --loglevel=error
ln -s node_modules/.bin "$part/bin"
rm -rf "$folder"
mv "$part" "$folder"
