#!/usr/bin/env bash
# The codec of the links as wasm, with and without, built and shrunk as the page is. Needs wasm-opt.
set -euo pipefail
out=$1
read -ra options <<<"$(sed -n 's/.*data-wasm-opt-params="\([^"]*\)".*/\1/p' index.html)"

# wasm NAME FEATURES
wasm() {
  cargo build --locked --quiet --release --manifest-path tests/links/page/Cargo.toml \
    --target wasm32-unknown-unknown --target-dir "$out" --features "$2"
  wasm-opt -Os "${options[@]}" "$out/wasm32-unknown-unknown/release/links_page.wasm" -o "$out/$1.wasm"
}

wasm codec ""
wasm floor floor
