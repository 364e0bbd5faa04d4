#include "form_facts.hpp"
#include "words.hpp"

#include "gouji/core/digest.hpp"
#include "gouji/core/text.hpp"
#include "gouji/facts/bind.hpp"
#include "gouji/facts/bodies.hpp"
#include "gouji/facts/prose.hpp"
#include "gouji/facts/record.hpp"
#include "gouji/facts/scope.hpp"
#include "gouji/facts/signature.hpp"
#include "gouji/model/identity.hpp"
#include "gouji/model/table_kind.hpp"
#include "gouji/pdf/reader.hpp"
#include "gouji/table/find.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <new>

namespace gouji {
namespace {

constexpr std::size_t words_of_a_text_page = 5;   ///< fewer words on a page with a large image: a scan with a stamp or page number

Result<std::string> read_bytes(const std::string& path) {
    std::error_code code;
    const auto status = std::filesystem::status(path, code);
    if (status.type() == std::filesystem::file_type::not_found) return Error{path, "not_found", "no such file"};
    if (status.type() == std::filesystem::file_type::directory) return Error{path, "not_pdf", "is a folder"};
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{path, errno == EACCES ? "permission" : "unreadable", std::strerror(errno)};
    std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (file.bad()) return Error{path, "unreadable", "reading failed"};
    return bytes;
}

bool has_text(const Page& page) { return page.words.size() >= words_of_a_text_page; }

bool is_scanned(const PdfFile& file) {
    return std::ranges::none_of(file.pages, has_text) && std::ranges::any_of(file.pages, &Page::has_image);
}

std::vector<int> scanned_pages(const PdfFile& file) {
    std::vector<int> numbers;
    for (const Page& page : file.pages)
        if (page.has_image && !has_text(page)) numbers.push_back(page.number);
    return numbers;
}

int figures_on(const std::vector<Page>& pages, const std::vector<int>& numbers) {
    std::ptrdiff_t count = 0;
    for (const Page& page : pages)
        if (std::ranges::find(numbers, page.number) != numbers.end())
            count += std::ranges::count_if(page.words, [](const Word& word) { return parse_decimal(fold(word.text)).has_value(); });
    return static_cast<int>(count);
}

/// pdf → document: lines, tables, paragraphs, identity, table meaning.
/// `trace`, where there is one, keeps what lies between.
Document understand(const PdfFile& file, const Lexicon& lexicon, ReadingTrace* trace) {
    Document document;
    document.pages = static_cast<int>(file.pages.size());
    std::vector<std::vector<Line>> lines;
    lines.reserve(file.pages.size());
    for (const Page& page : file.pages) lines.push_back(words_to_lines(page));
    std::vector<Line> furniture = remove_page_furniture(lines, file.pages);
    FoundTables found = find_tables(file.pages, lines, trace != nullptr ? &trace->grids : nullptr);
    document.scanned_pages = scanned_pages(file);
    document.unread_pages = std::move(found.unread_pages);
    document.paragraphs = lines_to_paragraphs(lines, file.pages, found.areas);
    document.identity = identify(document.paragraphs, found.tables);
    for (Table& table : found.tables) document.tables.push_back(type_table(std::move(table), lexicon, document.identity));
    mark_split_tables(document.tables);
    judge_document(document);
    if (trace != nullptr) {
        trace->pages = file.pages;
        trace->lines = std::move(lines);
        trace->furniture = std::move(furniture);
    }
    return document;
}

TableInfo describe(const TypedTable& typed, const Record& record, std::size_t first_fact) {
    TableInfo info;
    info.title = typed.table.title;
    info.number = typed.table.number;
    info.kind = typed.kind;
    info.unit = typed.table.unit;
    info.pages = typed.table.pages;
    info.rows = typed.table.data_rows();
    info.columns = static_cast<int>(typed.table.columns.size());
    info.base = typed.base;
    info.owner = fold(typed.table.owner);
    // A number joined over two lines is doubted by its own decimals, not with its whole table.
    std::ranges::copy_if(typed.table.doubts, std::back_inserter(info.doubts), [](const std::string& doubt) { return doubt != "wrapped_number"; });
    info.empty = std::none_of(record.facts.begin() + static_cast<std::ptrdiff_t>(first_fact), record.facts.end(),
                              [](const Fact& fact) { return fact.is_figure() && !is_zero(fact.value); });
    return info;
}

/// document → facts of its tables and proposed sums.
void collect_facts(Record& record, const Document& document, const Lexicon& lexicon) {
    const std::set<std::string> bodies = names_of_bodies(document.tables, lexicon);
    for (std::size_t t = 0; t < document.tables.size(); ++t) {
        const TypedTable& typed = document.tables[t];
        const std::size_t first = record.facts.size();
        if (typed.table.form) {
            bind_form(typed, static_cast<int>(t), lexicon, bodies, record);
            record.tables.push_back(describe(typed, record, first));
            continue;
        }
        const BoundTable bound = bind_table(typed, static_cast<int>(t), lexicon, record.identity, bodies, record.facts);
        std::vector<Sum> sums = propose_sums(typed, bound, record.facts, next_family(record.sums));
        record.sums.insert(record.sums.end(), sums.begin(), sums.end());
        record.tables.push_back(describe(typed, record, first));
    }
    judge_sums(record.sums, record.facts);
    resolve_entities(record);
    resolve_scopes(record);
}

/// What the document says, without its prose.
void describe_document(Record& record, const Document& document, const Lexicon& lexicon) {
    record.pages = document.pages;
    record.scanned_pages = document.scanned_pages;
    record.unread_pages = document.unread_pages;
    record.identity = document.identity;
    record.status = document.status;
    record.reason = document.reason;
    if (document.status == Status::checked) collect_facts(record, document, lexicon);
}

void fail(Record& record, Status status, std::string reason) {
    record.status = status;
    record.reason = std::move(reason);
}

/// What a reading leaves behind besides its record, and who reads the pages.
struct Reading {
    Document& document;
    ReadingTrace* trace = nullptr;
    const PagesReader* read_pages = nullptr;   ///< none: read_pdf
};

void read_into(Record& record, const Reading& reading, const std::string& path, const Lexicon& lexicon) {
    auto& [document, trace, read_pages] = reading;
    const Result<std::string> bytes = read_bytes(path);
    if (!bytes) return fail(record, Status::unreadable, bytes.error().reason + ": " + bytes.error().text);
    record.sha256 = sha256_hex(*bytes);
    const Result<PdfFile> file = read_pages != nullptr ? (*read_pages)(*bytes, record.sha256) : read_pdf(*bytes, record.path);
    if (!file) return fail(record, Status::unreadable, file.error().reason + ": " + file.error().text);
    record.pages = static_cast<int>(file->pages.size());
    if (trace != nullptr) trace->bytes = *bytes;
    if (is_scanned(*file)) return fail(record, Status::scanned, "no_text: pages are images without a text layer");
    document = understand(*file, lexicon, trace);
    describe_document(record, document, lexicon);
    record.unread_figures = figures_on(file->pages, record.unread_pages);
    if (document.status != Status::checked) return;
    read_prose(document.paragraphs, file->pages, lexicon, record);
    list_bodies(document, file->pages, record);
    collect_words(document, file->pages, record);
    sign_content(record);
    if (!file->repairs.empty()) fail(record, Status::damaged, "repaired: " + file->repairs.front());
}

Record read_safely(const std::string& path, const Lexicon& lexicon, const Reading& reading) {
    Record record;
    record.path = display_path(path);
    try {
        read_into(record, reading, path, lexicon);
    } catch (const std::bad_alloc&) {
        fail(record, Status::memory, "memory: out of memory");
    } catch (const std::exception& error) {
        fail(record, Status::crashed, std::string("exception: ") + error.what());
    }
    return record;
}

}  // namespace

Record read_record(const std::string& path, const Lexicon& lexicon, Document& document) {
    return read_safely(path, lexicon, {document});
}

Record read_record(const std::string& path, const Lexicon& lexicon, ReadingTrace& trace) {
    return read_safely(path, lexicon, {trace.document, &trace});
}

Record read_record(const std::string& path, const Lexicon& lexicon, const PagesReader& read_pages) {
    Document document;
    return read_safely(path, lexicon, {document, nullptr, &read_pages});
}

Record read_record(const std::string& path, const Lexicon& lexicon) {
    Document document;
    return read_record(path, lexicon, document);
}

Record record_of(const Document& document, const Lexicon& lexicon) {
    Record record;
    describe_document(record, document, lexicon);
    return record;
}

}  // namespace gouji
