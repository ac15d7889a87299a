#!/bin/sh
# check_gold.sh PROGRAM SOURCE-FOLDER: tests/examples/gold.json is what make_gold.py makes of the marked-up
# source and of the articles as the program reads them.
set -eu
cd "$2"
made=$(mktemp)
trap 'rm -f "$made" "$made.facts"' EXIT
"$1" extract examples >"$made.facts"
python3 tests/examples/make_gold.py tests/examples/gold.txt <"$made.facts" >"$made"
cmp "$made" tests/examples/gold.json || {
  echo "whosaid extract examples | tests/examples/make_gold.py tests/examples/gold.txt" \
    "> tests/examples/gold.json makes them agree" >&2
  exit 1
}
