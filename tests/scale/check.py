#!/usr/bin/env python3
"""Checks a generated folder of many documents: every one checked, exactly the faulty ones found, memory that hardly grows.

    check.py GOUJI COUNT

Prints documents per second and the largest process of the run, for a tenth of the documents and for all.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
MORE_PER_DOCUMENT = 8.0   # KB: its line of the report, with what it is known by; a document's figures take some 100 KB while it is read
FAULTY_EVERY = 100        # documents of make.py
NOISE = 4096              # KB: allocators round up


def run(gouji, folder, report, expected):
    """Seconds, and KB of the largest process."""
    started = time.monotonic()
    process = subprocess.Popen([gouji, "check", folder, "--output", f"ndjson={report}", "--quiet", "--progress", "never"])
    _, status, used = os.wait4(process.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code != expected:
        sys.exit(f"FAIL the run ended with {code}, not with {expected}")
    return time.monotonic() - started, used.ru_maxrss


def look_at(report, count):
    statuses, errors = {}, 0
    with open(report, encoding="utf-8") as lines:
        for line in lines:
            one = json.loads(line)
            if one.get("type") == "document":
                statuses[one["status"]] = statuses.get(one["status"], 0) + 1
            errors += one.get("type") == "finding" and one.get("severity") == "error"
    if statuses != {"checked": count} or errors != count // FAULTY_EVERY:
        sys.exit(f"FAIL of {count} documents: {statuses}, {errors} errors")


def main():
    gouji, count = sys.argv[1], int(sys.argv[2])
    peaks = []
    with tempfile.TemporaryDirectory(prefix="gouji-scale-") as folder:
        report = os.path.join(folder, "report.ndjson")
        for number in (count // 10, count):
            documents = os.path.join(folder, str(number))
            subprocess.run([sys.executable, HERE / "make.py", documents, str(number)], check=True)
            seconds, peak = run(gouji, documents, report, 1 if number >= FAULTY_EVERY else 0)
            look_at(report, number)
            peaks.append(peak)
            print(f"{number} documents in {seconds:.1f} s, {number / seconds:.0f} a second; largest process {peak / 1024:.1f} MB")
    if peaks[1] > peaks[0] + NOISE + MORE_PER_DOCUMENT * (count - count // 10):
        sys.exit(f"FAIL memory grows by {(peaks[1] - peaks[0]) / (count - count // 10):.1f} KB a document")


if __name__ == "__main__":
    main()
