#include "gouji/facts/record.hpp"

#include "support/field_words.hpp"
#include "support/small_pdf.hpp"

#include <doctest/doctest.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

using namespace gouji;
using test::small_pdf;
using test::SmallPage;

namespace {

namespace fs = std::filesystem;

/// A folder that is gone when the case ends.
class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "gouji-record-XXXXXX").native();
        root_ = mkdtemp(name.data());
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(root_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] std::string path(const std::string& name) const { return (root_ / name).native(); }
    [[nodiscard]] std::string root() const { return root_.native(); }
    std::string write(const std::string& name, const std::string& bytes) const {
        std::ofstream(root_ / name, std::ios::binary) << bytes;
        return path(name);
    }

private:
    fs::path root_;
};

Record read(const std::string& path) { return read_record(path, test::lexicon()); }

Record read_bytes(const std::string& bytes) {
    const Folder folder;
    return read(folder.write("a.pdf", bytes));
}

/// The name is the whole point of a case that uses it.
Record read_written(const std::string& name, const std::string& bytes) {
    const Folder folder;
    return read(folder.write(name, bytes));
}

void check_unread(const Record& record, const std::string& reason) {
    CHECK(record.status == Status::unreadable);
    CHECK_MESSAGE(record.reason.starts_with(reason + ": "), record.reason);
    CHECK(record.facts.empty());
    CHECK(record.tables.empty());
}

std::string encrypted(const std::string& password) {
    const std::string bytes = small_pdf("BT /F1 12 Tf 100 700 Td (Secret) Tj ET");
    QPDF file;
    file.processMemoryFile("plain", bytes.data(), bytes.size());
    QPDFWriter writer(file);
    writer.setOutputMemory();
    writer.setR6EncryptionParameters(password.c_str(), "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

/// A page covered by an image, with some text over it.
std::string image_page(const std::string& text) {
    const std::map<int, std::string> image = {
        {10, test::stream_object("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "\x80")}};
    return small_pdf({SmallPage{"q 600 0 0 800 0 0 cm /Im Do Q " + text, "/MediaBox [0 0 600 800]", "/XObject << /Im 10 0 R >>", ""}}, image);
}

const fs::path whole_disclosure = fs::path(GOUJI_SOURCE_DIR) / "fixtures" / "guangxi" / "guangxi-clean-writer.pdf";

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("a missing file says so") {
    const Folder folder;
    const Record record = read(folder.path("none.pdf"));
    check_unread(record, "not_found");
    CHECK(record.path == folder.path("none.pdf"));
    CHECK(record.sha256.empty());
}

TEST_CASE("a folder is no PDF") {
    const Folder folder;
    check_unread(read(folder.root()), "not_pdf");
}

TEST_CASE("a file that is no PDF, or an empty one, says so and still has its digest") {
    const Record text = read_bytes("PK\x03\x04 this is a workbook");
    check_unread(text, "not_pdf");
    CHECK(text.sha256.size() == 64);
    check_unread(read_bytes(""), "not_pdf");
}

TEST_CASE("a locked file says so, one that opens without a password is read") {
    check_unread(read_bytes(encrypted("geheim")), "encrypted");
    CHECK(read_bytes(encrypted("")).status != Status::unreadable);
}

TEST_CASE("a file without pages says so") { check_unread(read_bytes(small_pdf(std::vector<SmallPage>{})), "no_pages"); }

TEST_CASE("a file without read permission says so") {
    if (geteuid() == 0) return;   // nothing is closed to the superuser
    const Folder folder;
    const std::string path = folder.write("closed.pdf", small_pdf(""));
    fs::permissions(path, fs::perms::none);
    check_unread(read(path), "permission");
}

TEST_CASE("pages that are images are scanned, whatever stamp lies over them") {
    const Record plain = read_bytes(image_page(""));
    CHECK(plain.status == Status::scanned);
    CHECK(plain.reason.starts_with("no_text: "));
    CHECK(plain.pages == 1);
    CHECK(read_bytes(image_page("BT /F1 12 Tf 100 700 Td (page 1) Tj ET")).status == Status::scanned);
    CHECK(read_bytes(image_page("BT /F1 12 Tf 100 700 Td (this page has a layer of text over its image) Tj ET")).status != Status::scanned);
}

TEST_CASE("text that a program recognised in an image and hid behind it is not read") {
    const std::string recognised = "BT 3 Tr /F1 12 Tf 100 700 Td (Total 1,234.56 of which basic 1,000.00 and projects 234.55) Tj ET ";
    const Record record = read_bytes(image_page(recognised + "BT 0 Tr 100 20 Td (page 1) Tj ET " + recognised));
    CHECK(record.status == Status::scanned);
    CHECK(record.facts.empty());
    CHECK(read_bytes(image_page("q " + recognised + "Q BT 0 Tr /F1 12 Tf 100 600 Td (one two three four five six) Tj 0 -20 Td (seven) Tj ET")).status !=
          Status::scanned);
}

TEST_CASE("a PDF without the words of a budget is not recognised") {
    const Record record = read_bytes(small_pdf("BT /F1 12 Tf 100 700 Td (Annual report on water quality, 2025) Tj ET"));
    CHECK(record.status == Status::unrecognised);
    CHECK(record.reason.starts_with("no_budget: "));
    CHECK(record.pages == 1);
    CHECK(record.facts.empty());
    CHECK(read_bytes(small_pdf("")).status == Status::unrecognised);
}

TEST_CASE("bytes of a path that are no UTF-8 are written as %XX, all others stay") {
    CHECK(read_written("a\xFFz.pdf", "").path.ends_with("/a%FFz.pdf"));
    CHECK(read_written("\xE9\xA2.pdf", "").path.ends_with("/%E9%A2.pdf"));
    CHECK(read_written("2025年 预算.pdf", "").path.ends_with("/2025年 预算.pdf"));
    CHECK(read_written("a\nb.pdf", "").path.ends_with("/a%0Ab.pdf"));
}

TEST_CASE("a name that is no UTF-8 does not keep a file from being read") {
    const Record record = read_written("\xB1\xA8\xB8\xE6.pdf", small_pdf("BT /F1 12 Tf 100 700 Td (text) Tj ET"));
    CHECK(record.status == Status::unrecognised);
    CHECK(record.path.ends_with("/%B1%A8%B8%E6.pdf"));
}

TEST_CASE("a disclosure becomes a checked record whose parts point to each other") {
    const Record record = read(whole_disclosure.native());
    REQUIRE(record.status == Status::checked);
    CHECK(record.reason.empty());
    CHECK(record.identity.year == 2025);
    CHECK(record.identity.kind == Kind::budget);
    CHECK(record.tables.size() == 12);
    CHECK(record.sha256.size() == 64);
    const auto known = [&](FactIndex fact) { return fact < record.facts.size(); };
    std::map<int, int> table_of;   // a family never leaves its table
    for (const Sum& sum : record.sums) {
        CHECK(known(sum.parent));
        CHECK(std::ranges::all_of(sum.parts, known));
        CHECK(record.facts.at(sum.parent).is_figure());
        CHECK(table_of.try_emplace(sum.family, sum.table).first->second == sum.table);
    }
    for (const Fact& fact : record.facts) {
        CHECK((fact.origin == Origin::table) == (fact.table >= 0));
        CHECK(fact.table < static_cast<int>(record.tables.size()));
        CHECK(fact.source.page >= 1);
        CHECK(fact.source.page <= record.pages);
        if (fact.is_figure()) CHECK_FALSE(fact.source.text.empty());
    }
}

TEST_CASE("a document in memory gives the record of its file, without prose, path and digest") {
    Document document;
    const Record file = read_record(whole_disclosure.native(), test::lexicon(), document);
    const Record memory = record_of(document, test::lexicon());
    CHECK(memory.path.empty());
    CHECK(memory.sha256.empty());
    CHECK(memory.tables.size() == file.tables.size());
    CHECK(memory.sums.size() == file.sums.size());
    const auto of_tables = [](const Record& record) { return std::ranges::count_if(record.facts, [](const Fact& fact) { return fact.origin == Origin::table && !is_words(fact.role); }); };
    CHECK(of_tables(memory) == of_tables(file));
    CHECK(std::ranges::none_of(memory.facts, [](const Fact& fact) { return fact.origin == Origin::prose; }));
    CHECK(std::ranges::any_of(file.facts, [](const Fact& fact) { return fact.origin == Origin::prose; }));
}

TEST_CASE("a record survives the boundary between the processes") {
    const Record record = read(whole_disclosure.native());
    const auto back = parse_record(write_record(record));
    REQUIRE(back.has_value());
    CHECK(write_record(*back) == write_record(record));
}

TEST_CASE("what had to be repaired is damaged, though all its figures are there") {
    const std::string whole = bytes_of(whole_disclosure);
    const Record record = read_bytes(whole.substr(0, whole.rfind("startxref")));
    CHECK(record.status == Status::damaged);
    CHECK(record.reason.starts_with("repaired: "));
    CHECK(record.facts.size() == read(whole_disclosure.native()).facts.size());
}

TEST_CASE("a file cut short is damaged or unreadable, never checked") {
    const std::string whole = bytes_of(whole_disclosure);
    for (const std::size_t tenths : {1U, 5U, 9U}) {
        const Record record = read_bytes(whole.substr(0, whole.size() * tenths / 10));
        CHECK((record.status == Status::damaged || record.status == Status::unreadable || record.status == Status::unrecognised));
        CHECK_FALSE(record.reason.empty());
    }
}
