#!/bin/sh
# Reads a GraphML file with graphology, the library of Gephi Lite, and prints nodes, edges, weights. The
# packages are fetched once into the user's cache folder.
set -eu
here=$(dirname "$0")
command -v npm >/dev/null || { echo "node and npm are not installed"; exit 77; }
cache=${XDG_CACHE_HOME:-$HOME/.cache}/whosaid-test-graphology
if [ ! -d "$cache/node_modules/graphology-graphml" ]; then
  mkdir -p "$cache"
  cp "$here/package.json" "$cache"
  (cd "$cache" && timeout 100 npm install --silent --no-audit --no-fund >/dev/null 2>&1) ||
    { echo "graphology can't be fetched"; exit 77; }
fi
cp "$here/graphology.cjs" "$cache/graphology.$$.cjs"
trap 'rm -f "$cache/graphology.$$.cjs"' EXIT
node "$cache/graphology.$$.cjs" "$1"
