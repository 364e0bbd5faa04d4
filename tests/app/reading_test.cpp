#include "gouji/app/child.hpp"
#include "gouji/app/pipeline.hpp"
#include "gouji/app/rule_source.hpp"
#include "gouji/facts/record.hpp"

#include "app/workspace.hpp"

#include <doctest/doctest.h>

#include <sys/resource.h>

using namespace gouji;
using namespace gouji::test;

namespace {

/// A page whose form draws itself a thousand times over: seconds of work for a reader without limits.
std::string slow_pdf() {
    std::string content;
    for (int i = 0; i < 400'000; ++i) content += "BT /F1 9 Tf 1 0 0 1 " + std::to_string(i % 500) + " " + std::to_string(i % 800) + " Tm (1,234.56) Tj ET\n";
    std::string out = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
                      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
                      "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n4 0 obj<</Length ";
    return out + std::to_string(content.size()) + ">>stream\n" + content + "endstream endobj\ntrailer<</Root 1 0 R/Size 6>>\n";
}

/// The clean document with one more page of this content; /I is an image of one grey pixel.
std::string with_page(const Workspace& space, const std::string& name, const std::string& content) {
    QPDF pdf;
    pdf.processFile(clean_pdf.c_str());
    auto image = QPDFObjectHandle::newStream(&pdf, std::string(1, '\x80'));
    image.replaceDict(QPDFObjectHandle::parse("<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray>>"));
    auto page = pdf.makeIndirectObject(QPDFObjectHandle::parse(
        "<</Type/Page/MediaBox[0 0 595 842]/Resources<</XObject<<>>/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>"));
    page.getKey("/Resources").getKey("/XObject").replaceKey("/I", pdf.makeIndirectObject(image));
    page.replaceKey("/Contents", QPDFObjectHandle::newStream(&pdf, content));
    QPDFPageDocumentHelper(pdf).addPage(page, false);
    QPDFWriter writer(pdf, space.path(name).c_str());
    writer.write();
    return space.path(name);
}

/// The clean document several times over: too long for one child.
std::string long_pdf(const Workspace& space) {
    QPDF source, target;
    source.processFile(clean_pdf.c_str());
    target.emptyPDF();
    QPDFPageDocumentHelper pages(target);
    constexpr std::size_t enough = 200;
    while (pages.getAllPages().size() < enough)
        for (const auto& page : QPDFPageDocumentHelper(source).getAllPages()) pages.addPage(page, false);
    QPDFWriter writer(target, space.path("long.pdf").c_str());
    writer.setDeterministicID(true);
    writer.write();
    return space.path("long.pdf");
}

double seconds_of_children() {
    rusage used{};
    getrusage(RUSAGE_CHILDREN, &used);
    constexpr double microseconds = 1e6;
    return static_cast<double>(used.ru_utime.tv_sec) + static_cast<double>(used.ru_utime.tv_usec) / microseconds;
}

/// The records of a run, one a line, without the frame around them.
std::string record_in(const std::string& records) {
    const auto begin = records.find(",\"record\":"), end = records.rfind('}');
    REQUIRE(begin != std::string::npos);
    return records.substr(begin + std::string(",\"record\":").size(), end - begin - std::string(",\"record\":").size());
}

}  // namespace

TEST_CASE("a long document is read by several children and its record is that of one reading, byte for byte") {
    Workspace space;
    const auto path = long_pdf(space);
    const auto whole = read_record(path, load_knowledge("")->lexicon);
    REQUIRE(whole.pages >= 200);
    REQUIRE(whole.facts.size() > 1000);
    for (const std::string jobs : {"1", "4"}) {
        run_gouji({"check", path, "--jobs", jobs, "--records", space.path("records")});
        CHECK(record_in(bytes_of(space.path("records"))) == write_record(whole));
    }
}

TEST_CASE("the time limit is the document's, however many children read it") {
    if (!children_are_limited()) return;
    Workspace space;
    const auto path = long_pdf(space);
    const double before = seconds_of_children();
    run_gouji({"check", path, "--jobs", "1", "--format", "json"});
    const double took = seconds_of_children() - before;
    if (took < 2) return;   // no limit in whole seconds tells the parts from the whole here
    const auto late = run_gouji({"check", path, "--jobs", "1", "--format", "json", "--timeout", "1"});
    CHECK(late.json()["documents"][0]["status"] == "timeout");
}

TEST_CASE("tables, facts and layout read in children") {
    if (!children_are_limited()) return;
    Workspace space;
    for (const std::vector<std::string>& command : {std::vector<std::string>{"tables", clean_pdf}, {"facts", clean_pdf}, {"layout", clean_pdf, "-o", space.path("out")}}) {
        CAPTURE(command.front());
        const double before = seconds_of_children();
        CHECK(run_gouji(command).code == exit_code::clean);
        CHECK(seconds_of_children() > before);
    }
}

TEST_CASE("a document beyond the limits is named, the others are checked, and the run ends with 3") {
    if (!children_are_limited()) return;
    Workspace space;
    space.write("a slow.pdf", slow_pdf());
    space.copy(clean_pdf, "b good.pdf");
    const auto late = run_gouji({"check", space.root(), "--format", "json", "--timeout", "1"});
    const auto documents = late.json()["documents"];
    REQUIRE(documents.size() == 2);
    CHECK(documents[0]["status"] == "timeout");
    CHECK(documents[0]["sha256"].get<std::string>().size() == 64);
    CHECK(documents[0]["reason"].get<std::string>().starts_with("timeout"));
    CHECK(documents[1]["status"] == "checked");
    CHECK(documents[1]["coverage"]["relations_run"] > 0);
    CHECK(late.code == exit_code::unchecked);
}

TEST_CASE("a page that is an image in a document that has text is named and the document not called checked") {
    Workspace space;
    const auto path = with_page(space, "scan.pdf", "595 0 0 842 0 0 cm /I Do");
    const auto document = run_gouji({"check", path, "--format", "json"}).json()["documents"][0];
    const auto last = document["pages"].get<int>();
    CHECK(document["status"] == "checked");
    CHECK(document["scanned_pages"] == nlohmann::json::array({last}));
    const auto ran = run_gouji({"check", path});
    CHECK(ran.code == exit_code::unchecked);
    CHECK(ran.says("第 " + std::to_string(last) + " 页是图像"));
    CHECK(run_gouji({"check", clean_pdf.native(), "--format", "json"}).json()["documents"][0]["scanned_pages"].empty());
}

TEST_CASE("a page with more lines than a table has is named, and its figures count as unread") {
    Workspace space;
    std::string content;
    for (int i = 0; i < 4500; ++i) {
        const int x = i % 60 * 9, y = i / 60 * 10;
        content += std::to_string(x) + " " + std::to_string(y) + " m " + std::to_string(x + 5) + " " + std::to_string(y) + " l S\n";
    }
    content += "BT /F1 9 Tf 50 700 Td (1,234.56) Tj 0 -20 Td (77.00) Tj ET";
    const auto path = with_page(space, "lines.pdf", content);
    const auto clean = run_gouji({"check", clean_pdf.native(), "--format", "json"}).json()["documents"][0];
    const auto ran = run_gouji({"check", path, "--format", "json"});
    const auto document = ran.json()["documents"][0];
    CHECK(document["unread_pages"].size() == 1);
    const auto unread = [](const nlohmann::json& one) { return one["coverage"]["not_tied_by_reason"].value("unread", 0); };
    CHECK(unread(document) == unread(clean) + 2);
    CHECK(document["coverage"]["table_figures"].get<int>() == clean["coverage"]["table_figures"].get<int>() + 2);
    CHECK(ran.code == exit_code::unchecked);
}
