#!/usr/bin/env python3
"""The HTML report in headless Chromium: its policy, search, filters, keyboard, print, and how long a large one takes.

    check_html.py GOUJI FIXTURES
"""
import html
import json
import pathlib
import re
import urllib.parse

from support import arguments, check, finish, folder, gouji, need, run

DOCUMENTS = 100       # of the large report
OPENS_WITHIN = 2000   # milliseconds
PICTURES = 24 * 1024 * 1024 * 4 // 3   # bytes: as many as the program puts into one report, in base64
# Keys are pressed and the state noted by a script of the test, in a copy of the report without its policy.
KEYS = """
<script>
addEventListener("load", () => {
  const seen = {};
  const press = (key, target) => (target || document.body).dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
  const shown = () => document.querySelectorAll("article.finding:not([hidden])").length;
  const focused = () => document.activeElement.id;
  press("j"); seen.first = focused();
  press("j"); seen.second = focused();
  press("k"); seen.back = focused();
  press("/"); seen.search = focused();
  press("j", document.getElementById("q")); seen.typing = focused();
  press("Escape", document.getElementById("q")); seen.left = focused();
  seen.all = shown();
  press("1"); seen.without_errors = shown();
  press("2"); press("3"); seen.none = shown();
  press("c"); seen.cleared = shown();
  press("?"); seen.help = document.getElementById("help").open;
  press("?"); seen.closed = !document.getElementById("help").open;
  document.querySelector("#documents button[data-file]").click(); seen.file = document.getElementById("file").value;
  document.title = "SEEN" + JSON.stringify(seen);
});
</script>"""
CLOCK = """
<script>
addEventListener("load", () => {
  document.body.getBoundingClientRect();   // nothing is open before it is laid out
  document.title = "SEEN" + Math.round(performance.now());
});
</script>"""


class Browser:
    def __init__(self, profile):
        self.command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + profile, "--enable-logging=stderr"]

    def dom(self, path, state=""):
        address = pathlib.Path(path).as_uri() + ("#" + urllib.parse.urlencode(state) if state else "")
        return run(*self.command, "--virtual-time-budget=5000", "--dump-dom", address)

    def seen(self, path, real_time=False):
        budget = [] if real_time else ["--virtual-time-budget=5000"]
        out, _ = run(*self.command, *budget, "--dump-dom", pathlib.Path(path).as_uri())
        return json.loads(html.unescape(re.search(r"<title>SEEN(.*?)</title>", out, re.S)[1]))

    def pdf(self, path, to):
        run(*self.command, "--no-pdf-header-footer", "--print-to-pdf=" + str(to), pathlib.Path(path).as_uri())


def shown(dom):
    articles = re.findall(r"<article ([^>]*)>", dom)
    return [attributes for attributes in articles if not re.search(r'\bhidden=""', attributes)]


def check_filters(browser, report, findings):
    dom, log = browser.dom(report)
    check(len(shown(dom)) == len(findings), "every finding of the JSON report is shown")
    check(not re.search(r"Refused to|Content.Security.Policy|Uncaught", log), "the policy refuses nothing of the report and no script fails")
    check('<form id="filter" role="search">' in dom, "the script ran: the filters are shown")
    expected = sum(finding["severity"] == "note" for finding in findings)
    check(len(shown(browser.dom(report, {"severity": "note"})[0])) == expected > 0, "only notes")
    rule = findings[0]["rule"]
    expected = sum(finding["rule"] == rule for finding in findings)
    check(len(shown(browser.dom(report, {"rule": rule})[0])) == expected, "only rule " + rule)
    working = findings[0]["working"]
    found = shown(browser.dom(report, {"q": working})[0])
    check(0 < len(found) < len(findings), "a search for a working finds it and not everything")
    check(not shown(browser.dom(report, {"q": "no such words anywhere"})[0]), "a search for nothing finds nothing")
    check(len(shown(browser.dom(report, {"file": "2"})[0])) < len(findings), "only one file")


def check_keyboard(browser, report, findings, where):
    copy = where / "keys.html"
    copy.write_text(without_policy(report.read_text(encoding="utf-8")).replace("</body>", KEYS + "</body>"), encoding="utf-8")
    seen = browser.seen(copy)
    errors = sum(finding["severity"] == "error" for finding in findings)
    check((seen["first"], seen["second"], seen["back"]) == ("f1", "f2", "f1"), "j and k go from finding to finding")
    check(seen["search"] == "q" and seen["typing"] == "q", "/ goes to the search, where letters are letters")
    check(seen["left"] != "q", "Escape leaves the search")
    check(seen["without_errors"] == len(findings) - errors and seen["none"] == 0, "1 2 3 hide errors, warnings and notes")
    check(seen["cleared"] == len(findings), "c shows everything again")
    check(seen["help"] and seen["closed"], "? opens and closes the help")
    check(seen["file"] == "1", "a file of the list filters by it")


def without_policy(text):
    return re.sub(r"<meta http-equiv=[^>]*>", "", text)


def check_print(browser, report, findings, where):
    browser.pdf(report, where / "report.pdf")
    text, _ = run("pdftotext", where / "report.pdf", "-")
    flat = re.sub(r"\s", "", text)
    check(all(re.sub(r"\s", "", finding["working"]) in flat for finding in findings), "every working is printed")
    check("清除" not in flat, "buttons and filters are not printed")
    images, _ = run("pdfimages", "-list", where / "report.pdf")
    pictures = report.read_text(encoding="utf-8").count("<img ")
    check(images.count(" image ") + images.count(" smask ") >= pictures > 0, "every picture of a page is printed")


def check_large(browser, report, where):
    """The sections of the report until there are a hundred documents."""
    text = without_policy(report.read_text(encoding="utf-8"))
    sections = re.findall(r"<section class=\"document\".*?</section>\n", text, re.S)
    many = "".join(sections[i % len(sections)] for i in range(DOCUMENTS))
    parts = re.split(r'(<figure class="crop">.*?</figure>)', many, flags=re.S)
    size, kept = 0, []
    for part in parts:
        picture = part.startswith("<figure")
        size += len(part) if picture else 0
        if not picture or size < PICTURES:
            kept.append(part)
    many = "".join(kept)
    head, tail = text[:text.index(sections[0])], text[text.rindex("</section>\n") + len("</section>\n"):]
    large = where / "large.html"
    large.write_text((head + many + tail).replace("</body>", CLOCK + "</body>"), encoding="utf-8")
    time = min(browser.seen(large, real_time=True) for _ in range(2))   # other programs may hold it back
    print("        %d documents, %d findings, %.1f MB: %d ms" % (DOCUMENTS, many.count("<article "), large.stat().st_size / 1e6, time))
    check(time < OPENS_WITHIN, "a report of %d documents opens in under %d ms" % (DOCUMENTS, OPENS_WITHIN))


def main():
    need("chromium", "pdftotext", "pdfimages")
    program, fixtures = arguments()
    with folder() as name:
        where = pathlib.Path(name)
        report = where / "report.html"
        out = gouji(program, fixtures / "guangxi-faults-writer.pdf", fixtures / "guangxi-faults-chromium.pdf", "--format", "json",
                    "--output", "html=%s" % report)
        findings = [finding for document in json.loads(out)["documents"] for finding in document["findings"]]
        browser = Browser(name + "/profile")
        check_filters(browser, report, findings)
        check_keyboard(browser, report, findings, where)
        check_print(browser, report, findings, where)
        check_large(browser, report, where)
    finish()


main()
