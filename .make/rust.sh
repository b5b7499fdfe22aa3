#!/usr/bin/env bash
# Rust, in the version and with the parts that rust-toolchain.toml names.
set -euo pipefail
. "$(dirname "$0")/say.sh"

command -v rustup >/dev/null && command -v cargo >/dev/null || die \
  "Rust is missing: this needs rustup, which brings the compiler that rust-toolchain.toml names." \
  "Install it as https://rustup.rs says, open a new shell and try again."

if ! rustc --version >/dev/null 2>&1; then
  say "Installing the Rust toolchain that rust-toolchain.toml names."
  rustup toolchain install >&2
fi
# An older rustup takes the toolchain from the file, but not always its parts.
have=$(rustup target list --installed; rustup component list --installed)
grep -q '^wasm32-unknown-unknown$' <<<"$have" || rustup target add wasm32-unknown-unknown
for part in rustfmt clippy; do
  grep -q "^$part" <<<"$have" || rustup component add "$part"
done
