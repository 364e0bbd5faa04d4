#!/usr/bin/env python3
"""Adds up the test cases of a verbose ctest log; shows what failed.

A test binary counts with the cases that doctest reports, any other test as one case, a binary that ended without a
report as one failure. Prints "N passed, N failed, N skipped" last and ends 1 when something failed or nothing ran.
"""
import re
import sys

OUTPUT = re.compile(r"^(\d+): (.*)$")
CASES = re.compile(r"\[doctest\] test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed \|\s*(\d+) skipped")
RESULT = re.compile(r"^\s*\d+/\d+ Test\s+#(\d+): (\S+) [.]*\s*(\*\*\*)?(Passed|Failed|Skipped|Not Run|Timeout|Exception.*?|Subprocess aborted)\b")


def read(path):
    output, results = {}, []
    for line in open(path, encoding="utf-8", errors="replace"):
        if found := OUTPUT.match(line):
            output.setdefault(found[1], []).append(found[2])
        elif found := RESULT.match(line):
            results.append((found[1], found[2], found[4]))
    return output, results


def cases(lines, state):
    """passed, failed, skipped of one ctest test"""
    found = CASES.search("\n".join(lines))
    if found:
        passed, failed, skipped = (int(number) for number in found.groups())
        return passed, max(failed, 0 if state == "Passed" else 1), skipped
    return (1, 0, 0) if state == "Passed" else (0, 0, 1) if state == "Skipped" else (0, 1, 0)


def main():
    output, results = read(sys.argv[1])
    total = [0, 0, 0]
    for number, name, state in results:
        lines = output.get(number, [])
        counts = cases(lines, state)
        total = [a + b for a, b in zip(total, counts)]
        print("%-12s %s passed, %s failed, %s skipped" % (name, *counts))
        if counts[1]:
            print("\n".join("    " + line for line in lines))
    print("%d passed, %d failed, %d skipped" % tuple(total))
    return 1 if total[1] or not total[0] else 0


sys.exit(main())
