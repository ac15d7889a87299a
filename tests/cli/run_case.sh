#!/bin/sh
# run_case.sh PROGRAM CASE: runs one test of the command line, which is a folder with
#   command   what a user would type, run by sh in a fresh folder beside facts.jsonl and examples/
#   stdout    what must come out
#   stderr    likewise; none: nothing may
#   code      the exit code; none: 0
# A command that can't run here says why and exits with 77. With UPDATE=1 what comes out is written
# down as what must come out.
set -u
program=$1
test_case=$(cd "$2" && pwd)
fixtures=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'chmod -R u+rwX "$work"; rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/here"
ln -s "$program" "$work/bin/whosaid"
cd "$work/here" || exit 2
cp "$fixtures/facts.jsonl" ..
ln -s "$fixtures/../../examples" ../examples
PATH=$work/bin:$PATH TERM=dumb LC_ALL=C sh "$test_case/command" >../stdout 2>../stderr </dev/null
code=$?
if [ $code = 77 ]; then cat ../stdout ../stderr; exit 77; fi
cd ..
if [ "${UPDATE:-}" = 1 ]; then
  cp stdout "$test_case/stdout"
  rm -f "$test_case/stderr" "$test_case/code"
  if [ -s stderr ]; then cp stderr "$test_case/stderr"; fi
  if [ $code != 0 ]; then echo $code >"$test_case/code"; fi
fi
failed=0
expect() {
  expected=$test_case/$1
  [ -f "$expected" ] || expected=/dev/null
  diff -u --label "expected $1" --label "actual $1" "$expected" "$1" || failed=1
}
expect stdout
expect stderr
expected_code=$(cat "$test_case/code" 2>/dev/null || echo 0)
[ "$code" = "$expected_code" ] || { echo "exit code $code, expected $expected_code"; failed=1; }
exit $failed
