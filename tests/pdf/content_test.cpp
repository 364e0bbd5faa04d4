#include "gouji/pdf/content.hpp"

#include "gouji/pdf/reader.hpp"
#include "support/small_pdf.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace gouji;
using namespace gouji::test;

namespace {

Page page_of(const std::string& bytes) {
    auto file = read_pdf(bytes, "test.pdf");
    REQUIRE(file.has_value());
    REQUIRE(file->pages.size() == 1);
    return file->pages.at(0);
}

Page page_with(const std::string& content, const std::string& resources = "", const std::map<int, std::string>& objects = {}) {
    return page_of(small_pdf({SmallPage{content, "/MediaBox [0 0 600 800]", resources, ""}}, objects));
}

bool has_line(const Page& page, double x0, double y0, double x1, double y1) {
    const auto near = [](double a, double b) { return std::abs(a - b) < 0.3; };
    return std::ranges::any_of(page.rulings, [&](const Ruling& r) {
        return near(r.x0, x0) && near(r.y0, y0) && near(r.x1, x1) && near(r.y1, y1);
    });
}

}  // namespace

TEST_CASE("a stroked segment is a ruling with its thickness, in top-left coordinates") {
    const auto page = page_with("1.5 w 100 700 m 300 700 l S 50 100 m 50 400 l S");
    REQUIRE(page.rulings.size() == 2);
    CHECK(has_line(page, 100, 100, 300, 100));
    CHECK(page.rulings.at(0).horizontal());
    CHECK(page.rulings.at(0).thickness == doctest::Approx(1.5));
    CHECK(has_line(page, 50, 400, 50, 700));
    CHECK_FALSE(page.rulings.at(1).horizontal());
}

TEST_CASE("all four edges of a stroked rectangle are rulings, also of a closed path") {
    CHECK(page_with("100 100 200 50 re S").rulings.size() == 4);
    const auto closed = page_with("100 100 m 300 100 l 300 150 l 100 150 l s");
    CHECK(closed.rulings.size() == 4);
    CHECK(has_line(closed, 100, 650, 100, 700));
}

TEST_CASE("a thin filled rectangle is a ruling at its middle, a thick one is not") {
    const auto page = page_with("100 699.5 200 1 re f 100 300 200 20 re f");
    REQUIRE(page.rulings.size() == 1);
    CHECK(has_line(page, 100, 100, 300, 100));
    CHECK(page.rulings.at(0).thickness == doctest::Approx(1));
}

TEST_CASE("a filled quadrilateral drawn as a path is a ruling") {
    CHECK(has_line(page_with("100 700 m 300 700 l 299 701 l 101 701 l f"), 100, 99.5, 300, 99.5));
}

TEST_CASE("cm, q and Q move and scale lines") {
    const auto page = page_with("q 2 0 0 2 10 20 cm 1 w 10 10 m 60 10 l S Q 10 10 m 60 10 l S");
    CHECK(has_line(page, 30, 760, 130, 760));
    CHECK(has_line(page, 10, 790, 60, 790));
    CHECK(page.rulings.size() == 2);
}

TEST_CASE("a quarter turn by cm makes a horizontal segment vertical") {
    CHECK(has_line(page_with("0 1 -1 0 300 100 cm 0 0 m 200 0 l S"), 300, 500, 300, 700));
}

TEST_CASE("white lines are left out in every colour space, coloured ones stay") {
    const std::string line = " 100 700 m 300 700 l S ";
    CHECK(page_with("1 G" + line).rulings.empty());
    CHECK(page_with("1 1 1 RG" + line).rulings.empty());
    CHECK(page_with("0 0 0 0 K" + line).rulings.empty());
    CHECK(page_with("/DeviceRGB CS 1 1 1 SC" + line).rulings.empty());
    CHECK(page_with("/C CS 1 1 1 SCN" + line, "/ColorSpace << /C [/ICCBased 10 0 R] >>", {{10, stream_object("/N 3", "x")}}).rulings.empty());
    CHECK(page_with("/C CS 0 SCN" + line, "/ColorSpace << /C [/Separation /Spot /DeviceCMYK 10 0 R] >>", {{10, "<< >>"}}).rulings.empty());
    CHECK(page_with("1 0.9 0.9 RG" + line).rulings.size() == 1);
    CHECK(page_with("0 0 0 1 K" + line).rulings.size() == 1);
    CHECK(page_with("/Pattern CS /P1 SCN" + line).rulings.size() == 1);
    CHECK(page_with("1 g 100 700 200 1 re f").rulings.empty());
}

TEST_CASE("setting a colour space resets the colour to black") {
    CHECK(page_with("1 G /DeviceGray CS 100 700 m 300 700 l S").rulings.size() == 1);
}

TEST_CASE("fully transparent lines are left out") {
    const std::string resources = "/ExtGState << /Gone << /CA 0 /ca 0 >> /Half << /CA 0.5 >> >>";
    CHECK(page_with("/Gone gs 100 700 m 300 700 l S 100 600 200 1 re f", resources).rulings.empty());
    CHECK(page_with("/Half gs 100 700 m 300 700 l S", resources).rulings.size() == 1);
}

TEST_CASE("hair lines and dashed lines count in full") {
    const auto page = page_with("0 w 100 700 m 300 700 l S 1 w [3 3] 0 d 100 600 m 300 600 l S");
    CHECK(has_line(page, 100, 100, 300, 100));
    CHECK(has_line(page, 100, 200, 300, 200));
}

TEST_CASE("a border of dots or short dashes drawn one by one is one ruling") {
    std::string dots, dashes;
    for (int i = 0; i < 60; ++i) {
        dots += std::to_string(100 + 2 * i) + " 700 1 1 re f ";
        dashes += std::to_string(100 + 4 * i) + " 600 m " + std::to_string(102 + 4 * i) + " 600 l S ";
    }
    const auto page = page_with(dots + dashes);
    CHECK(page.rulings.size() == 2);
    CHECK(has_line(page, 100, 99.5, 219, 99.5));
    CHECK(has_line(page, 100, 200, 338, 200));
}

TEST_CASE("segments of cells that touch become one ruling, distant ones do not") {
    const auto page = page_with("100 700 m 200 700 l S 200 700 m 300 700 l S 330 700 m 400 700 l S");
    CHECK(page.rulings.size() == 2);
    CHECK(has_line(page, 100, 100, 300, 100));
    CHECK(has_line(page, 330, 100, 400, 100));
}

TEST_CASE("slightly slanted lines count, oblique ones and curves do not") {
    CHECK(page_with("100 700 m 300 701 l S").rulings.size() == 1);
    CHECK(page_with("100 700 m 300 701 l S").rulings.at(0).horizontal());
    CHECK(page_with("100 700 m 300 750 l S").rulings.empty());
    CHECK(page_with("100 700 m 150 700 250 700 300 700 c S").rulings.empty());
}

TEST_CASE("a rectangular clip cuts lines and hides those outside") {
    const auto page = page_with("q 150 0 100 800 re W n 100 700 m 300 700 l S 50 500 m 120 500 l S Q 50 400 m 120 400 l S");
    CHECK(page.rulings.size() == 2);
    CHECK(has_line(page, 150, 100, 250, 100));
    CHECK(has_line(page, 50, 400, 120, 400));
}

TEST_CASE("a big fill seen through a thin clip is a ruling") {
    CHECK(has_line(page_with("q 100 700 200 1 re W n 0 0 600 800 re f Q"), 100, 99.5, 300, 99.5));
}

TEST_CASE("a white rectangle hides earlier lines that it covers, not later ones and not its neighbours") {
    const auto page = page_with("100 700 m 300 700 l S 100 600 m 300 600 l S 1 g 90 690 300 20 re f 100 705 m 300 705 l S");
    CHECK(page.rulings.size() == 2);
    CHECK(has_line(page, 100, 200, 300, 200));
    CHECK(has_line(page, 100, 95, 300, 95));
    CHECK(page_with("0.5 w 100 700 m 300 700 l S 1 g 100 700 200 30 re f").rulings.size() == 1);
}

TEST_CASE("cell shading is no ruling and its edges are not lines") {
    CHECK(page_with("0.9 g 100 600 200 30 re f 100 630 200 30 re f*").rulings.empty());
}

TEST_CASE("a frame filled between two rectangles has four rulings and hides nothing inside") {
    const std::string inner = "110 650 m 290 650 l S ";
    const std::string opposite = "100 600 m 300 600 l 300 700 l 100 700 l h 101 601 m 101 699 l 299 699 l 299 601 l h f";
    for (const auto& frame : {opposite, std::string("100 600 200 100 re 101 601 198 98 re f*")}) {
        CAPTURE(frame);
        const auto page = page_with(inner + frame);
        CHECK(page.rulings.size() == 5);
        CHECK(has_line(page, 110, 150, 290, 150));
        CHECK(has_line(page, 100, 100.5, 300, 100.5));
        CHECK(has_line(page, 100, 199.5, 300, 199.5));
        CHECK(has_line(page, 100.5, 100, 100.5, 200));
        CHECK(has_line(page, 299.5, 100, 299.5, 200));
    }
    CHECK(page_with(inner + "100 600 200 100 re 101 601 198 98 re f").rulings.empty());   // not a hole: the fill is solid
}

TEST_CASE("a grid filled as one rectangle with a hole per cell has all its lines") {
    const auto page = page_with("100 600 201 51 re 101 601 99 24 re 201 601 99 24 re 101 626 99 24 re 201 626 99 24 re f*");
    CHECK(page.rulings.size() == 6);
    CHECK(has_line(page, 200.5, 149, 200.5, 200));
    CHECK(has_line(page, 100, 174.5, 301, 174.5));
}

TEST_CASE("lines of a form XObject go through its matrix and its box") {
    const std::map<int, std::string> form{
        {10, stream_object("/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Matrix [2 0 0 2 0 0]", "0 50 m 500 50 l S")}};
    const auto page = page_with("q 1 0 0 1 10 0 cm /Fm Do Q", "/XObject << /Fm 10 0 R >>", form);
    REQUIRE(page.rulings.size() == 1);
    CHECK(has_line(page, 10, 700, 210, 700));
}

TEST_CASE("a form that draws itself, or two that draw each other, come to an end") {
    const auto form = [](const char* target, const char* y) {
        return stream_object(std::string("/Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /Fm ") + target + " 0 R >> >>",
                             std::string("100 ") + y + " m 300 " + y + " l S /Fm Do");
    };
    const auto self = page_with("/Fm Do", "/XObject << /Fm 10 0 R >>", {{10, form("10", "700")}});
    CHECK(self.rulings.size() == 1);
    const auto pair = page_with("/Fm Do", "/XObject << /Fm 10 0 R >>", {{10, form("11", "700")}, {11, form("10", "600")}});
    CHECK(pair.rulings.size() == 2);
}

TEST_CASE("forms that multiply each other end at the operator limit and say so") {
    std::map<int, std::string> forms;
    for (int i = 10; i < 22; ++i) {
        std::string content;
        for (int k = 0; k < 10; ++k) content += "/Fm Do ";
        forms[i] = stream_object("/Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /Fm " + std::to_string(i + 1) + " 0 R >> >>", content);
    }
    forms[22] = stream_object("/Subtype /Form /BBox [0 0 600 800]", "q Q q Q");
    const auto bytes = small_pdf({SmallPage{"/Fm Do", "/MediaBox [0 0 600 800]", "/XObject << /Fm 10 0 R >>", ""}}, forms);
    const auto file = read_pdf(bytes, "bomb.pdf");
    REQUIRE(file.has_value());
    CHECK(std::ranges::any_of(file->repairs, [](const std::string& r) { return r.find("operators") != std::string::npos; }));
}

TEST_CASE("the bytes of an inline image are skipped even when they hold EI and operators") {
    const std::string data = std::string("\x01 EI \x02\x80") + "100 600 m 300 600 l S\xff";
    const auto page = page_with("q 10 0 0 10 0 0 cm BI /W 7 /H 4 /BPC 8 /CS /G ID " + data + "\nEI Q 100 700 m 300 700 l S");
    CHECK(has_line(page, 100, 100, 300, 100));
    CHECK_FALSE(has_line(page, 100, 200, 300, 200));
}

TEST_CASE("an image over most of the page is told, a small one is not") {
    const std::map<int, std::string> image{
        {10, stream_object("/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "x")}};
    CHECK(page_with("q 600 0 0 800 0 0 cm /Im Do Q", "/XObject << /Im 10 0 R >>", image).has_image);
    CHECK_FALSE(page_with("q 100 0 0 100 0 0 cm /Im Do Q", "/XObject << /Im 10 0 R >>", image).has_image);
}

TEST_CASE("what strings, comments and inline dictionaries hold is not executed") {
    const auto page = page_with("(0 0 m 50 0 l S \\) \\( ) Tj <3020302e> Tj % 0 0 m 50 0 l S\n/Span << /T (0 0 m 50 0 l S) /N [1 2] >> BDC "
                                "1 G 100 700 m /X#47 gs 300 700 l S EMC 0 G[1]0 d +100 -.5 m 300.0 100. m 100.0 +100 l S",
                                "/ExtGState << /XG << /LW 3 >> >>");
    REQUIRE(page.rulings.size() == 1);
    CHECK(has_line(page, 100, 700, 300, 700));
    CHECK(page.rulings.at(0).thickness == doctest::Approx(3).epsilon(0.01));
}

TEST_CASE("operators with missing operands, stray Q and broken tokens are skipped") {
    const auto page = page_with("Q Q ) >> ] re m 5 l S 1 0 cm 100 700 m 300 700 l S");
    CHECK(has_line(page, 100, 100, 300, 100));
}

TEST_CASE("numbers far outside any page are no lines") {
    CHECK(page_with("0 99999999999999999999 m 99999999999999999999 99999999999999999999 l S 1e5 0 m").rulings.empty());
}
