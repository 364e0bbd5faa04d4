#!/usr/bin/env python3
"""A document says the same however its file was made over: same_reading.py GOUJI

Fixture PDFs are turned, rewritten and distilled again by other programs. `gouji facts` must give the same figures with the same meaning,
table, row and column. Boxes may differ. Ghostscript writes fonts anew and loses what some characters are, so that names are garbled in
its output (pdftotext says the same): there the figures of tables must stand at their places. Of Chromium's files it leaves so few
names whole that forms are not known as such; those are left out. Programs that are not installed are named as skipped; at least one must be there.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FIXTURES = ["guangxi/guangxi-writer.pdf", "guangxi/guangxi-chromium.pdf", "guangxi/guangxi-xelatex.pdf", "guangxi/guangxi-calc.pdf",
            "xinjiang/xinjiang-writer.pdf", "xinjiang/xinjiang-chromium.pdf", "xinjiang/xinjiang-xelatex.pdf", "xinjiang/xinjiang-calc.pdf"]
FEWEST = 200   # figures in the tables of any fixture
TIMEOUT = 300  # seconds per program; a fixture takes a few

GARBLES_NAMES = "gs"
PLACE = ("text", "page", "table", "row", "column")

# name → (program, arguments); @in and @out stand for the files
WAYS = {
    "turned by 90": ("qpdf", ["--rotate=+90", "@in", "@out"]),
    "turned by 180": ("qpdf", ["--rotate=+180", "@in", "@out"]),
    "turned by 270": ("qpdf", ["--rotate=+270", "@in", "@out"]),
    "object streams": ("qpdf", ["--object-streams=generate", "--linearize", "@in", "@out"]),
    "plain streams": ("qpdf", ["--qdf", "--coalesce-contents", "@in", "@out"]),
    "cleaned by MuPDF": ("mutool", ["clean", "-gggg", "-z", "@in", "@out"]),
    "distilled by Ghostscript": ("gs", ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pdfwrite", "-sOutputFile=@out", "@in"]),
}


def facts(gouji, path, places_only):
    """Figures without their boxes, in order."""
    run = subprocess.run([gouji, "facts", "--format", "ndjson", path], capture_output=True, timeout=TIMEOUT, check=False)
    lines = []
    for line in run.stdout.decode("utf-8").splitlines():
        fact = json.loads(line)
        if places_only and fact["origin"] != "table":
            continue
        fact = {key: value for key, value in fact.items() if (key in PLACE if places_only else "box" not in key)}
        lines.append(json.dumps(fact, ensure_ascii=False, sort_keys=True))
    return lines


def differences(expected, got):
    missing = [line for line in expected if line not in set(got)]
    further = [line for line in got if line not in set(expected)]
    return [f"missing {line}" for line in missing[:3]] + [f"further {line}" for line in further[:3]] if missing or further or len(expected) != len(got) else []


def main():
    gouji = sys.argv[1]
    skipped = sorted({program for program, _ in WAYS.values() if shutil.which(program) is None})
    ways = {name: way for name, way in WAYS.items() if way[0] not in skipped}
    failures, compared = [], 0
    with tempfile.TemporaryDirectory() as folder:
        for fixture in FIXTURES:
            source = os.path.join(ROOT, "fixtures", fixture)
            expected = {only: facts(gouji, source, only) for only in (False, True)}
            if len(expected[True]) < FEWEST:
                failures.append(f"{fixture}: only {len(expected[True])} figures in tables")
            for name, (program, arguments) in ways.items():
                if program == GARBLES_NAMES and "chromium" in fixture:
                    continue
                made = os.path.join(folder, os.path.basename(fixture))
                subprocess.run([program] + [a.replace("@in", source).replace("@out", made) for a in arguments], capture_output=True, timeout=TIMEOUT, check=False)
                only = program == GARBLES_NAMES
                found = differences(expected[only], facts(gouji, made, only))
                compared += 1
                if found:
                    failures.append(f"{fixture}, {name}:\n    " + "\n    ".join(found))
                os.remove(made)
    print("\n".join(failures))
    print(f"{compared} files compared, {len(failures)} differ" + (f"; skipped: {', '.join(skipped)}" if skipped else ""))
    return 1 if failures or compared == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
