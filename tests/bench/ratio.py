#!/usr/bin/env python3
"""Processor time of the whole program, as ratios: a machine's speed divides out.

    ratio.py GOUJI                 against pdftotext -bbox over the fixtures, and over GOUJI_SHARED/samples where that is set;
                                   --jobs 2 against --jobs 1 on the clock; the memory of a document of 500 pages
    ratio.py GOUJI --start-up      fails when `gouji --version` takes more than it may
"""
import glob
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
START_UP = 0.010   # seconds of processor time on a machine that does nothing else
BUSY = 3           # on one that does, it may take so much more: caches are shared
ROUNDS = 3         # the least counts: other processes only add


def processor_seconds(work):
    def now():
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime
    least = float("inf")
    for _ in range(ROUNDS):
        before = now()
        work()
        least = min(least, now() - before)
    return least


def start_up(gouji):
    """Nearly all of it is the loader's, for the libraries that pdftotext has too."""
    runs = 20
    def seconds(command):
        def work():
            for _ in range(runs):
                subprocess.run(command, check=True, **QUIET)
        return processor_seconds(work) / runs
    ours = seconds([gouji, "--version"])
    theirs = f", pdftotext -v {seconds(['pdftotext', '-v']) * 1000:.1f} ms" if shutil.which("pdftotext") else ""
    print(f"start-up {ours * 1000:.1f} ms (to reach: {START_UP * 1000:.0f}){theirs}")
    return 0 if ours <= START_UP * BUSY else 1


def against_pdftotext(gouji, name, files):
    def pdftotext():
        for file in files:
            subprocess.run(["pdftotext", "-bbox", file, "/dev/null"], **QUIET)
    theirs = processor_seconds(pdftotext)
    ours = processor_seconds(lambda: subprocess.run([gouji, "check", "--jobs", "1", "--format", "json", *files], **QUIET))
    print(f"{name}: {len(files)} files, gouji check --jobs 1 {ours:.2f} s, pdftotext -bbox {theirs:.2f} s, ratio {ours / theirs:.2f}")


def on_the_clock(work):
    least = float("inf")
    for _ in range(ROUNDS):
        started = time.monotonic()
        work()
        least = min(least, time.monotonic() - started)
    return least


def long_document(gouji, files):
    """500 pages: memory, and what a second processor is good for."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "long.pdf")
        subprocess.run(["qpdf", "--empty", "--pages", *(files * 40), "--", os.path.join(folder, "all.pdf")], check=True)
        subprocess.run(["qpdf", os.path.join(folder, "all.pdf"), "--pages", ".", "1-500", "--", path], check=True)
        process = subprocess.Popen([gouji, "check", "--jobs", "1", "--format", "json", path], **QUIET)
        _, _, used = os.wait4(process.pid, 0)
        alone, both = (on_the_clock(lambda: subprocess.run([gouji, "check", "--jobs", jobs, "--format", "json", path], **QUIET)) for jobs in ("1", "2"))
        print(f"500 pages: largest process {used.ru_maxrss / 1024:.0f} MB, --jobs 1 {alone:.1f} s, --jobs 2 {both:.1f} s")


def main():
    gouji = sys.argv[1]
    if "--start-up" in sys.argv[2:]:
        sys.exit(start_up(gouji))
    fixtures = sorted(str(path) for path in (ROOT / "fixtures").glob("*/*.pdf"))
    start_up(gouji)
    against_pdftotext(gouji, "fixtures", fixtures)
    if "GOUJI_SHARED" in os.environ:
        against_pdftotext(gouji, "samples", sorted(glob.glob(os.path.join(os.environ["GOUJI_SHARED"], "samples", "*.pdf"))))
    long_document(gouji, [str(ROOT / "fixtures/guangxi/guangxi-clean-writer.pdf")])


if __name__ == "__main__":
    main()
