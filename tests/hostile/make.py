#!/usr/bin/env python3
"""Writes bad PDF files into a folder, the same bytes every time.

    make.py FOLDER [--all]

Each file's name begins with what may become of it: `bad-` anything but a clean result, `ok-` checked, `any-SOURCE-` either not
clean or exactly what `ok-SOURCE` gives.
"""
import pathlib
import random
import sys
import zlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCES = [ROOT / "fixtures/guangxi/guangxi-clean-writer.pdf", ROOT / "fixtures/xinjiang/xinjiang-clean-calc.pdf"]


def pdf(objects, root=1, tail=b""):
    """A file of numbered objects with a correct table of offsets."""
    out, places = b"%PDF-1.7\n", {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    return out + b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, root, start) + tail


def stream(data, extra=b"", length=None):
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (extra, len(data) if length is None else length, data)


def page(content, resources=b"<</Font<</F1 9 0 R>>>>", box=b"0 0 595 842", more=None, page_extra=b""):
    """One page whose content is object 4."""
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
               3: b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources %s%s>>" % (box, resources, page_extra),
               4: content if content.startswith(b"<<") else stream(content),
               9: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"}
    objects.update(more or {})
    return pdf(objects)


TEXT = b"BT /F1 9 Tf 50 700 Td (1,234.56 total 100.00) Tj ET\n"


def bomb(layers):
    data = b"0 0 m 10 10 l S\n" * (1 << 20)
    filters = b""
    for _ in range(layers):
        data, filters = zlib.compress(data, 9), filters + b"/FlateDecode"
    return stream(data, b"/Filter[%s]" % filters)


def structures():
    """Files that are wrong, or monstrous, by what they say."""
    yield "bad-empty", b""
    yield "bad-header-only", b"%PDF-1.7\n"
    yield "bad-no-objects", b"%PDF-1.7\ntrailer<</Root 1 0 R>>\n%%EOF"
    yield "bad-not-pdf", b"PK\x03\x04" + bytes(500)
    yield "bad-html", b"<html>404</html>"
    yield "bad-pages-in-themselves", pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 1/Kids[2 0 R]>>"})
    yield "bad-pages-in-a-ring", pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 9/Kids[3 0 R]>>",
                                      3: b"<</Type/Pages/Count 9/Parent 2 0 R/Kids[2 0 R 3 0 R]>>"})
    deep = {1: b"<</Type/Catalog/Pages 2 0 R>>"}
    for n in range(2, 5000):
        deep[n] = b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (n + 1)
    deep[5000] = b"<</Type/Page/MediaBox[0 0 595 842]/Parent 4999 0 R>>"
    yield "bad-pages-5000-deep", pdf(deep)
    yield "bad-page-count-lies", pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 2000000000/Kids[]>>"})
    yield "bad-nested-arrays", page(b"[" * 200000 + TEXT)
    yield "bad-nested-dictionaries", pdf({1: b"<</Type/Catalog/Pages 2 0 R/X " + b"<</A " * 100000 + b">>" * 100000 + b">>",
                                          2: b"<</Type/Pages/Count 0/Kids[]>>"})
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]"
    yield "bad-form-draws-itself", page(b"/X Do " + TEXT, b"<</XObject<</X 5 0 R>>/Font<</F1 9 0 R>>>>",
                                        more={5: stream(b"/X Do /X Do", form + b"/Resources<</XObject<</X 5 0 R>>>>")})
    many = {n: stream(b"/X Do " * 10, form + b"/Resources<</XObject<</X %d 0 R>>>>" % (n + 1)) for n in range(10, 30)}
    many[30] = stream(TEXT, form + b"/Resources<</Font<</F1 9 0 R>>>>")
    yield "bad-forms-10-to-the-20", page(b"/X Do", b"<</XObject<</X 10 0 R>>>>", more=many)
    yield "bad-huge-page", page(TEXT, box=b"0 0 1e30 1e30")
    yield "bad-page-without-area", page(TEXT, box=b"100 100 100 100")
    yield "bad-page-not-a-number", page(TEXT, box=b"nan inf -inf /x")
    yield "bad-box-turned", page(TEXT, box=b"595 842 -595 -842", page_extra=b"/Rotate 47")
    yield "bad-million-rulings", page(b"".join(b"%d %d m %d %d l S\n" % (i % 595, i // 1200, i % 595 + 3, i // 1200 + 1 * (i % 2)) for i in range(1_000_000)))
    yield "bad-grid-of-a-million-cells", page(b"".join(b"%.2f 0 m %.2f 842 l S 0 %.2f m 595 %.2f l S\n" % (i * .59, i * .59, i * .84, i * .84) for i in range(1000)) + TEXT)
    words = b"BT /F1 1 Tf\n" + b"".join(b"1 0 0 1 %d %d Tm (%d.00) Tj\n" % (i % 300 * 2, i // 300 * 2, i) for i in range(100_000)) + b"ET"
    yield "bad-100000-words", page(words)
    yield "bad-zip-bomb", page(bomb(1))
    yield "bad-zip-bomb-twice", page(bomb(2))
    yield "bad-zip-bomb-ascii", page(stream(b"41" * (16 << 20) + b">", b"/Filter/ASCIIHexDecode"))
    yield "bad-length-too-long", page(stream(TEXT, length=1 << 40))
    yield "bad-length-negative", page(stream(TEXT, length=-7))
    yield "bad-length-itself", page(b"<</Length 4 0 R>>\nstream\n" + TEXT + b"\nendstream")
    yield "bad-filter-unknown", page(stream(TEXT, b"/Filter/Nonsense"))
    yield "bad-filters-many", page(stream(zlib.compress(TEXT), b"/Filter[" + b"/FlateDecode" * 5000 + b"]"))
    yield "bad-predictor", page(stream(zlib.compress(TEXT), b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2000000000/Colors 99>>"))
    yield "bad-font-missing", page(TEXT, b"<<>>")
    yield "bad-font-descendant-itself", page(TEXT, more={9: b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[9 0 R]>>"})
    yield "bad-font-widths", page(TEXT, more={9: b"<</Type/Font/Subtype/TrueType/BaseFont/X/FirstChar -5/LastChar 2000000000/Widths[1e99 nan]>>"})
    yield "bad-stack", page(b"q " * 300000 + TEXT + b"Q " * 5)
    yield "bad-numbers", page(b"1e999 -1e999 99999999999999999999999 0.0000000000000000000000000001 cm " + TEXT)
    yield "bad-inline-image", page(b"BI /W 99999999 /H 99999999 /BPC 8 /CS /RGB ID " + bytes(100) + b" EI " + TEXT)
    yield "bad-image-huge", page(b"595 0 0 842 0 0 cm /I Do", b"<</XObject<</I 5 0 R>>>>",
                                 more={5: stream(b"\0", b"/Type/XObject/Subtype/Image/Width 2000000000/Height 2000000000/BitsPerComponent 8/ColorSpace/DeviceRGB")})
    yield "bad-encrypt-nonsense", page(TEXT).replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt<</Filter/Standard/V 9/R 99/O(x)/U(y)/P 0>>/ID[(a)(b)]")
    yield "bad-javascript-and-launch", pdf({1: b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(/bin/sh)>>/AA<</WC<</S/JavaScript/JS(app.alert(1))>>>>>>",
                                            2: b"<</Type/Pages/Count 0/Kids[]>>"})
    yield "bad-old-versions-10000", page(TEXT) + b"".join(b"xref\n0 0\ntrailer<</Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (i, i) for i in range(10000))
    yield "bad-xref-points-at-itself", page(TEXT).replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev 9")


def cut(source, name, places):
    for at in places:
        yield f"bad-{name}-cut-at-{at}", source[:at]


def flipped(source, name, count, seed):
    chance = random.Random(seed)
    for i in range(count):
        data = bytearray(source)
        for _ in range(chance.choice([1, 10, 200])):
            at = chance.randrange(len(data))
            data[at] ^= 1 << chance.randrange(8)
        yield f"any-{name}-flipped-{i}", bytes(data)


def mended(source, name):
    start = source.rfind(b"startxref")
    yield f"bad-{name}-no-xref", source[:start]
    yield f"bad-{name}-wrong-startxref", source[:start] + b"startxref\n17\n%%EOF\n"
    yield f"any-{name}-zeros-inside", source[: len(source) // 2] + bytes(4096) + source[len(source) // 2 + 4096 :]
    yield f"bad-{name}-doubled", source[: len(source) // 2] + source
    yield f"bad-{name}-without-middle", source[: len(source) // 3] + source[2 * len(source) // 3 :]


def names(source):
    for name in ["ok-空 格", "ok-'quote'\"", "ok-$(touch x);`x`", "ok--dash", "ok-new\nline", "ok-tab\t", "ok-" + "长" * 70]:
        yield name, source
    yield b"ok-\xcb\xe3\xff", source


def files(everything):
    yield from structures()
    for path in SOURCES:
        source, name = path.read_bytes(), path.stem
        yield f"ok-{name}", source
        cuts = 60 if everything else 6
        yield from cut(source, name, sorted({len(source) * i // cuts for i in range(1, cuts)}))
        yield from flipped(source, name, 300 if everything else 12, name)
        yield from mended(source, name)
    yield from names(SOURCES[0].read_bytes())


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for name, data in files("--all" in sys.argv[2:]):
        raw = name if isinstance(name, bytes) else name.encode()
        with open(bytes(folder) + b"/" + raw + b".pdf", "wb") as out:
            out.write(data)
        count += 1
    print(count, "files")


if __name__ == "__main__":
    main()
