// The grammar of the prose: each line of the input is a paragraph.

#include "common.hpp"
#include "knowledge.hpp"

#include "gouji/core/text.hpp"
#include "gouji/facts/prose.hpp"

using namespace gouji;

namespace {

constexpr std::size_t most_paragraphs = 200;

/// A paragraph on one line of an endless page.
Paragraph paragraph_of(std::string text, std::size_t number) {
    constexpr double size = 10, line_height = 20;
    Paragraph paragraph;
    Word word;
    word.text = text;
    word.size = size;
    word.baseline = line_height * static_cast<double>(number);
    word.box = {0, word.baseline - size, size * static_cast<double>(text.size()), word.baseline};
    for (std::size_t i = 0; i <= text.size(); ++i) word.glyph_x.push_back(size * static_cast<double>(i));
    paragraph.text = std::move(text);
    paragraph.pieces.push_back({0, 1, std::move(word)});
    return paragraph;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::vector<Paragraph> paragraphs;
    for (auto text = fuzz::text_of(data, size); !text.empty() && paragraphs.size() < most_paragraphs;) {
        const auto end = std::min(text.find('\n'), text.size());
        paragraphs.push_back(paragraph_of(sanitize_utf8(text.substr(0, end)), paragraphs.size()));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    Page page;
    page.number = 1;
    page.width = page.height = 1e5;
    Record record;
    record.pages = 1;
    record.identity.year = 2025;
    record.identity.kind = Kind::budget;
    read_prose(paragraphs, {page}, fuzz::knowledge().lexicon, record);
    fuzz::judge_record(record);
    return 0;
}
