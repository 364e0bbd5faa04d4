#include "gouji/app/child.hpp"
#include "gouji/app/pipeline.hpp"

#include "app/workspace.hpp"

#include <doctest/doctest.h>

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

}  // namespace

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
