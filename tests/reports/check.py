#!/usr/bin/env python3
"""All reports of one run, written by the program itself: valid against the published schemas, the same findings in every
format, the same bytes each time. Needs python3-jsonschema and xmllint.

    tests/reports/check.py build/gouji
"""

import collections
import html
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
import zipfile

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "tests" / "schemas"
# Two files of one document (their fingerprints are equal), one without faults, one that is not there.
DOCUMENTS = ["fixtures/guangxi/guangxi-faults-writer.pdf", "fixtures/guangxi/guangxi-faults-chromium.pdf",
             "fixtures/guangxi/guangxi-clean-writer.pdf", "fixtures/nowhere.pdf"]
FAILING = {"error": ["error"], "warning": ["error", "warning"], "note": ["error", "warning", "note"], "never": []}

# What a reader takes out of a report: path, severity and fingerprint of every finding, in any order.
Found = collections.namedtuple("Found", "path severity fingerprint")


def of_json(text):
    return [Found(document["path"], finding["severity"], finding["fingerprint"])
            for document in json.loads(text)["documents"] for finding in document["findings"]]


def of_ndjson(text):
    lines = [json.loads(line) for line in text.splitlines()]
    return [Found(line["path"], line["severity"], line["fingerprint"]) for line in lines if line["type"] == "finding"]


def of_sarif(text):
    run = json.loads(text)["runs"][0]
    paths = [artifact["description"]["text"] for artifact in run["artifacts"]]
    return [Found(paths[result["locations"][0]["physicalLocation"]["artifactLocation"]["index"]], result["level"],
                  result["partialFingerprints"]["gouji/v1"]) for result in run["results"]]


def of_gitlab(text):
    severities = {"critical": "error", "major": "warning", "info": "note"}
    return [Found(issue["location"]["path"], severities[issue["severity"]], issue["fingerprint"])
            for issue in json.loads(text) if issue["check_name"] != "not_checked"]


WORDS = {"不符": "error", "疑点": "warning", "提示": "note"}
FINGERPRINT = re.compile("指纹(?:：| `)([0-9a-f]{32})")


def of_junit(text):
    found = []
    for suite in xml.fromstring(text).iter("testsuite"):
        for element in list(suite.iter("failure")) + list(suite.iter("system-out")):
            severity = None
            for line in element.text.splitlines():
                head = re.match("(不符|疑点|提示)(·[^ ]+)? · 第", line)
                severity = WORDS[head.group(1)] if head else severity
                for fingerprint in FINGERPRINT.findall(line):
                    found.append(Found(suite.get("name"), severity, fingerprint))
    return found


def of_markdown(text):
    found, path, severity = [], None, None
    for line in text.splitlines():
        if line.startswith("## "):
            path = re.sub(r"\\(.)", r"\1", line[3:])
        head = re.match("(?:###|-) (不符|疑点|提示)(·[^ ]+)? · 第", line)
        severity = WORDS[head.group(1)] if head else severity
        found += [Found(path, severity, fingerprint) for fingerprint in FINGERPRINT.findall(line)]
    return found


def of_html(text):
    articles = re.findall(r'<article [^>]*data-severity="(\w+)"[^>]*>.*?<p class="message">(.*?)</p>', text, re.S)
    return [(severity, html.unescape(message)) for severity, message in articles]


def of_xlsx(data):
    """The first sheet: G is the sentence, M the severity."""
    sheet = xml.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml"))
    rows = []
    for row in sheet.findall(".//{*}row"):
        cells = {re.sub(r"\d", "", cell.get("r")): "".join(cell.itertext()) for cell in row.findall("{*}c")}
        if cells.get("A", "").isdigit():
            rows.append((WORDS[cells["M"].split("·")[0]], cells["G"]))
    return rows


# Every format that lists all findings stands here; a new one is an entry with its reader.
READERS = {"json": of_json, "ndjson": of_ndjson, "sarif": of_sarif, "gitlab": of_gitlab, "junit": of_junit, "markdown": of_markdown}
COUNTING = ["github", "terminal"]   # show a part only, and counts
FOR_PIPELINES = [*READERS, *COUNTING]
# Formats for people tell no fingerprints; they are compared by severity and sentence.
FOR_PEOPLE = {"html": of_html, "xlsx": of_xlsx}


class Check:
    def __init__(self, program):
        self.program, self.failures = program, 0

    def expect(self, holds, what):
        if not holds:
            self.failures += 1
            print("FAILED:", what)

    def run(self, folder, *options, formats=FOR_PIPELINES):
        """Writes the formats into the folder; answers what is in them."""
        outputs = [f"--output={name}={folder}/{name}" for name in formats]
        ended = subprocess.run([self.program, "check", *DOCUMENTS, *outputs, *options], cwd=ROOT, capture_output=True, text=True)
        self.expect(ended.returncode in (1, 3), f"exit code {ended.returncode}: {ended.stderr}")
        return {name: (folder / name).read_bytes() if name == "xlsx" else (folder / name).read_text(encoding="utf-8") for name in formats}

    def schemas(self, folder, texts):
        for name, schema in (("sarif", "sarif-2.1.0-rtm.5.json"), ("gitlab", "gitlab-code-quality.json")):
            rules = json.loads((SCHEMAS / schema).read_text(encoding="utf-8"))
            validator = jsonschema.validators.validator_for(rules)(rules)
            for error in validator.iter_errors(json.loads(texts[name])):
                self.expect(False, f"{name} at {list(error.path)}: {error.message[:300]}")
        lint = subprocess.run(["xmllint", "--noout", "--schema", SCHEMAS / "jenkins-junit.xsd", folder / "junit"], capture_output=True, text=True)
        self.expect(lint.returncode == 0, f"junit: {lint.stderr}")

    def agreement(self, texts):
        reference = of_json(texts["json"])
        self.expect(len(reference) > 20, "the run has findings to compare")
        self.expect({one.severity for one in reference} == {"error", "warning", "note"}, "the run has findings of every severity")
        for name, reader in READERS.items():
            found = reader(texts[name])
            if name == "gitlab":   # told apart where two documents have one fingerprint
                fingerprints = [one.fingerprint for one in found]
                self.expect(len(set(fingerprints)) == len(fingerprints), "gitlab fingerprints are unique")
                self.expect(set(fingerprints) >= {one.fingerprint for one in reference}, "gitlab keeps the fingerprints")
                same = sorted(one[:2] for one in found) == sorted(one[:2] for one in reference)
            else:
                same = sorted(found) == sorted(reference)
            self.expect(same, f"{name} has the findings of json: {len(found)} and {len(reference)}")

    def for_people(self, texts):
        reference = sorted((finding["severity"], finding["message"])
                           for document in json.loads(texts["json"])["documents"] for finding in document["findings"])
        for name, reader in FOR_PEOPLE.items():
            found = sorted(reader(texts[name]))
            self.expect(found == reference, f"{name} has the findings of json: {len(found)} and {len(reference)}")

    def counts(self, texts):
        by = collections.Counter(one.severity for one in of_json(texts["json"]))
        for document in json.loads(texts["json"])["documents"]:
            ledger = document["coverage"]
            verdicts = collections.Counter(ledger["relations_by_verdict"])
            due = verdicts.total() - verdicts["not_applicable"]
            self.expect(due == ledger["relations_due"], "the verdicts add up to the relations due")
            self.expect(due - verdicts["not_checked"] == ledger["relations_run"], "and without the unchecked to those run")
            untied = ledger["table_figures"] + ledger["narrative_figures"] - ledger["table_figures_tied"] - ledger["narrative_figures_tied"]
            self.expect(sum(ledger["not_tied_by_reason"].values()) == untied, "every figure not tied has a reason")
        summary = f"不符 {by['error']}，疑点 {by['warning']}，提示 {by['note']}"
        for name in ("terminal", "markdown", "github"):
            self.expect(summary in texts[name], f"{name} says {summary}")
        for command in ("error", "warning", "notice"):
            self.expect(texts["github"].count(f"::{command} ") <= 10, f"github shows at most ten of {command}")
        self.expect(texts["github"].startswith("::error "), "github begins with the most severe")

    def unchecked(self, texts):
        """The file that is not there is told of in every format."""
        self.expect("nowhere.pdf" in texts["markdown"] and "nowhere.pdf" in texts["ndjson"], "markdown and ndjson name it")
        suites = xml.fromstring(texts["junit"]).iter("testsuite")
        self.expect([len(list(suite.iter("error"))) for suite in suites] == [0, 0, 0, 1], "junit has it as an error")
        self.expect([issue["check_name"] for issue in json.loads(texts["gitlab"])].count("not_checked") == 1, "gitlab has it as an issue")
        invocation = json.loads(texts["sarif"])["runs"][0]["invocations"][0]
        self.expect(not invocation["executionSuccessful"] and len(invocation["toolExecutionNotifications"]) == 1, "sarif has it as a notification")

    def limits(self, folder):
        """JUnit fails for exactly the findings that fail the run."""
        for limit, severities in FAILING.items():
            texts = self.run(folder, "--fail-on", limit)
            failures = xml.fromstring(texts["junit"]).iter("failure")
            due = [one for one in of_json(texts["json"]) if one.severity in severities]
            self.expect(len(list(failures)) == len(due), f"junit failures with --fail-on {limit}")

    def same_bytes(self, first, folder):
        again = self.run(folder, "--jobs", "3", formats=first)
        for name, text in first.items():
            self.expect(text == again[name], f"{name} has the same bytes again")
        for name in READERS:
            printed = subprocess.run([self.program, "check", *DOCUMENTS, "--format", name], cwd=ROOT, capture_output=True, text=True)
            self.expect(printed.stdout == first[name], f"{name} is the same on standard output")


def main():
    check = Check(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        texts = check.run(folder, formats=[*FOR_PIPELINES, *FOR_PEOPLE])
        check.for_people(texts)
        check.schemas(folder, texts)
        check.agreement(texts)
        check.counts(texts)
        check.unchecked(texts)
        english = check.run(folder, "--lang", "en")
        check.schemas(folder, english)
        check.expect(sorted(of_sarif(english["sarif"])) == sorted(of_sarif(texts["sarif"])), "the language changes no finding")
        check.same_bytes(texts, folder)
        check.limits(folder)
    print(f"{check.failures} failures")
    return 1 if check.failures else 0


if __name__ == "__main__":
    sys.exit(main())
