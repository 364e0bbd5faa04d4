"""Running the program and others, for the checks of this folder."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
failures = []


def need(*programs):
    missing = [program for program in programs if not shutil.which(program)]
    if missing:
        print("skipped: not installed: " + ", ".join(missing))
        sys.exit(SKIPPED)


def check(holds, what):
    print(("ok      " if holds else "FAILED  ") + what)
    if not holds:
        failures.append(what)


def run(*command, timeout=120, codes=(0,)):
    done = subprocess.run([str(part) for part in command], capture_output=True, timeout=timeout)
    if done.returncode not in codes:
        raise SystemExit("%s ended with %d\n%s" % (command[0], done.returncode, done.stderr.decode(errors="replace")[-2000:]))
    return done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")


def gouji(program, *arguments):
    return run(program, "check", *arguments, codes=(0, 1, 3))[0]


def folder():
    return tempfile.TemporaryDirectory(prefix="gouji-opened-")


def finish():
    sys.exit(1 if failures else 0)


def arguments():
    return pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
