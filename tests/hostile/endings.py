#!/usr/bin/env python3
"""What a run leaves behind when the world is against it: children killed, disk full, folder unwritable, Ctrl-C.

    endings.py GOUJI

Whatever happens: a clear message, the right exit code, nothing half-written under a final name, no child left.
"""
import json
import os
import pathlib
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FIXTURES = sorted((ROOT / "fixtures/guangxi").glob("guangxi-*.pdf"))
KILLS = 25
problems = []


def expect(holds, text):
    if not holds:
        problems.append(text)


def children_of(pid):
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == pid and fields[0] != "Z":
            found.append(int(entry.name))
    return found


def start(gouji, *arguments, **more):
    return subprocess.Popen([gouji, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)


def killed_children(gouji, folder):
    """A child killed at any moment is one crashed document; the others are judged as if nothing had been."""
    usual = {d["path"]: d for d in json.loads(subprocess.run([gouji, "check", folder, "--format", "json"], capture_output=True).stdout)["documents"]}
    chance, killed = random.Random(1), 0
    for _ in range(KILLS):
        run = start(gouji, "check", folder, "--format", "json", "--jobs", 2)
        time.sleep(chance.random() * 0.6)
        for pid in children_of(run.pid)[:1]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        out, err = run.communicate(timeout=120)
        documents = json.loads(out)["documents"]
        crashed = [d for d in documents if d["status"] == "crashed"]
        killed += len(crashed)
        expect(run.returncode in (1, 3), f"a killed child: the run ended with {run.returncode}: {err.decode()[-200:]}")
        expect(len(documents) == len(usual) and len(crashed) <= 1, f"a killed child: {len(documents)} documents, {len(crashed)} crashed")
        expect(all("SIGKILL" in d["reason"] for d in crashed), "a killed child is not called killed")
        for d in documents:
            expect(d["status"] == "crashed" or d["coverage"]["table_figures"] == usual[d["path"]]["coverage"]["table_figures"], f"{d['path']} was read otherwise")
    expect(killed > 0, "no child could be killed: the test shows nothing")
    print(f"children killed at {KILLS} moments: {killed} documents lost and named, {KILLS} runs ended well")


def on_small_disk(place, size, work):
    """Calls work() while `place` is a disk of so many KB; false where only root could make one and we are not."""
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "gouji-test", place], capture_output=True).returncode != 0:
        return False
    try:
        work()
    finally:
        subprocess.run(["umount", place], check=True)
    return True


def full_disk(gouji, folder, work):
    """/dev/full, small disks under each output, and files that may not grow under the temporary file of records."""
    run = subprocess.run([f"{gouji} check {folder} --format json > /dev/full"], shell=True, capture_output=True)
    expect(run.returncode == 4 and run.stderr, f"standard output on a full disk: {run.returncode} {run.stderr.decode()[-200:]}")

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))
    run = subprocess.run([gouji, "check", folder, "--quiet"], capture_output=True, preexec_fn=limit)
    expect(run.returncode == 4 and run.stderr.strip(), f"temporary files on a full disk: {run.returncode} {run.stderr.decode()[-200:]}")

    tried = 2
    for name, size, code, arguments in [
            ("report.json", 64, 4, ["--output", "json={}"]), ("report.html", 64, 4, ["--output", "html={}"]), ("report.xlsx", 64, 4, ["--output", "xlsx={}"]),
            ("records.jsonl", 64, 4, ["--records", "{}"]), ("accepted.toml", 4, 4, ["--update-baseline", "--baseline", "{}"]),
            ("marked", 64, 4, ["--annotate", "{}"]), ("cache", 64, 0, ["--cache", "{}"])]:
        place = work / f"disk-{name}"
        kept = place / name
        is_file = "." in name

        def fill():
            if is_file and name != "accepted.toml":
                kept.write_text("earlier")
            run = subprocess.run([gouji, "check", folder, "--quiet", "--fail-on", "never", *[a.format(kept) for a in arguments]], capture_output=True)
            expect(run.returncode == code and run.stderr.strip(), f"{name} on a full disk: {run.returncode} {run.stderr.decode()[-200:]}")
            if is_file and name != "accepted.toml":
                expect(kept.read_text() == "earlier", f"{name} was touched on a full disk")
            left = [p for p in place.rglob("*") if p.is_file() and p != kept]
            if name == "marked":   # those that were whole before the disk was full may stay
                left = [p for p in left if not p.read_bytes().rstrip().endswith(b"%%EOF")]
            if name == "cache":    # entries carry their digest: a torn one is read anew
                left = [p for p in left if len(p.name) != 62]
            expect(not left, f"{name} on a full disk left {[p.name for p in left]}")

        tried += on_small_disk(place, size, fill)
    print(f"full disk in {tried} places: clear error, earlier files kept, nothing half-written" + ("" if tried > 2 else " (the others need root)"))


def unwritable(gouji, folder, work):
    blocked = work / "blocked"
    blocked.write_text("a file, no folder")
    tried = 0
    for arguments in (["--output", f"json={blocked}/a.json"], ["--records", f"{blocked}/r"], ["--annotate", f"{blocked}/marked"]):
        run = subprocess.run([gouji, "check", folder, *arguments], capture_output=True)
        expect(run.returncode == 2 and str(blocked) in run.stderr.decode(), f"{arguments[0]} into no folder: {run.returncode} {run.stderr.decode()[-200:]}")
        tried += 1
    print(f"unwritable folder under {tried} outputs: said before anything is read")


def interrupted(gouji, folder):
    chance, whole = random.Random(2), 0
    for number in (signal.SIGINT, signal.SIGTERM) * 5:
        run = start(gouji, "check", folder, "--format", "json", "--jobs", 2, start_new_session=True)
        time.sleep(0.1 + chance.random() * 0.8)
        before = children_of(run.pid)
        run.send_signal(number)
        try:
            out, err = run.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            run.kill()
            problems.append("the run did not end after an interruption")
            continue
        if run.returncode == -number:
            continue   # it came before the first child or behind the last, as for any program
        documents = json.loads(out)["documents"]
        expect(len(documents) == len(FIXTURES) * 2, f"{len(documents)} documents in the report of an interrupted run")
        expect(run.returncode in (1, 3), f"an interrupted run ended with {run.returncode}: {err.decode()[-200:]}")
        expect(not [p for p in before if os.path.exists(f"/proc/{p}")], "a child outlived the run")
        whole += any(d["reason"] and d["reason"].startswith("interrupted") for d in documents)
    expect(whole > 0, "no run was interrupted while it read: the test shows nothing")
    print(f"10 interruptions: {whole} while reading, complete partial results, no child left")


def main():
    gouji = os.path.realpath(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="gouji-endings-") as name:
        work = pathlib.Path(name)
        folder = work / "pdf"
        folder.mkdir()
        for i, path in enumerate(FIXTURES * 2):
            (folder / f"{i}.pdf").write_bytes(path.read_bytes() + b"%%%d\n" % i)
        killed_children(gouji, folder)
        full_disk(gouji, folder, work)
        unwritable(gouji, folder, work)
        interrupted(gouji, folder)
    for problem in problems:
        print("FAIL", problem)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
