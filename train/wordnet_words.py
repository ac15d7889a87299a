#!/usr/bin/env python3
"""Makes models/lexicons/verbs.tsv, irregular.tsv and actors.tsv from WordNet 3.0 (Debian's wordnet-base).

    train/wordnet_words.py /usr/share/wordnet models/lexicons SHARED/data/unlabelled/news.txt

verbs.tsv: a verb and the noun that names its action ("restore restoration"), or "-".
irregular.tsv: an inflected form of a verb that no rule undoes, its base, and v.
actors.tsv: nouns that by their first sense name a person, or people together, and that WordNet's
tagged texts or the text given have; none that only insult.
"""
import re
import sys

NOTE = "# From WordNet 3.0, (c) Princeton University 2006; see README.md in this folder.\n# Made by train/wordnet_words.py; do not edit.\n"
# The endings of nouns that name actions, the likeliest first.
ENDINGS = ["tion", "sion", "ment", "ance", "ence", "al", "ure", "ship", "ery", "th", "age", "y", ""]
AGENTS = ("er", "or", "ee", "ist", "ant", "ness", "bility", "ism", "ing")


def read_synsets(path):
    """Offset -> words, pointers (symbol, offset, class, source word, target word)."""
    synsets = {}
    for line in open(path, encoding="ascii"):
        if line.startswith("  "):
            continue
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        words = [fields[4 + 2 * i].lower() for i in range(count)]
        at = 4 + 2 * count
        pointers = []
        for i in range(int(fields[at])):
            symbol, offset, word_class, ends = fields[at + 1 + 4 * i : at + 5 + 4 * i]
            pointers.append((symbol, offset, word_class, int(ends[:2], 16), int(ends[2:], 16)))
        synsets[fields[0]] = (words, pointers)
    return synsets


INSULTS = set("bastard bitch coon cripple darky dyke fag faggot gypsy idiot jap kike moron nigger pervert retard slut spastic whore wop".split())
PERSON = "18"  # noun.person: the lexicographers' file
TOGETHER = ("social_group", "people", "gathering")  # and what lies under these


def actor_nouns(source, text):
    """(noun, "person" or "group"), by first senses."""
    synsets = read_synsets(f"{source}/data.noun")
    files = {}
    spelt = {}
    for line in open(f"{source}/data.noun", encoding="ascii"):
        if not line.startswith("  "):
            fields = line.split(" | ")[0].split()
            files[fields[0]] = fields[1]
            spelt[fields[0]] = fields[4 : 4 + 2 * int(fields[3], 16) : 2]
    first = {}
    tagged = set()
    for line in open(f"{source}/index.noun", encoding="ascii"):
        fields = line.split()
        if line.startswith("  "):
            continue
        pointers = int(fields[3])
        first[fields[0]] = fields[6 + pointers]
        if int(fields[5 + pointers]):
            tagged.add(fields[0])
    together = {first[word] for word in TOGETHER}
    queue = list(together)
    while queue:
        for symbol, offset, word_class, _, _ in synsets[queue.pop()][1]:
            if symbol in ("~", "~i") and word_class == "n" and offset not in together:
                together.add(offset)
                queue.append(offset)
    seen = {}
    for line in open(text, encoding="utf-8", errors="replace"):
        for word in re.findall("[a-z]+(?:-[a-z]+)?", line.lower()):
            seen[word] = seen.get(word, 0) + 1
    for word, sense in sorted(first.items()):
        used = word in tagged or seen.get(word, 0) + seen.get(word + "s", 0) >= 3
        if not re.fullmatch("[a-z]{3,}(-[a-z]+)?", word) or word not in spelt[sense] or not used or word in INSULTS:
            continue
        if files[sense] == PERSON:
            yield word, "person"
        elif sense in together:
            yield word, "group"


def common_prefix(a, b):
    n = 0
    while n < min(len(a), len(b)) and a[n] == b[n]:
        n += 1
    return n


def rank(verb, noun):
    """Lower is better; None where the noun names no action of the verb."""
    if common_prefix(verb, noun) < max(3, len(verb) - 3) or noun.endswith(AGENTS):
        return None
    if noun == verb:
        return -1
    return next((i for i, e in enumerate(ENDINGS) if e and noun.endswith(e)), None)


def main(source, target, text):
    verbs = read_synsets(f"{source}/data.verb")
    nouns = read_synsets(f"{source}/data.noun")
    used = {}
    for line in open(f"{source}/index.verb", encoding="ascii"):
        fields = line.split()
        if not line.startswith("  ") and re.fullmatch("[a-z]+", fields[0]):
            pointers = int(fields[3])
            used[fields[0]] = int(fields[5 + pointers])  # senses seen in tagged texts
    action = {}
    for words, pointers in verbs.values():
        for symbol, offset, word_class, source_word, target_word in pointers:
            if symbol != "+" or word_class != "n" or not source_word:
                continue
            verb = words[source_word - 1]
            noun = nouns[offset][0][target_word - 1]
            score = rank(verb, noun)
            if score is not None and re.fullmatch("[a-z]+", noun):
                action.setdefault(verb, []).append((score, len(noun), noun))
    with open(f"{target}/verbs.tsv", "w", encoding="ascii") as out:
        out.write(NOTE)
        for verb in sorted(v for v, seen in used.items() if seen or v in action):
            out.write(f"{verb}\t{min(action[verb])[2] if verb in action else '-'}\n")
    with open(f"{target}/irregular.tsv", "w", encoding="ascii") as out:
        out.write(NOTE)
        rows = set()
        for line in open(f"{source}/verb.exc", encoding="ascii"):
            form, base = line.split()[:2]
            if re.fullmatch("[a-z]+", form) and base in used and form != base:
                rows.add((form, base, "v"))
        for row in sorted(rows):
            out.write("\t".join(row) + "\n")
    with open(f"{target}/actors.tsv", "w", encoding="ascii") as out:
        out.write(NOTE)
        for noun, kind in actor_nouns(source, text):
            out.write(f"{noun}\t{kind}\n")


main(*sys.argv[1:4])
