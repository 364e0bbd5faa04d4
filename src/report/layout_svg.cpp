#include "gouji/report/layout_svg.hpp"

#include "gouji/core/text.hpp"
#include "table_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace gouji {
namespace {

constexpr double least_side = 0.4;   ///< points: a ruling is a box without area, and would not be seen

constexpr std::string_view style =
    "rect{fill:none;stroke-width:.4;pointer-events:all}"
    ".words rect{stroke:#999}.lines rect{stroke:#2a7}.furniture rect{stroke:#c60;stroke-dasharray:2 1}"
    ".rulings rect{fill:#d0d;stroke:none}.grid rect{stroke:#06c;stroke-width:.8}.strays rect{fill:#f00;fill-opacity:.3}"
    ".label rect,.header rect{fill:#fc0;fill-opacity:.18}.amount rect{fill:#0a0;fill-opacity:.18}.other rect{fill:#888;fill-opacity:.12}"
    ".captions rect{fill:#90f;fill-opacity:.2;stroke:#90f}"
    ".paragraphs rect{stroke:#b30;stroke-dasharray:3 1;fill:#b30;fill-opacity:.04}";

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : sanitize_utf8(one_line(text))) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
    }
    return out;
}

/// A box with a text that appears when one points at it; lines of the text are set apart by line ends.
std::string rect(const Box& box, const std::vector<std::string>& tip) {
    std::string title;
    for (const std::string& line : tip) {
        if (!line.empty()) title += (title.empty() ? "" : "\n") + escaped(line);
    }
    const std::string shape = fmt::format("<rect x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" height=\"{:.2f}\"", box.x0, box.y0,
                                          std::max(box.width(), least_side), std::max(box.height(), least_side));
    return title.empty() ? shape + "/>\n" : shape + "><title>" + title + "</title></rect>\n";
}

/// Programs that draw show such groups as layers to switch on and off.
std::string layer(std::string_view id, const std::string& content) {
    return fmt::format("<g id=\"{0}\" class=\"{0}\" inkscape:groupmode=\"layer\" inkscape:label=\"{0}\">\n", id) + content + "</g>\n";
}

std::string words_of(const Page& page) {
    std::string out;
    for (const Word& word : page.words) out += rect(as_shown(page, word.box), {});
    return out;
}

std::string lines_of(const Page& page, const std::vector<Line>& lines) {
    std::string out;
    for (const Line& line : lines) {
        if (line.page == page.number) out += rect(as_shown(page, line.box), {line.text});
    }
    return out;
}

std::string rulings_of(const Page& page) {
    std::string out;
    for (const Ruling& ruling : page.rulings) out += rect(as_shown(page, {ruling.x0, ruling.y0, ruling.x1, ruling.y1}), {});
    return out;
}

std::string span_text(const GridCell& cell) {
    const std::string at = fmt::format("row {} column {}", cell.row, cell.column);
    return cell.row_span == 1 && cell.column_span == 1 ? at : at + fmt::format(" · {} × {}", cell.row_span, cell.column_span);
}

std::string grids_of(const Page& page, const std::vector<Grid>& grids) {
    std::string out;
    for (const Grid& grid : grids) {
        if (grid.page != page.number) continue;
        for (const GridCell& cell : grid.cells) out += rect(as_shown(page, cell.box), {span_text(cell), cell.text});
    }
    return out;
}

std::string strays_of(const Page& page, const std::vector<Grid>& grids) {
    std::string out;
    for (const Grid& grid : grids) {
        if (grid.page != page.number) continue;
        for (const Word& word : grid.strays) out += rect(as_shown(page, word.box), {word.text});
    }
    return out;
}

std::string joined(const std::vector<std::string>& path) {
    std::string out;
    for (const std::string& name : path) out += (out.empty() ? "" : " / ") + name;
    return out;
}

enum class CellLayer { header, label, amount, other };

CellLayer layer_of(const Table& table, const Cell& cell) {
    if (cell.row < table.header_rows) return CellLayer::header;
    switch (table.columns.at(static_cast<std::size_t>(cell.column)).role) {
        case ColumnRole::label: return CellLayer::label;
        case ColumnRole::amount: return CellLayer::amount;
        case ColumnRole::text: break;
    }
    return CellLayer::other;
}

std::string cells_of(const ReadingTrace& trace, int page) {
    constexpr std::array<std::string_view, 4> names = {"header", "label", "amount", "other"};
    std::array<std::string, names.size()> content;
    for (const TypedTable& typed : trace.document.tables) {
        for (const Cell& cell : typed.table.cells) {
            if (cell.source.page != page || cell.source.text.empty()) continue;
            const CellLayer kind = layer_of(typed.table, cell);
            std::vector<std::string> tip{cell.source.text};
            if (kind != CellLayer::header) tip.push_back("← " + joined(row_path_of(typed.table, cell.row, cell.column)));
            tip.push_back("↑ " + header_of(typed.table, static_cast<std::size_t>(cell.column)));
            content.at(static_cast<std::size_t>(kind)) += rect(cell.source.box, tip);
        }
    }
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) out += layer(names.at(i), content.at(i));
    return out;
}

std::string captions_of(const ReadingTrace& trace, int page) {
    std::string out;
    for (const TypedTable& typed : trace.document.tables) {
        const Table& table = typed.table;
        if (table.title_source.page != page) continue;
        std::string doubts;
        for (const std::string& doubt : table.doubts) doubts += (doubts.empty() ? "doubts: " : ", ") + doubt;
        const std::string unit = table.unit ? "unit: " + std::string(printed_name(*table.unit)) : std::string();
        out += rect(table.title_source.box, {table.title, table.number, typed.kind, unit, table.owner,
                                             fmt::format("{} × {}", table.data_rows(), table.columns.size()), doubts});
    }
    return out;
}

std::string_view role_name(ParagraphRole role) {
    switch (role) {
        case ParagraphRole::heading: return "heading";
        case ParagraphRole::contents: return "contents";
        case ParagraphRole::caption: return "caption";
        case ParagraphRole::body: break;
    }
    return "body";
}

std::string paragraphs_of(const ReadingTrace& trace, const Page& page) {
    std::string out;
    for (const Paragraph& paragraph : trace.document.paragraphs) {
        Box box;
        for (const TextPiece& piece : paragraph.pieces) {
            if (piece.page == page.number) box = united(box, piece.word.box);
        }
        if (box.empty()) continue;
        const std::string level = paragraph.level < 0 ? std::string() : fmt::format(" {}", paragraph.level);
        out += rect(as_shown(page, box), {std::string(role_name(paragraph.role)) + level, paragraph.text});
    }
    return out;
}

}  // namespace

std::string write_layout_svg(const ReadingTrace& trace, std::size_t index, const std::string& image) {
    const Page& page = trace.pages.at(index);
    const Box sheet = as_shown(page, {0, 0, page.width, page.height});
    std::string out = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" "
        "width=\"{0:.2f}pt\" height=\"{1:.2f}pt\" viewBox=\"0 0 {0:.2f} {1:.2f}\">\n<style>{2}</style>\n",
        sheet.width(), sheet.height(), style);
    if (!image.empty())
        out += fmt::format("<image href=\"{}\" width=\"{:.2f}\" height=\"{:.2f}\"/>\n", escaped(image), sheet.width(), sheet.height());
    out += layer("paragraphs", paragraphs_of(trace, page));
    out += layer("words", words_of(page));
    if (index < trace.lines.size()) out += layer("lines", lines_of(page, trace.lines[index]));
    out += layer("furniture", lines_of(page, trace.furniture));
    out += layer("grid", grids_of(page, trace.grids));
    out += layer("rulings", rulings_of(page));
    out += layer("strays", strays_of(page, trace.grids));
    out += cells_of(trace, page.number);
    out += layer("captions", captions_of(trace, page.number));
    return out + "</svg>\n";
}

}  // namespace gouji
