#include "gouji/app/pipeline.hpp"

#include "app/workspace.hpp"
#include "support/small_pdf.hpp"

#include <doctest/doctest.h>

using namespace gouji;
using namespace gouji::test;

TEST_CASE("layout writes one picture and one drawing a page, the same bytes each time") {
    Workspace space;
    const auto first = run_gouji({"layout", clean_pdf, "-o", space.path("new/one")});
    REQUIRE(first.code == exit_code::clean);
    REQUIRE(run_gouji({"layout", clean_pdf, "-o", space.path("two")}).code == exit_code::clean);
    const auto pages = run_gouji({"check", "--format", "json", clean_pdf}).json()["documents"][0]["pages"].get<std::size_t>();
    std::size_t drawings = 0;
    for (const auto& file : fs::directory_iterator(space.path("new/one"))) {
        CHECK(bytes_of(file.path()) == bytes_of(fs::path(space.path("two")) / file.path().filename()));
        if (file.path().extension() == ".svg") ++drawings;
        if (file.path().extension() == ".png") CHECK(bytes_of(file.path()).starts_with("\x89PNG"));
    }
    CHECK(drawings == pages);
    CHECK(fs::exists(space.path("two/page-001.png")));
}

TEST_CASE("the drawing of a page shows cells with their row and column paths") {
    Workspace space;
    REQUIRE(run_gouji({"layout", clean_pdf, "-o", space.root()}).code == exit_code::clean);
    std::string all;
    for (const auto& file : fs::directory_iterator(space.root()))
        if (file.path().extension() == ".svg") all += bytes_of(file.path());
    CHECK(all.find("← 行政运行 / 定额商品和服务支出") != std::string::npos);
    CHECK(all.find("↑ ") != std::string::npos);
    for (const char* layer : {"words", "lines", "rulings", "grid", "amount", "captions", "paragraphs"})
        CHECK_MESSAGE(all.find("<g id=\"" + std::string(layer) + "\"") != std::string::npos, layer);
}

TEST_CASE("a turned page is drawn as it is shown") {
    Workspace space;
    SmallPage page{"BT /F1 12 Tf 100 700 Td (Total 12.00) Tj ET 90 690 m 200 690 l S", "/MediaBox [0 0 600 800] /Rotate 90", "", ""};
    const auto file = space.write("turned.pdf", small_pdf({page}));
    run_gouji({"layout", file, "-o", space.path("out")});
    const auto svg = bytes_of(space.path("out/page-001.svg"));
    CHECK(svg.find("viewBox=\"0 0 800.00 600.00\"") != std::string::npos);
    // (100, 700) from the bottom left is (700, 100) from the top left of the turned sheet; words run downwards from there.
    CHECK(svg.find("<rect x=\"690.00\" y=\"90.00\"") != std::string::npos);
}

TEST_CASE("layout says what it could not read or write") {
    Workspace space;
    CHECK(run_gouji({"layout", space.path("missing.pdf"), "-o", space.path("out")}).code == exit_code::unchecked);
    const auto blocked = space.write("file", "no folder");
    const auto ran = run_gouji({"layout", clean_pdf, "-o", blocked});
    CHECK(ran.code == exit_code::usage);
    CHECK(ran.complains("file"));
    CHECK(run_gouji({"layout", clean_pdf}).code == exit_code::usage);
}
