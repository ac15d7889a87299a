#!/usr/bin/env python3
"""Makes models/lexicons/gazetteer_countries.tsv from our countries.tsv and Debian's iso-codes.

    train/gazetteer_countries.py models/lexicons/countries.tsv \
        /usr/share/iso-codes/json/iso_3166-1.json > models/lexicons/gazetteer_countries.tsv

Names are those of countries.tsv; ISO 3166-1 gives the code and the official name.
"""
import json
import sys
import unicodedata

NOTE = """# Countries for the gazetteer. kind, name, aliases, id.
# Codes and official names from Debian's iso-codes; made by train/gazetteer_countries.py; do not edit."""


# Under other names there.
CODES = {"Brunei": "BRN", "Vatican City": "VAT"}


def key(name):
    decomposed = unicodedata.normalize("NFKD", name)
    letters = "".join(c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c))
    words = letters.lower().replace("saint ", "st ").split()
    return " ".join(word for word in words if word not in ("the", "and", "of"))


def main(countries, codes):
    by_name = {}
    by_code = {}
    for row in json.load(open(codes, encoding="utf-8"))["3166-1"]:
        by_code[row["alpha_3"]] = row
        names = [row["name"], row.get("common_name"), row.get("official_name")]
        if ", " in row["name"]:  # "Bolivia, Plurinational State of"
            head, tail = row["name"].split(", ", 1)
            names += [f"{tail} {head}"]
        for name in filter(None, names):
            by_name.setdefault(key(name), row)
    print(NOTE)
    unmatched = []
    for line in open(countries, encoding="utf-8"):
        if line.startswith("#"):
            continue
        name, others, _, _ = line.rstrip("\n").split("\t")
        names = [name] + [other for other in others.split("|") if other]
        row = next((by_name[key(one)] for one in names if key(one) in by_name), by_code.get(CODES.get(name)))
        if row is None:
            unmatched.append(name)
        official = row.get("official_name", "") if row else ""
        official = official.removeprefix("the ").removeprefix("The ")
        if official and "," not in official and key(official) not in map(key, names):
            names.append(official)
        code = f"iso3166-1:{row['alpha_3']}" if row else ""
        print("country", name, "|".join(names[1:]), code, sep="\t")
    print("without a code:", ", ".join(unmatched), file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
