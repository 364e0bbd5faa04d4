#!/usr/bin/env python3
"""Annotated copies in other programs: qpdf finds them sound, their text is that of the original, highlights are drawn.

    check_annotated.py GOUJI FIXTURES
"""
import pathlib

from support import arguments, check, finish, folder, gouji, need, run


def pixels(path, page, where):
    """A page drawn in colour, as bytes."""
    run("pdftoppm", "-r", "40", "-f", page, "-l", page, path, where / "drawn")
    drawn = next(where.glob("drawn*"))
    data = drawn.read_bytes()
    drawn.unlink()
    return data


def coloured(data):
    """Share of pixels that are not grey."""
    body = data[-(len(data) // 3 * 3):]
    triples = zip(body[0::3], body[1::3], body[2::3])
    return sum(max(three) - min(three) > 30 for three in triples) / (len(body) / 3)


def main():
    need("qpdf", "pdftotext", "pdftoppm")
    program, fixtures = arguments()
    with folder() as name:
        where = pathlib.Path(name)
        gouji(program, fixtures / "guangxi-faults-writer.pdf", fixtures / "guangxi-xelatex.pdf", "--quiet", "--annotate", where / "out")
        copies = sorted((where / "out").iterdir())
        check(len(copies) == 2, "each document with findings has a copy")
        for copy in copies:
            original = fixtures / (copy.name.split(".")[0] + ".pdf")
            out, _ = run("qpdf", "--check", copy)
            check("No syntax or stream encoding errors" in out, copy.name + " is sound")
            check(run("pdftotext", "-layout", copy, "-")[0] == run("pdftotext", "-layout", original, "-")[0], "its text is unchanged")
            pages = int(next(line for line in run("pdfinfo", copy)[0].splitlines() if line.startswith("Pages")).split()[1])
            more = [page for page in range(1, pages + 1) if coloured(pixels(copy, page, where)) > coloured(pixels(original, page, where)) + 0.0005]
            check(0 < len(more) < pages, "highlights are drawn on some of its pages: %s" % more)
    finish()


main()
