#!/usr/bin/env bash
# install-crate.sh <crate> <version> <folder> <why> [<option of cargo install>…]: puts the crate's programs into <folder>/bin.
set -euo pipefail
. "$(dirname "$0")/say.sh"
crate=$1 version=$2 folder=$3 why=$4
shift 4
options=("$@")

# Filled beside the place and moved there when complete: what is there can be trusted.
part="$folder.part-$$"
trap 'rm -rf "$part"' EXIT
install() { cargo install "$crate" --version "=$version" --root "$part" "${options[@]}" "$@"; }

say "" "== Installing $crate $version: $why (some minutes, once per machine)"
install --locked || {
  say "$crate's own lock file names a release that cannot be had here; taking the nearest ones."
  install
}
rm -rf "$folder"
mv "$part" "$folder"
