#!/usr/bin/env bash
# Runs a command of this repository on a machine that has nothing: a new Debian bookworm in a folder, with git, g++ and
# cmake from Debian and this machine's Node 20, and a fresh clone of the last commit. Needs root and debootstrap.
#   tests/check/fresh-machine.sh FOLDER [COMMAND]      COMMAND is .ci/run unless given, such as 'npm start'
set -eu
machine=$1
command=${2:-.ci/run}
here=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)

if [ ! -e "$machine/usr/bin/git" ]; then
  debootstrap --variant=minbase --include=git,g++,cmake,ca-certificates bookworm "$machine"
  # As Debian's installer and images have it; the browsers come from there, and older ones are too old for Playwright.
  cat > "$machine/etc/apt/sources.list" <<'SOURCES'
deb http://deb.debian.org/debian bookworm main
deb http://deb.debian.org/debian bookworm-updates main
deb http://deb.debian.org/debian-security bookworm-security main
SOURCES
  # As Node's own archives lay it out; /usr/bin/node is Debian's, which emscripten depends on.
  node=$(dirname "$(dirname "$(command -v node)")")
  cp "$node/bin/node" "$machine/usr/local/bin/node"
  mkdir -p "$machine/usr/local/lib/node_modules"
  cp -r "$node/lib/node_modules/npm" "$machine/usr/local/lib/node_modules/npm"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$machine/usr/local/bin/npm"
  ln -s ../lib/node_modules/npm/bin/npx-cli.js "$machine/usr/local/bin/npx"
fi

# How this machine reaches the network is how that one does.
for file in /etc/resolv.conf /etc/hosts /etc/apt/apt.conf.d /etc/ssl/certs/ca-certificates.crt /usr/etc/npmrc /root/.npmrc; do
  if [ -e "$file" ]; then
    mkdir -p "$machine$(dirname "$file")"
    cp -rL "$file" "$machine$(dirname "$file")/"
  fi
done

rm -rf "$machine/root/backflow"
git clone --quiet "$here" "$machine/root/backflow"
mountpoint -q "$machine/proc" || mount -t proc proc "$machine/proc"
mountpoint -q "$machine/dev" || mount --rbind /dev "$machine/dev"
trap 'umount -l "$machine/dev" "$machine/proc" || true' EXIT
chroot "$machine" /usr/bin/env -i HOME=/root CI=true PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin \
  "NODE_EXTRA_CA_CERTS=${NODE_EXTRA_CA_CERTS:-}" \
  bash -c "cd /root/backflow && $command"
