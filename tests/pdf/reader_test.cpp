#include "gouji/pdf/reader.hpp"

#include "support/small_pdf.hpp"

#include <doctest/doctest.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>

using namespace gouji;
using namespace gouji::test;

namespace {

PdfFile read(const std::string& bytes) {
    auto file = read_pdf(bytes, "test.pdf");
    REQUIRE(file.has_value());
    return *file;
}

std::string reason(const std::string& bytes) {
    const auto file = read_pdf(bytes, "test.pdf");
    REQUIRE_FALSE(file.has_value());
    CHECK(file.error().where == "test.pdf");
    return file.error().reason;
}

const Word& word(const Page& page, const std::string& text) {
    const auto found = std::ranges::find(page.words, text, &Word::text);
    REQUIRE(found != page.words.end());
    return *found;
}

std::string encrypted(const std::string& password) {
    const auto bytes = small_pdf("BT /F1 12 Tf 100 700 Td (Secret) Tj ET");
    QPDF file;
    file.processMemoryFile("plain", bytes.data(), bytes.size());
    QPDFWriter writer(file);
    writer.setOutputMemory();
    writer.setR6EncryptionParameters(password.c_str(), "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

/// A word at (200, 300) of user space with a line that runs from its origin along its baseline.
const std::string underlined = "BT /F1 12 Tf 200 300 Td (Figure) Tj ET 0.5 w 200 300 m 240 300 l S";

/// Word and ruling must coincide in whatever frame the page is shown.
void check_underlined(const std::string& boxes, double width, double height) {
    CAPTURE(boxes);
    const auto page = read(small_pdf({SmallPage{underlined, boxes, "", ""}})).pages.at(0);
    CHECK(page.width == doctest::Approx(width));
    CHECK(page.height == doctest::Approx(height));
    const auto& figure = word(page, "Figure");
    REQUIRE(page.rulings.size() == 1);
    const auto& line = page.rulings.at(0);
    CHECK(line.horizontal());
    CHECK(line.x0 == doctest::Approx(figure.box.x0).epsilon(0.002));
    CHECK(line.y0 == doctest::Approx(figure.baseline).epsilon(0.002));
    CHECK(figure.size == doctest::Approx(12));
}

}  // namespace

TEST_CASE("a word has its glyph edges, baseline, size and a box rebuilt from them") {
    const auto page = read(small_pdf("BT /F1 10 Tf 100 700 Td (iW) Tj ET")).pages.at(0);
    const auto& found = word(page, "iW");
    CHECK(page.number == 1);
    CHECK(found.baseline == doctest::Approx(100));
    CHECK(found.size == doctest::Approx(10));
    CHECK(found.box.y0 == doctest::Approx(91.2));
    CHECK(found.box.y1 == doctest::Approx(101.2));
    REQUIRE(found.glyph_x.size() == 3);
    CHECK(found.glyph_x.at(0) == doctest::Approx(100));
    CHECK(found.glyph_x.at(1) == doctest::Approx(102.22));    // Helvetica: i is 222, W 944 thousandths wide
    CHECK(found.glyph_x.at(2) == doctest::Approx(111.66));
}

TEST_CASE("fonts with different ascents share a baseline") {
    const std::string widths = " /FirstChar 48 /LastChar 57 /Widths [500 500 500 500 500 500 500 500 500 500]";
    const auto font = [&](const char* name, const char* metrics) {
        return "<< /Type /Font /Subtype /TrueType /BaseFont /" + std::string(name) + widths +
               " /Encoding /WinAnsiEncoding /FontDescriptor << /Type /FontDescriptor /FontName /" + name + " /Flags 32 " + metrics +
               " /ItalicAngle 0 /StemV 80 /FontBBox [0 0 0 0] >> >>";
    };
    SmallPage page{"BT /F2 12 Tf 100 700 Td (11) Tj /F3 12 Tf 50 0 Td (22) Tj ET", "/MediaBox [0 0 600 800]", "", "/F2 10 0 R /F3 11 0 R"};
    const auto read_back = read(small_pdf({page}, {{10, font("AAAAAA+Tall", "/Ascent 1300 /Descent -500 /CapHeight 700")},
                                                   {11, font("BBBBBB+Flat", "/Ascent 200 /Descent -50 /CapHeight 100")}}));
    const auto& tall = word(read_back.pages.at(0), "11");
    const auto& flat = word(read_back.pages.at(0), "22");
    CHECK(tall.baseline == doctest::Approx(100));
    CHECK(flat.baseline == doctest::Approx(100));
    CHECK(tall.box.y0 == doctest::Approx(flat.box.y0));
    CHECK(tall.box.y1 == doctest::Approx(flat.box.y1));
}

TEST_CASE("every word of one text operator takes its baseline") {
    const auto page = read(small_pdf("BT /F1 12 Tf 100 700 Td 14 TL (first 12.50 last) Tj T* (second 1 2) Tj (third) ' ET")).pages.at(0);
    CHECK(word(page, "last").baseline == doctest::Approx(100));
    CHECK(word(page, "12.50").baseline == doctest::Approx(100));
    CHECK(word(page, "2").baseline == doctest::Approx(114));
    CHECK(word(page, "third").baseline == doctest::Approx(128));
}

TEST_CASE("invisible text is read") {
    CHECK(read(small_pdf("BT 3 Tr /F1 12 Tf 100 700 Td (hidden) Tj ET")).pages.at(0).words.size() == 1);
}

TEST_CASE("a word that its clip leaves out is hidden, one that any clip of its line shows is not") {
    const auto page = read(small_pdf("q 0 0 600 600 re W n BT /F1 12 Tf 100 700 Td (clipped) Tj ET BT /F1 12 Tf 100 500 Td (shown) Tj ET Q "
                                     "q 0 600 600 200 re W n BT /F1 12 Tf 100 560 Td (below) Tj ET Q "
                                     "q 90 390 60 30 re W n BT /F1 12 Tf 100 400 Td (once) Tj ET Q q 0 0 9 9 re W n BT /F1 12 Tf 100 400 Td (once) Tj ET Q "
                                     "q 99 299 20 20 re W n BT /F1 12 Tf 100 300 Td (runs) Tj ET Q q 120 299 60 20 re W n BT /F1 12 Tf 124 300 Td (together) Tj ET Q"))
                          .pages.at(0);
    CHECK(std::ranges::find(page.words, "clipped", &Word::text) == page.words.end());   // above its clip: a page before showed it
    CHECK(word(page, "below").hidden);
    for (const auto& item : page.words)
        if (item.text != "below") CHECK_MESSAGE(!item.hidden, item.text);
}

TEST_CASE("text in a form XObject takes its baseline through the form's matrix") {
    SmallPage page{"q 1 0 0 1 50 50 cm /Fm Do Q", "/MediaBox [0 0 600 800]", "/XObject << /Fm 10 0 R >>", ""};
    const auto form = stream_object("/Subtype /Form /BBox [0 0 600 800] /Matrix [2 0 0 2 0 0] /Resources << /Font << /F1 3 0 R >> >>",
                                    "BT /F1 6 Tf 100 100 Td (inner) Tj ET");
    const auto file = read(small_pdf({page}, {{10, form}}));
    const auto& inner = word(file.pages.at(0), "inner");
    CHECK(inner.size == doctest::Approx(12));
    CHECK(inner.baseline == doctest::Approx(550));
    CHECK(inner.box.x0 == doctest::Approx(250));
}

TEST_CASE("words and rulings share the frame of the CropBox") {
    check_underlined("/MediaBox [0 0 600 800]", 600, 800);
    check_underlined("/MediaBox [0 0 600 800] /CropBox [50 100 500 700]", 450, 600);
    check_underlined("/MediaBox [-20 -30 600 800] /CropBox [-100 -100 500 700]", 520, 730);
}

TEST_CASE("words and rulings share the frame of a page that is rotated to show its text upright or turned") {
    check_underlined("/MediaBox [0 0 600 800] /CropBox [50 100 500 700] /Rotate 90", 450, 600);
    check_underlined("/MediaBox [0 0 600 800] /CropBox [50 100 500 700] /Rotate 180", 450, 600);
    check_underlined("/MediaBox [0 0 600 800] /CropBox [50 100 500 700] /Rotate 270", 450, 600);
    check_underlined("/MediaBox [0 0 600 800] /Rotate -90", 600, 800);
}

TEST_CASE("upright text on a rotated page needs no turning") {
    // Landscape content on a portrait sheet: drawn turned, shown upright by /Rotate 90.
    const auto page = read(small_pdf({SmallPage{"BT /F1 12 Tf 0 1 -1 0 200 300 Tm (Figure) Tj ET 0.5 w 200 300 m 200 340 l S",
                                                "/MediaBox [0 0 600 800] /Rotate 90", "", ""}})).pages.at(0);
    CHECK(page.turn == 0);
    CHECK(page.width == doctest::Approx(800));
    const auto& figure = word(page, "Figure");
    REQUIRE(page.rulings.size() == 1);
    CHECK(page.rulings.at(0).horizontal());
    CHECK(page.rulings.at(0).x0 == doctest::Approx(figure.box.x0));
    CHECK(page.rulings.at(0).y0 == doctest::Approx(figure.baseline));
    CHECK(figure.box.x0 == doctest::Approx(300));
    CHECK(figure.baseline == doctest::Approx(200));
}

TEST_CASE("a page whose text was drawn turned is read upright, and boxes find their way back") {
    const auto page = read(small_pdf("BT /F1 12 Tf 0 1 -1 0 200 300 Tm (Figure) Tj ET 0.5 w 200 300 m 200 340 l S")).pages.at(0);
    CHECK(page.turn == 90);
    CHECK(page.width == doctest::Approx(800));
    CHECK(page.height == doctest::Approx(600));
    const auto& figure = word(page, "Figure");
    CHECK(figure.glyph_x.front() == doctest::Approx(300));
    CHECK(std::ranges::is_sorted(figure.glyph_x));
    CHECK(figure.glyph_x.back() - figure.glyph_x.front() > 30);
    REQUIRE(page.rulings.size() == 1);
    CHECK(page.rulings.at(0).horizontal());
    CHECK(page.rulings.at(0).y0 == doctest::Approx(figure.baseline));
    const Box shown = as_shown(page, figure.box);
    CHECK(shown.y1 == doctest::Approx(500));        // starts at user y 300 and runs upwards on a page 800 high
    CHECK(shown.x0 < 200);
    CHECK(shown.x1 > 200);
    CHECK(shown.x1 < 203);
}

TEST_CASE("a turned word among upright ones keeps its place and has glyph edges") {
    const auto page = read(small_pdf("BT /F1 12 Tf 100 700 Td (upright text here) Tj 0 1 -1 0 50 300 Tm (side) Tj ET")).pages.at(0);
    CHECK(page.turn == 0);
    const auto& side = word(page, "side");
    CHECK(side.glyph_x.size() == 5);
    CHECK(side.box.height() > side.box.width());
    CHECK(side.box.y1 == doctest::Approx(500));
}

TEST_CASE("Chinese text without embedded font and ToUnicode is decoded") {
    SmallPage page{"BT /F2 12 Tf 100 700 Td <9884 7B97> Tj ET", "/MediaBox [0 0 600 800]", "", "/F2 10 0 R"};
    const auto file = read(small_pdf({page}, {{10, "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
                                                   "/DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light "
                                                   "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 >>] >>"}}));
    const auto& budget = word(file.pages.at(0), "预算");
    REQUIRE(budget.glyph_x.size() == 3);
    CHECK(budget.glyph_x.at(1) == doctest::Approx(112));
    CHECK(budget.glyph_x.at(2) == doctest::Approx(124));
}

TEST_CASE("the encodings of official documents are decoded without embedded fonts") {
    struct Font { std::string encoding, shown; };
    for (const Font& font : {Font{"GBK-EUC-H", "<D4A4 CBE3>"}, Font{"GB-EUC-H", "<D4A4 CBE3>"}, Font{"GBKp-EUC-H", "<D4A4 CBE3>"}, Font{"UniGB-UTF16-H", "<9884 7B97>"}}) {
        CAPTURE(font.encoding);
        SmallPage page{"BT /F2 12 Tf 100 700 Td " + font.shown + " Tj ET", "/MediaBox [0 0 600 800]", "", "/F2 10 0 R"};
        const auto file = read(small_pdf({page}, {{10, "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /" + font.encoding +
                                                       " /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun "
                                                       "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 >>] >>"}}));
        CHECK(word(file.pages.at(0), "预算").glyph_x.size() == 3);
    }
}

TEST_CASE("glyphs that nothing names are never figures") {
    SmallPage page{"BT /F2 12 Tf 100 700 Td <0011 0012 0013> Tj ET", "/MediaBox [0 0 600 800]", "", "/F2 10 0 R"};
    const auto file = read(small_pdf({page}, {{10, "<< /Type /Font /Subtype /Type0 /BaseFont /Unknown /Encoding /Identity-H "
                                                   "/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Unknown "
                                                   "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 >>] >>"}}));
    for (const auto& item : file.pages.at(0).words) CHECK(item.text.find_first_of("0123456789") == std::string::npos);
}

TEST_CASE("the title of the document information is told") {
    const auto file = read(small_pdf({SmallPage{}}, {{10, "<< /Title (Budget 2025) >>"}}, "/Info 10 0 R"));
    CHECK(file.title == "Budget 2025");
    CHECK(file.repairs.empty());
}

TEST_CASE("an empty password opens, any other does not") {
    CHECK(read(encrypted("")).pages.at(0).words.at(0).text == "Secret");
    CHECK(reason(encrypted("geheim")) == "encrypted");
}

TEST_CASE("what is no PDF is called so") {
    CHECK(reason("") == "not_pdf");
    CHECK(reason("PK\x03\x04 this is a workbook") == "not_pdf");
    CHECK(reason(std::string(2000, ' ') + small_pdf("")) == "not_pdf");
}

TEST_CASE("junk before the header is accepted") { CHECK(read("\r\njunk\r\n" + small_pdf("")).pages.size() == 1); }

TEST_CASE("a header alone cannot be read") {
    CHECK(reason("%PDF-1.7\nnothing else") == "unreadable");
}

TEST_CASE("a document without pages says so") { CHECK(reason(small_pdf(std::vector<SmallPage>{})) == "no_pages"); }

TEST_CASE("a sound file needs no repairs") { CHECK(read(small_pdf(underlined)).repairs.empty()); }

TEST_CASE("a truncated file is mended and says so, or cannot be read") {
    const auto whole = small_pdf({SmallPage{underlined}, SmallPage{underlined}});
    for (std::size_t cut = 20; cut < whole.size(); cut += 97) {
        CAPTURE(cut);
        const auto file = read_pdf(whole.substr(0, cut), "cut.pdf");
        if (file) CHECK_FALSE(file->repairs.empty());
        else CHECK(file.error().reason == "unreadable");
    }
}

TEST_CASE("flipped bytes never throw or crash") {
    const auto whole = small_pdf({SmallPage{underlined}});
    for (std::size_t at = 9; at < whole.size(); at += 13) {
        auto bytes = whole;
        bytes.at(at) = static_cast<char>(bytes.at(at) ^ 0x15);
        CHECK_NOTHROW((void)read_pdf(bytes, "flipped.pdf"));
    }
}

namespace {

bool same(const Page& a, const Page& b) {
    const auto same_word = [](const Word& x, const Word& y) {
        return x.text == y.text && x.box.x0 == y.box.x0 && x.box.y0 == y.box.y0 && x.box.x1 == y.box.x1 && x.box.y1 == y.box.y1 &&
               x.baseline == y.baseline && x.size == y.size && x.glyph_x == y.glyph_x && x.hidden == y.hidden;
    };
    const auto same_ruling = [](const Ruling& x, const Ruling& y) {
        return x.x0 == y.x0 && x.y0 == y.y0 && x.x1 == y.x1 && x.y1 == y.y1 && x.thickness == y.thickness;
    };
    return a.number == b.number && a.width == b.width && a.height == b.height && a.turn == b.turn && a.has_image == b.has_image &&
           a.endless == b.endless && std::ranges::equal(a.words, b.words, same_word) && std::ranges::equal(a.rulings, b.rulings, same_ruling);
}

/// Seven pages, one of them turned, one empty, one whose content is broken.
std::string seven_pages() {
    std::vector<SmallPage> pages(7, SmallPage{underlined, "/MediaBox [0 0 600 800]", "", ""});
    pages.at(2).content = "";
    pages.at(3).boxes = "/MediaBox [0 0 600 800] /Rotate 90";
    pages.at(5).content = "BT /F1 12 Tf 100 700 Td (Odd) Tj ET 1 2 3 cm ( ";
    return small_pdf(pages);
}

PdfPart part_of(const std::string& bytes, std::size_t first, std::size_t count) {
    auto part = read_pdf_part(bytes, "test.pdf", [&](std::size_t pages) {
        CHECK(pages == 7);
        return PageRange{first, count};
    });
    REQUIRE(part.has_value());
    return *part;
}

}  // namespace

TEST_CASE("parts of a document that crossed a process boundary join to what one reading gives") {
    const auto bytes = seven_pages();
    const auto whole = read(bytes);
    REQUIRE(whole.pages.size() == 7);
    for (const std::size_t size : {1U, 2U, 3U, 7U, 100U}) {
        CAPTURE(size);
        std::vector<PdfPart> parts;
        for (std::size_t first = 0; first < whole.pages.size(); first += size) {
            auto back = parse_part(write_part(part_of(bytes, first, size)));
            REQUIRE(back.has_value());
            parts.push_back(std::move(*back));
        }
        const auto joined = join_parts(std::move(parts));
        CHECK(std::ranges::equal(joined.pages, whole.pages, same));
        CHECK(joined.repairs == whole.repairs);
        CHECK(joined.title == whole.title);
    }
    CHECK(part_of(bytes, 9, 3).pages.empty());
}

TEST_CASE("the bytes of a part are not trusted") {
    const auto bytes = write_part(part_of(seven_pages(), 0, 2));
    CHECK(page_count_of_part(bytes) == 7);
    for (std::size_t length = 0; length < bytes.size(); ++length) REQUIRE_FALSE(parse_part(std::string_view(bytes).substr(0, length)).has_value());
    CHECK_FALSE(parse_part(bytes + "x").has_value());
    CHECK_FALSE(page_count_of_part("").has_value());
    CHECK_FALSE(page_count_of_part(std::string(64, '\0')).has_value());
    std::size_t refused = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        auto broken = bytes;
        broken.at(at) = static_cast<char>(0xFF);
        refused += !parse_part(broken).has_value();   // whatever it is, no crash and no endless memory
    }
    CHECK(refused > 0);
}

TEST_CASE("an output intent changes no word") {
    const auto plain = small_pdf(underlined);
    QPDF file;
    file.processMemoryFile("plain", plain.data(), plain.size());
    file.getRoot().replaceKey("/OutputIntents", QPDFObjectHandle::parse("[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)>>]"));
    QPDFWriter writer(file);
    writer.setOutputMemory();
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    const std::string bytes(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
    REQUIRE(bytes.find("/OutputIntents") != std::string::npos);
    const auto with = read(bytes), without = read(plain);
    CHECK(std::ranges::equal(with.pages, without.pages, same));
    CHECK(with.repairs.empty());
}
