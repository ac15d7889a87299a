#!/usr/bin/env python3
"""Runs the examples of the documentation: what a page shows is what the program prints.

  run_examples.py PROGRAM SOURCES PAGE.md…            compares; 1 and a diff where they differ
  run_examples.py --update PROGRAM SOURCES PAGE.md…   writes what the program prints into the page

Every ```console block is run from the top to the bottom of a page in one folder that holds copies of
the sources' `examples` and `tests`, on the first day of 2026; a line "$ COMMAND" goes to sh, and the lines under it are what it prints. A line "…"
stands for any lines. Blocks of other kinds (sh, json) are not run.
"""
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)


def run(command, folder):
    environment = {
        **os.environ,
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
        "SOURCE_DATE_EPOCH": "1767225600",
    }
    done = subprocess.run(
        ["sh", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120,
    )
    return done.stdout.decode("utf-8")


def fits(shown, printed):
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line) for line in shown.splitlines(True)
    )
    return re.fullmatch(pattern, printed) is not None


def shortened(shown, printed):
    """What is printed, cut where the page cuts: as many lines before and after its one "…"."""
    lines, kept = shown.splitlines(True), printed.splitlines(True)
    if "…\n" not in lines or len(kept) <= len(lines):
        return printed
    before = lines.index("…\n")
    after = len(lines) - before - 1
    return "".join(kept[:before] + ["…\n"] + (kept[-after:] if after else []))


def rerun(block, folder):
    parts = re.split(r"^(\$ .*\n)", block, flags=re.M)
    if parts[0].strip():
        raise SystemExit("a console block must begin with a command: " + parts[0])
    out = parts[0]
    for command, shown in zip(parts[1::2], parts[2::2]):
        printed = run(command[2:], folder)
        out += command + (shown if fits(shown, printed) else shortened(shown, printed))
    return out


def renew(page, program, sources):
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for part in ("examples", "tests"):
            shutil.copytree(sources / part, folder / part)
        (folder / "bin").mkdir()
        (folder / "bin" / "whosaid").symlink_to(program)
        return text, BLOCK.sub(
            lambda found: f"```console\n{rerun(found.group(1), folder)}```", text
        )


def main(arguments):
    update = arguments[:1] == ["--update"]
    if len(arguments) - update < 3:
        raise SystemExit(__doc__)
    program, sources, *pages = (pathlib.Path(path).resolve() for path in arguments[update:])
    differs = False
    for page in pages:
        old, new = renew(page, program, sources)
        if not BLOCK.search(old):
            raise SystemExit(f"{page}: no ```console block")
        if update:
            page.write_text(new, encoding="utf-8")
        elif old != new:
            differs = True
            sys.stdout.writelines(
                difflib.unified_diff(
                    old.splitlines(True), new.splitlines(True), f"{page.name} says", "whosaid prints"
                )
            )
    if differs:
        print("tests/docs/run_examples.py --update writes what it prints into the pages")
    return differs


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
