#!/usr/bin/env python3
"""Prints functions over 60 lines and files over 400: a question to whoever reads, not a failure."""
import pathlib
import re

MOST_LINES_OF_FUNCTION, MOST_LINES_OF_FILE = 60, 400
ROOT = pathlib.Path(__file__).resolve().parent.parent
NOISE = re.compile(r'R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'|//[^\n]*|/\*.*?\*/', re.S)
NO_FUNCTION = re.compile(r"\b(namespace|struct|class|enum|union|if|for|while|switch|do|else|try|catch)\b|=\s*\{$|=\s*$")


def blank(match):
    return "\n" * match[0].count("\n")


def functions(text):
    """(first line, lines) of every block whose head looks like a function's; blocks inside functions are not asked."""
    text = NOISE.sub(blank, text)
    stack, head, line = [], "", 1
    for c in text:
        if c == "\n":
            line += 1
        if c == "{":
            inside = any(is_function for _, is_function in stack)
            stack.append((line, not inside and ")" in head and not NO_FUNCTION.search(head.strip())))
            head = ""
        elif c == "}":
            head = ""
            if stack:
                first, is_function = stack.pop()
                if is_function:
                    yield first, line - first + 1
        elif c == ";":
            head = ""
        else:
            head += c


def main():
    paths = [path for folder in ("include", "src", "tests") for path in sorted((ROOT / folder).rglob("*.[ch]pp"))]
    for path in paths:
        text = path.read_text(encoding="utf-8")
        name, lines = path.relative_to(ROOT), text.count("\n")
        if lines > MOST_LINES_OF_FILE:
            print(f"{name}: {lines} lines")
        for first, length in functions(text):
            if length > MOST_LINES_OF_FUNCTION:
                print(f"{name}:{first}: a function of {length} lines")


main()
