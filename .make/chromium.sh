#!/usr/bin/env bash
# Prints the path of a Chromium, the one that CHROMIUM names or one that is installed; installs one if it may.
set -euo pipefail
. "$(dirname "$0")/say.sh"

find_one() {
  local mac="/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
  command -v chromium || command -v chromium-browser || command -v google-chrome || { [ -x "$mac" ] && echo "$mac"; }
}

if [ -n "${CHROMIUM:-}" ]; then
  command -v "$CHROMIUM" || die "CHROMIUM is $CHROMIUM, and there is no such program."
  exit
fi
find_one && exit

advice="Install Chromium or Chrome, or name one: make test CHROMIUM=/path/to/chrome"
grep -qiE '^ID(_LIKE)?=.*(debian|ubuntu)' /etc/os-release 2>/dev/null || die "The browser tests need a Chromium." "$advice"
if [ "$(id -u)" = 0 ]; then
  as_root() { env "$@"; }
elif sudo -n true 2>/dev/null; then
  as_root() { sudo env "$@"; }
else
  die "The browser tests need a Chromium. Install it: sudo apt-get install chromium" "Or name one: make test CHROMIUM=/path/to/chrome"
fi
say "" "== Installing the package chromium: the browser tests run in it"
as_root apt-get update >&2
as_root DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium >&2
find_one || die "The package chromium brought no program of that name." "$advice"
