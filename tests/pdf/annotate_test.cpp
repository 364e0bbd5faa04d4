#include "gouji/pdf/annotate.hpp"

#include "gouji/pdf/reader.hpp"
#include "support/small_pdf.hpp"

#include <doctest/doctest.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <array>

using namespace gouji;
using namespace gouji::test;

namespace {

constexpr const char* figure = "BT /F1 12 Tf 100 300 Td (1234.56) Tj ET";   // 42 points wide

Box box_of(const std::string& bytes, const std::string& text) {
    const auto file = read_pdf(bytes, "test.pdf");
    REQUIRE(file.has_value());
    for (const Page& page : file->pages)
        for (const Word& word : page.words)
            if (word.text == text) return as_shown(page, word.box);
    FAIL("no such word");
    return {};
}

Mark mark_at(const Box& box, int page = 1, std::string name = "one") {
    return {page, box, {1, 0.5, 0}, "勾稽", "印 1,234.56 万元，\n相加得 1,234.65 万元", std::move(name)};
}

std::string annotated(const std::string& bytes, const std::vector<Mark>& marks) {
    const auto out = annotate_pdf(bytes, marks);
    REQUIRE(out.has_value());
    return *out;
}

/// QPDF reads from the bytes as long as it lives.
struct Opened {
    std::string bytes;
    QPDF file;
    explicit Opened(std::string from) : bytes(std::move(from)) {
        file.processMemoryFile("test", bytes.data(), bytes.size());
        CHECK_FALSE(file.anyWarnings());
    }
    QPDF& operator*() { return file; }
    QPDF* operator->() { return &file; }
};

Opened opened(const std::string& bytes) { return Opened(bytes); }

std::vector<double> numbers(QPDFObjectHandle array) {
    std::vector<double> out;
    for (auto& item : array.getArrayAsVector()) out.push_back(item.getNumericValue());
    return out;
}

QPDFObjectHandle page_of(QPDF& file, std::size_t page) { return file.getAllPages().at(page); }

std::string raw_content(QPDF& file, std::size_t page) {
    const auto buffer = page_of(file, page).getKey("/Contents").getRawStreamData();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

std::string encrypted(const std::string& bytes, const char* password) {
    QPDF file;
    file.processMemoryFile("plain", bytes.data(), bytes.size());
    QPDFWriter writer(file);
    writer.setOutputMemory();
    writer.setR6EncryptionParameters(password, "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace

TEST_CASE("the highlight lies over its figure however the page is turned and cut") {
    const std::array boxes = {"/MediaBox [0 0 600 800]", "/MediaBox [0 0 800 600]", "/MediaBox [0 0 600 800] /Rotate 90",
                              "/MediaBox [0 0 600 800] /Rotate 180", "/MediaBox [0 0 600 800] /Rotate 270", "/MediaBox [0 0 600 800] /Rotate -90",
                              "/MediaBox [0 0 600 800] /CropBox [50 100 550 700]", "/MediaBox [0 0 600 800] /CropBox [50 100 550 700] /Rotate 90",
                              "/MediaBox [-50 -70 600 800] /Rotate 270"};
    for (const char* entries : boxes) {
        CAPTURE(entries);
        const auto bytes = small_pdf({SmallPage{figure, entries}});
        const auto out = annotated(bytes, {mark_at(box_of(bytes, "1234.56"))});
        auto file = opened(out);
        auto list = page_of(*file, 0).getKey("/Annots");
        REQUIRE(list.getArrayNItems() == 1);
        const auto rect = numbers(list.getArrayItem(0).getKey("/Rect"));
        CHECK(rect.at(0) == doctest::Approx(99).epsilon(0.02));     // the text starts at 100 and is 44 wide, with a point around
        CHECK(rect.at(2) == doctest::Approx(144).epsilon(0.02));
        CHECK(rect.at(1) < 300);
        CHECK(rect.at(1) > 292);
        CHECK(rect.at(3) > 307);
        CHECK(rect.at(3) < 316);
        const auto quad = numbers(list.getArrayItem(0).getKey("/QuadPoints"));
        REQUIRE(quad.size() == 8);
        for (std::size_t i = 0; i < quad.size(); i += 2) {
            CHECK((quad[i] == rect[0] || quad[i] == rect[2]));
            CHECK((quad[i + 1] == rect[1] || quad[i + 1] == rect[3]));
        }
    }
}

TEST_CASE("the first corner is the top left one as the page is shown") {
    const auto bytes = small_pdf({SmallPage{figure, "/MediaBox [0 0 600 800]"}});
    auto file = opened(annotated(bytes, {mark_at(box_of(bytes, "1234.56"))}));
    auto mark = page_of(*file, 0).getKey("/Annots").getArrayItem(0);
    const auto rect = numbers(mark.getKey("/Rect")), quad = numbers(mark.getKey("/QuadPoints"));
    CHECK(quad == std::vector<double>{rect[0], rect[3], rect[2], rect[3], rect[0], rect[1], rect[2], rect[1]});
}

TEST_CASE("a highlight has note, author, colour, name and an appearance of its own") {
    const auto bytes = small_pdf(figure);
    auto file = opened(annotated(bytes, {mark_at(box_of(bytes, "1234.56"), 1, "f00-1")}));
    auto mark = page_of(*file, 0).getKey("/Annots").getArrayItem(0);
    CHECK(mark.getKey("/Subtype").getName() == "/Highlight");
    CHECK(mark.getKey("/Contents").getUTF8Value() == "印 1,234.56 万元，\n相加得 1,234.65 万元");
    CHECK(mark.getKey("/T").getUTF8Value() == "勾稽");
    CHECK(mark.getKey("/NM").getStringValue() == "f00-1");
    CHECK(numbers(mark.getKey("/C")) == std::vector<double>{1, 0.5, 0});
    CHECK((mark.getKey("/F").getIntValue() & 4) != 0);
    auto form = mark.getKey("/AP").getKey("/N");
    REQUIRE(form.isStream());
    CHECK(form.getDict().getKey("/Subtype").getName() == "/Form");
    CHECK(numbers(form.getDict().getKey("/BBox")) == numbers(mark.getKey("/Rect")));
}

TEST_CASE("content and annotations that were there stay as they are, and a list that two pages share is not written to") {
    const std::string note = "<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (kept) >>";
    const std::string boxes = "/MediaBox [0 0 600 800] /Annots 11 0 R";
    const auto bytes = small_pdf({SmallPage{figure, boxes}, SmallPage{"BT /F1 12 Tf 100 300 Td (other) Tj ET", boxes}},
                                 {{10, note}, {11, "[ 10 0 R ]"}});
    auto before = opened(bytes);
    auto after = opened(annotated(bytes, {mark_at(box_of(bytes, "1234.56"))}));
    for (const std::size_t page : {0U, 1U}) CHECK(raw_content(*after, page) == raw_content(*before, page));
    auto first = page_of(*after, 0).getKey("/Annots");
    REQUIRE(first.getArrayNItems() == 2);
    CHECK(first.getArrayItem(0).getKey("/Contents").getUTF8Value() == "kept");
    CHECK(page_of(*after, 1).getKey("/Annots").getArrayNItems() == 1);
}

TEST_CASE("the same document and marks give the same bytes, other marks other ones") {
    const auto bytes = small_pdf(figure);
    const Box box = box_of(bytes, "1234.56");
    CHECK(annotated(bytes, {mark_at(box)}) == annotated(bytes, {mark_at(box)}));
    CHECK(annotated(bytes, {mark_at(box)}) != annotated(bytes, {mark_at({box.x0 + 1, box.y0, box.x1, box.y1})}));
}

TEST_CASE("a document that opens with an empty password is annotated, without encryption and always alike; with another one it is not") {
    const auto plain = small_pdf(figure);
    const Box box = box_of(plain, "1234.56");
    const auto locked = encrypted(plain, "");
    const auto out = annotated(locked, {mark_at(box)});
    CHECK(out == annotated(locked, {mark_at(box)}));
    auto file = opened(out);
    CHECK_FALSE(file->isEncrypted());
    CHECK(page_of(*file, 0).getKey("/Annots").getArrayNItems() == 1);
    const auto closed = annotate_pdf(encrypted(plain, "secret"), {mark_at(box)});
    REQUIRE_FALSE(closed.has_value());
    CHECK(closed.error().reason == "encrypted");
}

TEST_CASE("marks that lie nowhere are passed over, and what is no PDF is an error") {
    const auto bytes = small_pdf(figure);
    auto file = opened(annotated(bytes, {mark_at({10, 10, 20, 20}, 7), mark_at({10, 10, 10, 20}), mark_at({700, 10, 720, 20}), mark_at({1e9, 0, 2e9, 5})}));
    CHECK_FALSE(page_of(*file, 0).hasKey("/Annots"));
    const auto broken = annotate_pdf("no PDF", {});
    REQUIRE_FALSE(broken.has_value());
    CHECK(broken.error().reason == "unreadable");
}
