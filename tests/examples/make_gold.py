#!/usr/bin/env python3
"""Computes tests/examples/gold.json from gold.txt and the texts of the articles.

  whosaid extract examples | make_gold.py gold.txt > tests/examples/gold.json

The texts are those of the facts on standard input, so that offsets count code points of what the
readers make of a file, be it plain text, Markdown, HTML or a JSON line. gold.txt says how it is
written. Anything that is not found exactly once is an error with its line number.
"""
import json
import re
import sys

NOTE = (
    "Expected zones, statements and positions of the articles beside this file. Made by "
    "tests/examples/make_gold.py. Offsets are code points of the text as read. `doc` is the last "
    "part of the uri without its extension, plus .txt. stance lists every acceptable value; "
    "issue_match is a case-insensitive regular expression for the label of the target; where "
    "on_behalf_of is given, the actor may be either. Entries marked optional are neither missed "
    "nor false."
)
STANCES = {
    name[:3]: name
    for name in (
        "supports demands proposes commits_to praises rejects criticizes accuses warns_against "
        "threatens denies doubts"
    ).split()
}
ROLES = {"s": "source", "c": "cue", "q": "content", "e": "evidence"}


class Flaw(Exception):
    pass


def texts_of(facts):
    texts = {}
    for line in facts:
        document = json.loads(line)["document"]
        name = re.split(r"[/#]", document["uri"].rstrip("/"))[-1]
        texts[re.sub(r"\.(txt|md|html|json|jsonl)$", "", name)] = document["text"]
    return texts


def find(snippet, text, gap):
    """The match of a marked-up snippet, and its roles with their group names."""
    pattern, roles, at = "", [], 0
    snippet = snippet.replace("\\n", "\n")
    for part in re.finditer(r"\{([scqe]):|\}|~", snippet):
        pattern += re.escape(snippet[at : part.start()])
        at = part.end()
        if part.group(1):
            roles.append((part.group(1), f"g{len(roles)}"))
            pattern += f"(?P<{roles[-1][1]}>"
        else:
            pattern += ")" if part.group() == "}" else gap
    pattern += re.escape(snippet[at:])
    pattern = re.sub(r"(\\ )*(\[\^\\n\]\*\?|\[\\s\\S\]\*\?)(\\ )*", r"\2", pattern)
    found = list(re.finditer(f"(?=(?P<whole>{pattern}))", text))
    if len(found) != 1:
        raise Flaw(f"found {len(found)} times, not once: {snippet}")
    return found[0], roles


def spans_of(snippet, text):
    match, roles = find(snippet, text, r"[^\n]*?")
    spans = {role: [] for role in ROLES}
    for role, group in roles:
        spans[role].append(list(match.span(group)))
    return spans


def sliced(text, spans):
    return " … ".join(text[begin:end] for begin, end in spans)


def segment(fields, doc, text, _issues):
    match, _ = find(fields[1], text, r"[\s\S]*?")
    return {"doc": doc, "kind": fields[0], "span": list(match.span("whole"))}


def statement(fields, doc, text, _issues):
    kind, speaker, about, snippet = fields
    spans = spans_of(snippet, text)
    if not spans["q"]:
        raise Flaw("a statement needs {q:…}")
    return {
        "doc": doc,
        "speaker": speaker or None,
        "source": spans["s"][0] if spans["s"] else None,
        "cue": spans["c"][0] if spans["c"] else None,
        "content": spans["q"],
        "kind": kind,
        "text": sliced(text, spans["q"]),
        "about": [name.strip() for name in about.split(",") if name.strip()],
    }


def position(fields, doc, text, issues):
    stances, actor, issue, snippet = fields
    if issue not in issues:
        raise Flaw(f"unknown issue: {issue}")
    actor, _, institution = actor.partition(" for ")
    spans = spans_of(snippet if "{e:" in snippet else "{e:" + snippet + "}", text)
    entry = {
        "doc": doc,
        "actor": actor,
        "stance": [STANCES[stance] for stance in stances.split()],
        "issue": issue,
        "issue_match": issues[issue],
        "evidence": spans["e"][0],
        "text": sliced(text, spans["e"]),
    }
    return entry | ({"on_behalf_of": institution} if institution else {})


def make(lines, texts):
    gold = {"note": NOTE, "segments": [], "statements": [], "positions": []}
    kinds = {
        "Z": ("segments", segment),
        "S": ("statements", statement),
        "P": ("positions", position),
    }
    issues, name = {}, None
    for number, line in enumerate(lines, 1):
        line = line.rstrip("\n")
        if not line.strip() or line.startswith("#"):
            continue
        mark, _, rest = line.partition(" ")
        try:
            if mark == "=":
                name = rest
                if name not in texts:
                    raise Flaw(f"no such document among the facts: {name}")
            elif mark == "I":
                label, match = rest.split(" | ")
                issues[label] = match
            else:
                part, build = kinds[mark.rstrip("?")]
                entry = build(rest.split(" | "), name + ".txt", texts[name], issues)
                gold[part].append(entry | ({"optional": True} if mark.endswith("?") else {}))
        except (Flaw, KeyError, ValueError) as flaw:
            sys.exit(f"gold.txt:{number}: {flaw}")
    return gold


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as source:
        gold = make(source, texts_of(sys.stdin))
    sys.stdout.reconfigure(encoding="utf-8")
    json.dump(gold, sys.stdout, ensure_ascii=False, indent=1)
    print()
