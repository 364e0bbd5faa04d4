#!/usr/bin/env python3
"""Writes many small disclosures into a folder, the same bytes every time: each of another body, with other amounts.

    make.py FOLDER COUNT

One document in a hundred has a total that is wrong by 1000, and is called faulty-….
"""
import pathlib
import random
import sys

HEADER = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
FONT = ("5 0 obj<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>endobj\n"
        "6 0 obj<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
        "/DW 1000/W[1[500]2 94 500]/FontDescriptor 7 0 R>>endobj\n"
        "7 0 obj<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 90>>endobj\n")
DISTRICTS = "东西南北中上下前后左右新"
OFFICES = ["农业农村局", "教育局", "财政局", "水务局", "交通运输局", "卫生健康局", "民政局", "司法局", "审计局", "统计局"]
FUNCTIONS = ["一般公共服务支出", "公共安全支出", "教育支出", "科学技术支出", "社会保障和就业支出", "卫生健康支出", "农林水支出", "住房保障支出"]


def show(x, y, text, size=10):
    return f"BT /F1 {size} Tf 1 0 0 1 {x:.1f} {y:.1f} Tm <{text.encode('utf-16-be').hex()}> Tj ET\n"


def money(hundredths):
    return f"{hundredths // 100:,}.{hundredths % 100:02}"


def table(top, title, header, rows):
    """Ruled, a label and amounts; rows are lists of text."""
    edges, height = [60, 260, 360, 460, 540], 18
    out = show(230, top + 30, title, 14) + show(470, top + 8, "单位：万元")
    for line in range(len(rows) + 2):
        out += f"60 {top - line * height} m 540 {top - line * height} l S\n"
    for x in edges:
        out += f"{x} {top} m {x} {top - (len(rows) + 1) * height} l S\n"
    for line, cells in enumerate([header] + rows):
        for x, cell in zip(edges, cells):
            out += show(x + 4, top - line * height - 13, cell)
    return out


def pages_of(number, faulty):
    chance = random.Random(number)
    body = f"{DISTRICTS[number % 12]}{DISTRICTS[number // 12 % 12]}{DISTRICTS[number // 144 % 12]}{DISTRICTS[number // 1728 % 12]}市{OFFICES[number % 10]}"
    cover = show(150, 600, f"{body}2025年部门预算", 18)
    rows, sums = [], [0, 0]
    for name in FUNCTIONS:
        basic, project = chance.randrange(100, 10_000_000), chance.randrange(100, 10_000_000)
        sums[0] += basic
        sums[1] += project
        rows.append([name, money(basic + project), money(basic), money(project)])
    total = sum(sums)
    rows.append(["合计", money(total + (100_000 if faulty else 0)), money(sums[0]), money(sums[1])])
    spending = table(700, "支出预算总表", ["功能科目名称", "合计", "基本支出", "项目支出"], rows)
    text = show(60, 460, "说明：支出按功能科目分列，含财政拨款和政府性基金；“三公”经费、政府采购、机关运行经费见部门收支总表。")
    text += show(60, 480, f"本部门2025年支出预算{money(total)}万元，其中：基本支出{money(sums[0])}万元，项目支出{money(sums[1])}万元。")
    return cover, spending + text


def document(number, faulty):
    objects, kids = HEADER + FONT, ""
    for i, content in enumerate(pages_of(number, faulty)):
        page = 10 + 2 * i
        kids += f"{page} 0 R "
        objects += (f"{page} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {page + 1} 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
                    f"{page + 1} 0 obj<</Length {len(content)}>>stream\n{content}endstream endobj\n")
    objects += f"2 0 obj<</Type/Pages/Count {len(kids.split()) // 3}/Kids[{kids}]>>endobj\n"
    return with_offsets(objects.encode("ascii"))


def with_offsets(out):
    places, at = {}, 0
    while (at := out.find(b" 0 obj<<", at)) >= 0:
        start = out.rfind(b"\n", 0, at) + 1
        places[int(out[start:at])] = start
        at += 1
    size = max(places) + 1
    table = b"".join(b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(1, size))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, table, size, len(out))


def main():
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    for number in range(count):
        faulty = number % 100 == 99
        place = folder / f"{number // 1000:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{'faulty' if faulty else 'sound'}-{number:06}.pdf").write_bytes(document(number, faulty))


if __name__ == "__main__":
    main()
