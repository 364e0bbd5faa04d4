#include "gouji/table/caption.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace gouji {
namespace {

// Points from one caption line to the next, or to the table: spreadsheets leave large gaps under a title.
constexpr double widest_gap = 110.0;
// Lines above a table that are looked at.
constexpr std::size_t most_lines = 10;
// Font sizes between two chunks of one line that say different things (title and unit, owner and unit).
constexpr double chunk_gap = 2.5;
// A title stands out from the table by size, or is centred over it.
constexpr double title_size_share = 1.15;
constexpr double centred_share = 0.08;  // of the table's width
constexpr std::size_t longest_title = 240;  // bytes of folded text: 80 ideographs
constexpr std::size_t longest_skipped = 120;

enum class ChunkKind { number, unit, owner, text };

struct Chunk {
    ChunkKind kind = ChunkKind::text;
    std::string text;
    std::string folded;
    Box box;
};

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// Where "编制单位:" and its like end in the folded text; 0 when it does not begin so.
std::size_t owner_word_length(std::string_view folded) {
    static constexpr std::array<std::string_view, 20> words{
        "编制单位:", "编制部门:", "填报单位:", "填报部门:", "单位名称:", "部门名称:", "预算单位:", "部门(单位):", "部门/单位:", "单位(部门):",
        "部门:", "公开部门:", "公开单位:", "部门(单位)名称:", "部门/单位名称:", "部门及单位:", "主管部门:", "预算部门:", "预算单位名称:", "部门单位:"};
    for (const std::string_view word : words) {
        if (folded.starts_with(word)) return word.size();
    }
    return 0;
}

std::size_t unit_phrase_at(std::string_view folded) {
    static constexpr std::array<std::string_view, 3> words{"金额单位:", "货币单位:", "单位:"};
    for (const std::string_view word : words) {
        for (std::size_t at = folded.find(word); at != std::string_view::npos; at = folded.find(word, at + 1)) {
            if (unit_at_start(folded.substr(at + word.size()))) return at;
        }
    }
    return std::string_view::npos;
}

ChunkKind kind_of(std::string_view folded) {
    const std::size_t number = table_number_length(folded);
    if (number > 0 && number == folded.size()) return ChunkKind::number;
    if (owner_word_length(folded) > 0) return ChunkKind::owner;
    if (unit_phrase_at(folded) != std::string_view::npos) return ChunkKind::unit;
    if (folded.size() <= longest_skipped && unit_in_line(folded) && !contains(folded, "表")) return ChunkKind::unit;
    if (folded.starts_with("单位:")) return ChunkKind::owner;
    return ChunkKind::text;
}

std::vector<Chunk> chunks_of(const Line& line) {
    std::vector<Chunk> chunks;
    for (std::size_t first = 0; first < line.words.size();) {
        std::size_t last = first + 1;
        while (last < line.words.size() && line.words[last].box.x0 - line.words[last - 1].box.x1 <= chunk_gap * line.size) ++last;
        Chunk chunk;
        chunk.text = line.joined(first, last);
        chunk.folded = fold(chunk.text);
        chunk.kind = kind_of(chunk.folded);
        chunk.box = line.words[first].box;
        for (std::size_t i = first; i < last; ++i) chunk.box = united(chunk.box, line.words[i].box);
        first = last;
        const bool continues = !chunks.empty() && chunks.back().kind == chunk.kind && chunk.kind == ChunkKind::text;
        if (continues) {
            chunks.back().text += chunk.text;
            chunks.back().folded += chunk.folded;
            chunks.back().box = united(chunks.back().box, chunk.box);
        } else if (!chunk.folded.empty()) {
            chunks.push_back(std::move(chunk));
        }
    }
    for (Chunk& chunk : chunks) {
        if (chunk.kind == ChunkKind::text) chunk.kind = kind_of(chunk.folded);  // letter-spaced 单 位 : 万 元
    }
    return chunks;
}

bool is_sentence(std::string_view folded) {
    return contains(folded, "。") || contains(folded, "，") || contains(folded, ",") || contains(folded, "；") || contains(folded, ";") ||
           folded.ends_with(":") || contains(folded, "....") || contains(folded, "见附表") || contains(folded, "如下表") || contains(folded, "见下表");
}

/// Ends as titles of tables do: 表, 表(…), and the few nouns used instead.
bool ends_as_title(std::string_view folded) {
    static constexpr std::array<std::string_view, 5> endings{"表", "一览", "明细", "情况", "构成"};
    std::string_view text = folded;
    while (text.ends_with(")")) {
        const std::size_t open = text.rfind('(');
        if (open == std::string_view::npos) break;
        text = text.substr(0, open);
    }
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return text.ends_with(ending); });
}

bool is_centred(const Box& box, const Box& table) {
    return std::abs(box.center_x() - table.center_x()) <= centred_share * std::max(table.width(), box.width());
}

struct TitleTest {
    Box table;
    double size = 0;

    [[nodiscard]] bool strong(const Chunk& chunk) const {
        return chunk.folded.size() <= longest_title && !is_sentence(chunk.folded) && leading_ordinal(chunk.folded).level != 0 && ends_as_title(chunk.folded) &&
               chunk.folded != "表";
    }
    /// "(2026年度)" alone under the title.
    [[nodiscard]] bool subtitle(const Chunk& chunk) const {
        return chunk.folded.starts_with("(") && chunk.folded.ends_with(")") && chunk.folded.find('(', 1) == std::string::npos &&
               chunk.folded.size() <= longest_skipped && is_centred(chunk.box, table);
    }
    [[nodiscard]] bool weak(const Chunk& chunk, const Line& line) const {
        return chunk.folded.size() <= longest_title && !is_sentence(chunk.folded) && leading_ordinal(chunk.folded).level != 0 &&
               is_centred(chunk.box, table) && line.size >= title_size_share * size;
    }
};

void take_owner(Caption& caption, const Chunk& chunk) {
    const FoldedText folded = fold_with_origin(chunk.text);
    std::size_t first = owner_word_length(folded.text);
    if (first == 0 && folded.text.starts_with("单位:")) first = std::string_view("单位:").size();
    const std::size_t unit_at = unit_phrase_at(folded.text);
    const std::size_t last = unit_at == std::string::npos ? folded.text.size() : unit_at;
    if (unit_at != std::string::npos && !caption.unit) caption.unit = unit_in_line(std::string_view(folded.text).substr(unit_at));
    if (first >= last || !caption.owner.empty()) return;
    const auto [begin, end] = folded.original(first, last, chunk.text);
    caption.owner = chunk.text.substr(begin, end - begin);
    while (!caption.owner.empty() && caption.owner.back() == ' ') caption.owner.pop_back();
    while (!caption.owner.empty() && caption.owner.front() == ' ') caption.owner.erase(0, 1);
}

void take_line(Caption& caption, const Line& line) {
    caption.boxes.push_back(line.box);
    caption.box_pages.push_back(line.page);
}

/// Number, unit and owner of a line; answers its remaining text, if any.
std::optional<Chunk> take_fields(Caption& caption, const std::vector<Chunk>& chunks) {
    std::optional<Chunk> text;
    for (const Chunk& chunk : chunks) {
        switch (chunk.kind) {
            case ChunkKind::number:
                if (caption.number.empty()) {
                    std::optional<Unit> none;
                    strip_title(chunk.text, caption.number, none);
                }
                break;
            case ChunkKind::unit:
                if (!caption.unit) caption.unit = unit_in_line(chunk.folded);
                break;
            case ChunkKind::owner: take_owner(caption, chunk); break;
            case ChunkKind::text:
                if (!text) text = chunk;
                else {
                    text->text += chunk.text;
                    text->folded += chunk.folded;
                    text->box = united(text->box, chunk.box);
                }
        }
    }
    return text;
}

/// A subtitle alone is no title: the line above it is.
bool awaits_title(const TitleTest& test, const std::vector<Chunk>& title) {
    return std::all_of(title.begin(), title.end(), [&](const Chunk& chunk) { return test.subtitle(chunk); });
}

/// Does the upper line begin the title that the lower one ends? It is set alike, directly above and not shorter.
bool carries_title(const Line& upper, const Chunk& chunk, const Line& lower, const Chunk& below, const TitleTest& test) {
    constexpr double same_size = 0.06, line_step = 2.2, not_shorter = 0.9;
    return std::abs(upper.size - lower.size) <= same_size * lower.size && lower.baseline - upper.baseline <= line_step * lower.size &&
           !is_sentence(chunk.folded) && !ends_as_title(chunk.folded) && leading_ordinal(chunk.folded).level != 0 &&
           is_centred(chunk.box, test.table) && chunk.box.width() >= not_shorter * below.box.width() && chunk.folded.size() <= longest_title;
}

struct TitleLines {
    std::vector<const Line*> lines;   // nearest first
    std::vector<Chunk> chunks;
};

void set_title(Caption& caption, const TitleLines& title) {
    std::string printed;
    for (auto chunk = title.chunks.rbegin(); chunk != title.chunks.rend(); ++chunk) printed += chunk->text;
    caption.printed_title = printed;
    caption.title = strip_title(printed, caption.number, caption.unit);
    for (const Chunk& chunk : title.chunks) caption.title_box = caption.title_box.empty() ? chunk.box : united(caption.title_box, chunk.box);
    if (!title.lines.empty()) caption.title_page = title.lines.front()->page;
}

/// Lines above a complete caption that still belong to it: the table's number, also 附件 numbers.
void take_number_above(Caption& caption, const std::vector<Line>& above, std::size_t past) {
    constexpr std::size_t lines_up = 2;
    for (std::size_t i = past; i > 0 && past - i < lines_up && caption.number.empty(); --i) {
        const Line& line = above[i - 1];
        const std::vector<Chunk> chunks = chunks_of(line);
        const bool only_fields = std::all_of(chunks.begin(), chunks.end(), [](const Chunk& chunk) { return chunk.kind != ChunkKind::text; });
        if (!only_fields) return;
        take_fields(caption, chunks);
        take_line(caption, line);
    }
}

}  // namespace

void title_from_heading(Caption& caption, const std::vector<Line>& above) {
    constexpr std::size_t longest_heading = 90;  // bytes of folded text: 30 ideographs
    for (auto line = above.rbegin(); line != above.rend(); ++line) {
        const std::string folded = fold(line->text);
        const Ordinal ordinal = leading_ordinal(folded);
        if (ordinal.level < 0 || ordinal.level > 2) continue;
        if (ordinal.level == 0 || folded.size() > longest_heading || is_sentence(folded)) return;
        caption.printed_title = line->text;
        caption.title = strip_title(line->text, caption.number, caption.unit);
        caption.title_page = line->page;
        caption.title_box = line->box;
        return;
    }
}

bool is_caption_text(std::string_view printed) {
    const std::string folded = fold(printed);
    return !folded.empty() && folded.size() <= longest_title && kind_of(folded) != ChunkKind::text;
}

bool is_caption_line(const Line& line) {
    const std::string folded = fold(line.text);
    const TitleTest test{line.box, line.size};
    const std::vector<Chunk> chunks = chunks_of(line);
    return std::any_of(chunks.begin(), chunks.end(), [&](const Chunk& chunk) { return chunk.kind != ChunkKind::text || test.strong(chunk); });
}

Caption read_caption(const std::vector<Line>& above, const Box& table, double size) {
    Caption caption;
    TitleLines title;
    const TitleTest test{table, size};
    double below = table.y0;
    int skipped = 0;
    std::size_t i = above.size();
    for (; i > 0 && above.size() - i < most_lines; --i) {
        const Line& line = above[i - 1];
        if (below - line.box.y1 > widest_gap && line.page == above.back().page) break;
        const std::vector<Chunk> chunks = chunks_of(line);
        if (!awaits_title(test, title.chunks)) {
            const std::optional<Chunk> text = chunks.size() == 1 && chunks.front().kind == ChunkKind::text ? std::optional(chunks.front()) : std::nullopt;
            if (!text || !carries_title(line, *text, *title.lines.back(), title.chunks.back(), test)) break;
            title.lines.push_back(&line);
            title.chunks.push_back(*text);
            take_line(caption, line);
            continue;
        }
        const std::optional<Chunk> text = take_fields(caption, chunks);
        if (text && (test.strong(*text) || test.weak(*text, line) || test.subtitle(*text))) {
            title.lines.push_back(&line);
            title.chunks.push_back(*text);
        } else if (text && chunks.size() == 1) {
            constexpr int most_skipped = 2;  // an owner without its word, a remark between title and table
            if (text->folded.size() > longest_skipped || is_sentence(text->folded) || ++skipped > most_skipped) break;
            below = line.box.y0;
            continue;
        }
        take_line(caption, line);
        below = line.box.y0;
    }
    if (!title.lines.empty()) set_title(caption, title);
    if (caption.has_title()) take_number_above(caption, above, i);
    return caption;
}

}  // namespace gouji
