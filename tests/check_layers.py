#!/usr/bin/env python3
"""Every stage includes only itself and stages to its left, and no internal header of another one."""
import pathlib
import re
import sys

STAGES = "core pdf layout table model facts rules findings report app".split()
ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.M)


def problems(path, stage):
    for name in INCLUDE.findall(path.read_text(encoding="utf-8")):
        public = re.match(r"gouji/(\w+)/", name)
        if public and public[1] not in STAGES:
            yield f"{name}: no such stage"
        elif public and STAGES.index(public[1]) > STAGES.index(stage):
            yield f"{name}: {public[1]} comes after {stage}"
        elif not public and (path.parent / name).resolve().parent != path.parent.resolve():
            yield f"{name}: internal header of another folder"
        elif not public and "include" in path.relative_to(ROOT).parts:
            yield f"{name}: a contract includes contracts only"


def main():
    found, files = [], 0
    for stage in STAGES:
        for folder in (ROOT / "include" / "gouji" / stage, ROOT / "src" / stage):
            for path in sorted(folder.glob("*.[ch]pp")):
                files += 1
                found += [f"{path.relative_to(ROOT)}: {problem}" for problem in problems(path, stage)]
    print("\n".join(found) or f"{files} files keep the order of the stages")
    return 1 if found or not files else 0


sys.exit(main())
