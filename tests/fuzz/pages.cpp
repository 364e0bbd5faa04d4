// Everything between a PDF's words and its record: lines, tables, paragraphs, facts, frames; and the judgement over them.

#include "common.hpp"
#include "page_text.hpp"
#include "knowledge.hpp"

#include "gouji/facts/prose.hpp"
#include "gouji/facts/signature.hpp"
#include "gouji/model/identity.hpp"
#include "gouji/model/table_kind.hpp"
#include "gouji/table/find.hpp"

using namespace gouji;

namespace {

Record read_pages(const std::vector<Page>& pages) {
    const Lexicon& lexicon = fuzz::knowledge().lexicon;
    Document document;
    document.pages = static_cast<int>(pages.size());
    std::vector<std::vector<Line>> lines;
    for (const Page& page : pages) lines.push_back(words_to_lines(page));
    remove_page_furniture(lines, pages);
    FoundTables found = find_tables(pages, lines);
    document.paragraphs = lines_to_paragraphs(lines, pages, found.areas);
    document.identity = identify(document.paragraphs, found.tables);
    for (Table& table : found.tables) document.tables.push_back(type_table(std::move(table), lexicon, document.identity));
    mark_split_tables(document.tables);
    Record record = record_of(document, lexicon);
    read_prose(document.paragraphs, pages, lexicon, record);
    sign_content(record);
    return record;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Record record = read_pages(fuzz::pages_from(fuzz::text_of(data, size)));
    const std::string written = write_record(record);
    const auto again = parse_record(written);   // what a child sends must be accepted
    fuzz::demand(again && write_record(*again) == written);
    fuzz::judge_record(*again);
    return 0;
}
