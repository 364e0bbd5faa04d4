#!/usr/bin/env python3
"""Runs gouji over the bad files of make.py and looks at what became of each.

    check.py GOUJI [--all]

The run must end with 1 or 3, every file must have a status and take no more than its limits, no bad file may look clean.
"""
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
STATUSES = {"checked", "damaged", "unreadable", "unrecognised", "scanned", "template", "crashed", "timeout", "memory"}
TIMEOUT = 10   # seconds of processor time for one file
MEMORY = 512   # MB


def clean(document):
    partly = document.get("scanned_pages") or document.get("unread_pages")
    return document["status"] == "checked" and document["coverage"]["relations_run"] > 0 and not partly


def main():
    gouji, everything = sys.argv[1], "--all" in sys.argv[2:]
    problems = []
    with tempfile.TemporaryDirectory(prefix="gouji-hostile-") as folder:
        made = subprocess.run([sys.executable, HERE / "make.py", folder] + ["--all"] * everything, check=True, capture_output=True, text=True)
        started = time.monotonic()
        run = subprocess.run([gouji, "check", folder, "--format", "json", "--timeout", str(TIMEOUT), "--memory", str(MEMORY)],
                             capture_output=True)
        seconds = time.monotonic() - started
        if run.returncode not in (1, 3):
            sys.exit(f"the run ended with {run.returncode}: {run.stderr.decode(errors='replace')[-500:]}")
        documents = json.loads(run.stdout)["documents"]
        if len(documents) != len(os.listdir(folder)):
            problems.append(f"{len(os.listdir(folder))} files, {len(documents)} in the report")
        sound = {os.path.basename(d["path"])[3:-4]: d["coverage"] for d in documents if os.path.basename(d["path"]).startswith("ok-")}
        counts = collections.Counter()
        for document in documents:
            name, status = os.path.basename(document["path"]), document["status"]
            counts[status] += 1
            if status not in STATUSES:
                problems.append(f"{name}: {status}")
            if name.startswith("bad-") and clean(document):
                problems.append(f"{name} looks clean")
            if name.startswith("ok-") and not clean(document):
                problems.append(f"{name}: {status} {document['reason']}")
            if name.startswith("any-") and clean(document) and not any(
                    name.startswith(f"any-{source}-") and document["coverage"] == coverage for source, coverage in sound.items()):
                problems.append(f"{name} looks clean but says something else than its source")
            if status != "checked" and not document["reason"]:
                problems.append(f"{name}: {status} without a reason")
    print(made.stdout.strip(), f"in {seconds:.0f} s:", ", ".join(f"{status} {count}" for status, count in sorted(counts.items())))
    for problem in problems:
        print("FAIL", problem)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
