#!/usr/bin/env python3
"""The working paper in LibreOffice: sheets, columns and order, formulas recalculated, text that must not become a formula.

    check_working_paper.py GOUJI FIXTURES
"""
import csv
import decimal
import json
import pathlib
import re
import shutil
import xml.etree.ElementTree
import zipfile

from support import arguments, check, finish, folder, gouji, need, run

SHEETS = ["问题清单", "汇总", "证据与验算", "核对范围", "表格", "数据"]
COLUMNS = ["序号", "单位", "年度", "文件", "页码", "表或段", "问题", "公开数", "核对数", "差额", "计量单位", "规则与依据", "定性", "核实情况", "整改情况"]
SEVERITIES = ["不符", "疑点", "提示"]
YUAN = {"元": 1, "千元": 1000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}
# Always recalculate what was written by another program.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""


def number(text):
    return decimal.Decimal(text.replace(",", ""))


def with_wrong_values(source, target):
    """A copy whose formulas all show 987654 until they are recalculated."""
    formulas = 0
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename.startswith("xl/worksheets/sheet"):
                text = data.decode()
                text, count = re.subn(r"(</f>)<v>[^<]*</v>", r"\1<v>987654</v>", text)
                formulas += count
                data = text.encode()
            new.writestr(item, data)
    return formulas


def opened(where, path):
    """Every sheet as LibreOffice shows it after recalculation: name → rows."""
    profile = where / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    to = where / (path.stem + "-csv")
    # 44,34,76: comma, quotes, UTF-8; every sheet into a file of its own, as shown
    run("soffice", "-env:UserInstallation=" + profile.as_uri(), "--headless", "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1", "--outdir", to, path)
    sheets = {}
    for file in sorted(to.glob("*.csv")):
        with open(file, encoding="utf-8", newline="") as rows:
            sheets[file.stem[len(path.stem) + 1:]] = list(csv.reader(rows))
    return sheets


def check_list(rows, findings):
    check(rows[0] == COLUMNS, "the list has the columns of a working paper")
    check(len(rows) - 1 == len(findings), "every finding of the JSON report stands in the list")
    check(all(row[13] == row[14] == "" for row in rows[1:]), "what the auditor fills in is empty")
    wanted = sorted((finding["severity"], finding["actual"], finding["difference"] or "") for finding in findings)
    names = dict(zip(SEVERITIES, ("error", "warning", "note")))
    listed = sorted((names[row[12].split("·")[0]], row[7].replace(",", ""), row[9].replace(",", "")) for row in rows[1:])
    check(listed == wanted, "figures and differences are those of the JSON report, with their printed decimals")
    grades = [SEVERITIES.index(row[12].split("·")[0]) for row in rows[1:]]
    check(grades == sorted(grades), "the most severe come first")
    for grade in set(grades):
        sizes = [abs(number(row[9])) * YUAN[row[10]] for row, own in zip(rows[1:], grades) if own == grade and row[9] and row[10] in YUAN]
        check(sizes == sorted(sizes, reverse=True), "then the largest difference: " + SEVERITIES[grade])


def check_evidence(rows, findings):
    relations = [row for row in rows[1:] if row[1] == "关系"]
    check(len(relations) == sum(len(finding["relations"]) for finding in findings), "every relation stands among the evidence")
    redone = [row for row in relations if row[9]]
    expected = [row for row in relations if row[10]]
    check(len(redone) == len(expected) > 0, "every expected value is recomputed by a formula (%d)" % len(redone))
    check(all(number(row[9]) == number(row[10]) for row in redone), "every recomputed value is the reported one")
    check(all(row[12] == "一致" for row in redone), "the paper says so itself")
    check(all(number(row[11]) == number(row[6]) - number(row[9]) for row in redone), "every difference is printed minus recomputed")
    workings = sorted(relation["working"] for finding in findings for relation in finding["relations"])
    check(sorted(row[8] for row in relations) == workings, "the workings are those of the JSON report")


def check_parts(path):
    with zipfile.ZipFile(path) as book:
        check(book.testzip() is None, "the workbook is a whole archive")
        check(len({item.date_time for item in book.infolist()}) == 1, "all parts carry one date")
        parts = [name for name in book.namelist() if name.endswith((".xml", ".rels"))]
        for part in parts:
            xml.etree.ElementTree.fromstring(book.read(part))   # raises what is wrong
        check(len(parts) > len(SHEETS), "every part is well-formed XML")
        sheets = {name: book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/sheet")}
        first = sheets["xl/worksheets/sheet1.xml"]
        check('state="frozen"' in first and "<autoFilter" in first, "the header of the list is frozen and filters")
        check('orientation="landscape"' in first and 'fitToHeight="0"' in first, "the list is printed across, as wide as the page")
        check("_xlnm.Print_Titles" in book.read("xl/workbook.xml").decode(), "the header is repeated on every printed page")
        formulas = [formula for text in sheets.values() for formula in re.findall(r"<f>([^<]*)</f>", text)]
        own = re.compile(r'^(ROUND|ROUNDDOWN|SUM|IF|[A-Z]{1,2}\d+|\d+|[-+*/(),:=]|"|&quot;|不?一致)+$')
        check(formulas and all(own.match(formula) for formula in formulas), "no formula holds text of a document")


def main():
    need("soffice")
    program, fixtures = arguments()
    with folder() as name:
        where = pathlib.Path(name)
        # A name that spreadsheets would take for a formula.
        document = where / "=HYPERLINK(1)+cmd.pdf"
        shutil.copy(fixtures / "guangxi-faults-writer.pdf", document)
        paper = where / "paper.xlsx"
        out = gouji(program, document, fixtures / "guangxi-clean-writer.pdf", "--format", "json", "--output", "xlsx=%s" % paper)
        findings = [finding for one in json.loads(out)["documents"] for finding in one["findings"]]
        check_parts(paper)
        wrong = where / "wrong.xlsx"
        check(with_wrong_values(paper, wrong) > 0, "there are formulas to recalculate")
        sheets = opened(where, wrong)
        check(sorted(sheets) == sorted(SHEETS), "the sheets are there")
        check_list(sheets["问题清单"], findings)
        check_evidence(sheets["证据与验算"], findings)
        coverage = sheets["核对范围"]
        check(len(coverage) == 3 and not any("987654" in cell for row in coverage for cell in row), "coverage is recalculated")
        figures = sum(one["coverage"]["table_figures"] + one["coverage"]["narrative_figures"] for one in json.loads(out)["documents"])
        check(len(sheets["数据"]) - 1 == figures, "every figure stands among the data (%d)" % figures)
        check(sum("单位：万元" in row for row in sheets["表格"]) >= 20, "the tables of both documents are there")
    finish()


main()
