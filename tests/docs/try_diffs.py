#!/usr/bin/env python3
"""Applies the diffs of a page to a copy of the sources and compiles what they touch.

  try_diffs.py PAGE.md SOURCE-FOLDER C++-COMPILER

Each ```diff block holds one change: files that it adds ("--- /dev/null") and hunks whose old lines
must stand exactly once in the file that they change. Line numbers are not looked at.
"""
import pathlib
import re
import subprocess
import sys
import tempfile


class Flaw(Exception):
    pass


def files_of(diff):
    """(old name or None, new name, hunks) for each file of a diff; a hunk is a list of lines."""
    for part in re.split(r"^(?=--- )", diff, flags=re.M):
        if not part.strip():
            continue
        old, new, *rest = part.splitlines()
        hunks = [[]]
        for line in rest:
            if line.startswith("@@"):
                hunks.append([])
            elif not line.startswith("diff "):
                hunks[-1].append(line)
        yield (
            None if old == "--- /dev/null" else old.removeprefix("--- a/"),
            new.removeprefix("+++ b/"),
            [hunk for hunk in hunks if hunk],
        )


def side(hunk, sign):
    return "".join(line[1:] + "\n" for line in hunk if line[:1] in (sign, " ", ""))


def apply(diff, source, copy):
    touched = []
    for old, new, hunks in files_of(diff):
        target = copy / new
        target.parent.mkdir(parents=True, exist_ok=True)
        if old is None:
            if (source / new).exists():
                raise Flaw(f"{new} exists already")
            text = "".join(side(hunk, "+") for hunk in hunks)
        else:
            text = (target if target.exists() else source / old).read_text(encoding="utf-8")
            for hunk in hunks:
                if text.count(side(hunk, "-")) != 1:
                    raise Flaw(f"{old}: a hunk does not apply:\n" + "\n".join(hunk))
                text = text.replace(side(hunk, "-"), side(hunk, "+"))
        target.write_text(text, encoding="utf-8")
        touched.append(target)
    return touched


def main(page, source, compiler):
    source = pathlib.Path(source).resolve()
    diffs = re.findall(r"^```diff\n(.*?)^```$", pathlib.Path(page).read_text("utf-8"), re.M | re.S)
    if not diffs:
        raise Flaw(f"{page}: no ```diff block")
    for diff in diffs:
        with tempfile.TemporaryDirectory() as name:
            copy = pathlib.Path(name)
            for file in apply(diff, source, copy):
                if file.suffix != ".cc":
                    continue
                flags = "-std=c++20 -fsyntax-only -Wall -Wextra -Wpedantic -Werror".split()
                command = [compiler, *flags, f"-I{copy}", f"-I{source}", str(file)]
                if subprocess.run(command).returncode != 0:
                    raise Flaw(f"{file.relative_to(copy)} does not compile with the diff applied")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except Flaw as flaw:
        sys.exit(str(flaw))
