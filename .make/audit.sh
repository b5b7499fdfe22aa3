#!/usr/bin/env bash
# Asks those who keep lists of known faults about the crates, and about the packages that the page ships. Prints a line for
# each: what was asked about, what is known, the details. What could not be asked is not taken for fine.
set -uo pipefail
. "$(dirname "$0")/say.sh"
cd "$(dirname "$0")/.."
failed=0

# ask <what> <pattern of an answer> <command…>: a command that fails without an answer has not reached anybody.
ask() {
  local what=$1 answered=$2 said
  shift 2
  if said=$("$@" 2>&1); then
    printf '%s\tnothing known\t%s\n' "$what" "$*"
    return
  fi
  failed=1
  if grep -qE "$answered" <<<"$said"; then
    printf '%s\tFAULTS\t%s\n%s\n' "$what" "$*" "$said"
  else
    printf '%s\tNOT CHECKED\t%s\n' "$what" "$(grep -m 1 -E 'fatal|error|warn' <<<"$said" || tail -n 1 <<<"$said")"
  fi
}

ask 'advisories: crates' 'advisories FAILED' cargo-deny check advisories
ask 'advisories: packages of the editor' 'vulnerabilit' npm audit --prefix src/browser/editor --omit=dev --package-lock-only
exit "$failed"
