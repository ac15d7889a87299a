#!/usr/bin/env python3
"""kill_test.py PROGRAM [TIMES]: kills builds and loads at moments spread over their whole duration.

After each kill the store must open and verify, and the same command must finish it to the very bytes
of a run that nothing disturbed.
"""
import concurrent.futures
import json
import os
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM = os.path.abspath(sys.argv[1])
TIMES = int(sys.argv[2]) if len(sys.argv) > 2 else 50
HERE = os.path.dirname(os.path.abspath(__file__))
DOCUMENTS = 120
NAMES = ["Ann Lee", "Ivo Šimić", "Carla Ortiz", "Tom Okoro"]
VERBS = ["rejected", "backed", "criticized", "called for"]
THINGS = ["the harbour tunnel", "a night ferry", "the new toll", "the fish market"]


def write_articles(path):
    with open(path, "w", encoding="utf-8") as out:
        for i in range(DOCUMENTS):
            who, other = NAMES[i % 4], NAMES[(i + i // 4 + 1) % 4]
            text = (f"{who} {VERBS[i // 3 % 4]} {THINGS[i // 5 % 4]} on Monday.\n\n"
                    f"“We can’t go on like this,” {who} said. {other} said that {THINGS[i % 4]} "
                    f"must wait until spring {i}.\n")
            out.write(json.dumps({"id": f"article-{i}", "date": "2024-05-02", "text": text}) + "\n")


def write_facts(path):
    with open(os.path.join(HERE, "facts.jsonl"), encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    with open(path, "w", encoding="utf-8") as out:
        for i in range(DOCUMENTS):
            document = documents[i % len(documents)]
            document["document"]["uri"] = f"facts-{i}"
            out.write(json.dumps(document, ensure_ascii=False) + "\n")


def run(*arguments):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise AssertionError(f"whosaid {' '.join(arguments)}: exit code {done.returncode}\n"
                             f"{done.stderr.decode()}")
    return done.stdout


def content(store):
    questions = (["export", "graphml", store, "--zone", "all"],
                 ["said", store, "--json", "--zone", "all"])
    return [run(*question) for question in questions]


def kill_after(seconds, arguments):
    """True where the kill came before the end."""
    process = subprocess.Popen([PROGRAM, *arguments], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    process.kill()
    return process.wait() == -signal.SIGKILL


def disturb(command, data, moment, expected):
    """True where the command was killed in time."""
    store = f"{command}-{moment:.4f}"
    killed = kill_after(moment, (command, store, data))
    if os.path.exists(os.path.join(store, "CURRENT")):
        run("verify", store)
    run(command, store, data)
    run("verify", store)
    if content(store) != expected:
        raise AssertionError(f"{store} differs")
    return killed


def main():
    work = tempfile.TemporaryDirectory()
    os.chdir(work.name)
    write_articles("articles.jsonl")
    write_facts("facts.jsonl")
    moments = []
    for command, data in (("build", "articles.jsonl"), ("load", "facts.jsonl")):
        begin = time.monotonic()
        run(command, f"{command}-whole", data)
        duration = time.monotonic() - begin
        expected = content(f"{command}-whole")
        moments += [(command, data, duration * (i + 1) / (TIMES // 2), expected)
                    for i in range(TIMES // 2)]
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        killed = sum(pool.map(lambda moment: disturb(*moment), moments))
    if killed < TIMES // 4:
        sys.exit(f"only {killed} of {TIMES} kills came in time: nothing was tested")
    print(f"{killed} of {TIMES} runs killed, all finished to the same bytes")


main()
