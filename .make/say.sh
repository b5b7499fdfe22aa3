# Sourced by the scripts beside it. Messages go to stderr, so that a script can print its answer.
say() { printf '%s\n' "$@" >&2; }
die() {
  say "$@"
  exit 1
}
