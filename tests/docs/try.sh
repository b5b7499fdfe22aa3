#!/usr/bin/env bash
# try.sh <tool>…: installs each documentation tool in the version that is pinned here, builds the page that
# src/site/docs describes with it, and looks at it in Chromium.
set -euo pipefail
shopt -s inherit_errexit
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../../.make/say.sh"
cache="${XDG_CACHE_HOME:-$HOME/.cache}/agent-playground"
mdbook=0.5.4

# Prints the folder of the tool's program.
program() {
  case $1 in
  html) echo "$here" ;;
  mdbook)
    [ -x "$cache/mdbook-$mdbook/bin/mdbook" ] || "$here/../../.make/install-crate.sh" mdbook $mdbook "$cache/mdbook-$mdbook" 'a fixture is built with it' >&2
    echo "$cache/mdbook-$mdbook/bin"
    ;;
  mkdocs-material)
    local place
    place="$cache/mkdocs-$(cksum <"$here/$1/requirements.txt" | cut -d' ' -f1)"
    if [ ! -e "$place/complete" ]; then
      say "" "== Installing MkDocs Material"
      rm -rf "$place"
      python3 -m venv "$place"
      "$place/bin/pip" --quiet install --requirement "$here/$1/requirements.txt" >&2
      touch "$place/complete"
    fi
    echo "$place/bin"
    ;;
  *)
    if [ ! "$here/$1/node_modules/.complete" -nt "$here/$1/package-lock.json" ]; then
      say "" "== Installing $1"
      (cd "$here/$1" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2 && touch node_modules/.complete)
    fi
    echo "$here/$1/node_modules/.bin"
    ;;
  esac
}

sites=
for tool in "$@"; do
  bin=$(program "$tool")
  say "" "== Building a page with $tool"
  sites+=" $tool=$(node "$here/build.mjs" "$tool" http://127.0.0.1:4173/ "$bin")"
done
cd "$here/../e2e"
SITES=$sites CHROMIUM="$(../../.make/chromium.sh)" node_modules/.bin/playwright test --config docs/playwright.config.ts
