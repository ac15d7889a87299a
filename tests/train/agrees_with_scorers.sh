#!/bin/sh
# agrees_with_scorers.sh PROGRAM SHARED: what "whosaid eval" reports is what the reference scorers
# print, to the digit. Exits with 77 where the reference data or python3 is absent.
set -eu
program=$1
shared=$2
if [ ! -d "$shared/eval" ] || ! command -v python3 >/dev/null; then
  echo "skipped: needs $shared/eval and python3"
  exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$program" extract "$shared/seeds" >"$work/seeds.jsonl"
for measure in zones statements positions; do
  python3 "$shared/eval/score_facts.py" $measure "$work/seeds.jsonl" "$shared/gold/seeds.json" >"$work/theirs"
  "$program" eval $measure "$shared/gold/seeds.json" "$work/seeds.jsonl" >"$work/ours"
  diff "$work/theirs" "$work/ours"
done
head -n 12 "$shared/data/polnear/polnear.dev.jsonl" >"$work/polnear.jsonl"
"$program" extract "$work/polnear.jsonl" >"$work/facts.jsonl"
python3 "$shared/eval/score_facts.py" to-attributions "$work/facts.jsonl" "$work/attributions.jsonl"
python3 "$shared/eval/score_attribution.py" "$work/polnear.jsonl" "$work/attributions.jsonl" >"$work/theirs"
# The reference has no measure of direct quotations and of chunks.
"$program" eval attribution "$work/polnear.jsonl" "$work/facts.jsonl" |
  grep -v -e '^direct quotations' -e ' BIO exact' >"$work/ours"
diff "$work/theirs" "$work/ours"
for measure in dev-positions speakers; do
  gold=$shared/gold/polnear_dev_positions.json
  python3 "$shared/eval/score_facts.py" $measure "$work/facts.jsonl" "$gold" >"$work/theirs"
  "$program" eval $measure "$gold" "$work/facts.jsonl" >"$work/ours"
  diff "$work/theirs" "$work/ours"
done
