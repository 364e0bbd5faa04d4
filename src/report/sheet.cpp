#include "sheet.hpp"

#include "gouji/core/text.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>
#include <unistd.h>

namespace gouji {
namespace {

constexpr int narrowest = 6, widest = 48;         ///< columns of text; longer text is wrapped or hangs over
constexpr int number_width = 3;                   ///< room for separators beside the digits
constexpr int exact_digits = 15;                  ///< a spreadsheet keeps no more of a number; longer ones are written as text
constexpr std::size_t most_bytes = 30'000;        ///< of a cell; the format allows 32767 characters
constexpr time_t fixed_date = 315'532'800;        ///< 1980-01-01, the first day ZIP archives know: the same input gives the same bytes
constexpr double line_height = 15, highest_row = 405;   ///< points; spreadsheets take 409
constexpr double side_margin = 0.4, end_margin = 0.6;   ///< inches of the printed page
constexpr std::uint8_t a4 = 9;                    ///< paper type

/// Clean UTF-8 cut at a character, so that it fits a cell. Line ends stay.
std::string for_cell(std::string_view text) {
    std::string clean;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        clean += (at == 0 ? "" : "\n") + sanitize_utf8(text.substr(at, end - at));
        at = end + 1;
    }
    if (clean.size() <= most_bytes) return clean;
    std::size_t at = most_bytes;
    while (at > 0 && (static_cast<unsigned char>(clean[at]) & 0xC0U) == 0x80U) --at;
    return clean.substr(0, at) + "…";
}

std::string number_format(int places, Style style) {
    if (style == Style::share) return "0.0%";
    return places <= 0 ? "#,##0" : "#,##0." + std::string(static_cast<std::size_t>(places), '0');
}

void paint(lxw_format* format, Style style) {
    constexpr lxw_color_t heading_fill = 0xDCE6F1, error_fill = 0xF8D0CF, warning_fill = 0xFDE9B8, note_fill = 0xDDEBF7;
    const auto fill = [&](lxw_color_t color) {
        format_set_pattern(format, LXW_PATTERN_SOLID);
        format_set_bg_color(format, color);
    };
    constexpr double title_size = 14;
    switch (style) {
        case Style::heading: format_set_bold(format); format_set_text_wrap(format); fill(heading_fill); break;
        case Style::title: format_set_bold(format); format_set_font_size(format, title_size); break;
        case Style::error: fill(error_fill); break;
        case Style::warning: fill(warning_fill); break;
        case Style::note: fill(note_fill); break;
        case Style::wrapped: format_set_text_wrap(format); break;
        case Style::plain:
        case Style::remark:
        case Style::share: break;
    }
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (style != Style::title && style != Style::remark) format_set_border(format, LXW_BORDER_HAIR);
}

int digits_of(Decimal value) {
    const std::string text = to_string(value);
    return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

double as_double(Decimal value) { return std::strtod(to_string(value).c_str(), nullptr); }

void check(int error) {
    if (error == LXW_NO_ERROR) return;
    throw std::runtime_error(std::string("xlsx: ") + lxw_strerror(static_cast<lxw_error>(error)));
}

std::string temporary_file() {
    std::string path = (std::filesystem::temp_directory_path() / "gouji-XXXXXX").native();
    const int file = mkstemp(path.data());
    if (file < 0) throw std::runtime_error("xlsx: no temporary file");
    close(file);
    return path;
}

}  // namespace

Book::Book() : path_(temporary_file()) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    book_ = workbook_new_opt(path_.c_str(), &options);
    if (book_ == nullptr) throw std::runtime_error("xlsx: no workbook");
}

Book::~Book() {
    if (book_ != nullptr) lxw_workbook_free(book_);
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

lxw_format* Book::format(Style style, int places) {
    auto& format = formats_[{style, places}];
    if (format != nullptr) return format;
    format = workbook_add_format(book_);
    paint(format, style);
    if (places >= 0 || style == Style::share) format_set_num_format(format, number_format(places, style).c_str());
    return format;
}

void Book::describe(const std::string& title) {
    std::string heading = for_cell(title), author = "gouji";
    lxw_doc_properties properties{};
    properties.title = heading.data();
    properties.author = author.data();
    properties.created = fixed_date;
    check(workbook_set_properties(book_, &properties));
}

std::string Book::finish() {
    const auto error = workbook_close(book_);   // frees it, also when it fails
    book_ = nullptr;
    check(error);
    std::ifstream file(path_, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (bytes.empty()) throw std::runtime_error("xlsx: nothing was written");
    return bytes;
}

Sheet::Sheet(Book& book, const std::string& name) : book_(book), sheet_(workbook_add_worksheet(book.get(), name.c_str())) {
    if (sheet_ == nullptr) throw std::runtime_error("xlsx: no sheet " + name);
}

std::uint16_t Sheet::take_column() {
    columns_ = std::max(columns_, column_ + 1);
    return static_cast<std::uint16_t>(column_++);
}

void Sheet::widen(int width) {
    if (fixed_) return;
    const auto at = static_cast<std::size_t>(column_);
    if (widths_.size() <= at) widths_.resize(at + 1, narrowest);
    widths_[at] = std::max(widths_[at], std::min(width, widest));
}

/// Lines that a wrapped text takes in its column.
void Sheet::count_lines(std::string_view text) {
    const auto at = static_cast<std::size_t>(column_);
    if (!fixed_ || at >= widths_.size()) return;
    const int room = std::max(widths_[at] - 1, 1);
    int lines = 0;
    while (true) {
        const auto end = text.find('\n');
        lines += std::max(1, (display_width(text.substr(0, end)) + room - 1) / room);
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    lines_ = std::max(lines_, lines);
}

void Sheet::header(const std::vector<std::string>& names, std::vector<int> widths) {
    header_row_ = row_;
    fixed_ = !widths.empty();
    if (fixed_) widths_ = std::move(widths);
    for (const auto& name : names) text(name, Style::heading);
    next_row();
}

void Sheet::text(std::string_view text, Style style) {
    if (style != Style::title && style != Style::remark) widen(display_width(text) + 2);
    const std::string value = for_cell(text);
    if (style == Style::wrapped || style == Style::heading) count_lines(value);
    auto* format = book_.format(style);
    const auto row = static_cast<lxw_row_t>(row_);
    const auto column = take_column();
    check(value.empty() ? worksheet_write_blank(sheet_, row, column, format) : worksheet_write_string(sheet_, row, column, value.c_str(), format));
}

void Sheet::number(Decimal value, Style style) {
    const std::string printed = to_grouped_string(value);
    if (digits_of(value) > exact_digits) return text(printed, style);
    widen(static_cast<int>(printed.size()) + number_width);
    auto* format = book_.format(style, std::max(value.places, 0));
    const auto column = take_column();
    check(worksheet_write_number(sheet_, static_cast<lxw_row_t>(row_), column, as_double(value), format));
}

void Sheet::number(const std::optional<Decimal>& value) {
    if (value) number(*value);
    else text("");
}

void Sheet::integer(std::int64_t value) { number(Decimal{value, 0}); }

void Sheet::formula(const std::string& formula, Decimal value, int places, Style style) {
    widen(static_cast<int>(to_grouped_string(value).size()) + number_width);
    auto* format = book_.format(style, style == Style::share ? 0 : places);
    const auto column = take_column();
    check(worksheet_write_formula_num(sheet_, static_cast<lxw_row_t>(row_), column, formula.c_str(), format, as_double(value)));
}

void Sheet::formula(const std::string& formula, const std::string& value) {
    widen(display_width(value) + 2);
    const auto column = take_column();
    check(worksheet_write_formula_str(sheet_, static_cast<lxw_row_t>(row_), column, formula.c_str(), book_.format(Style::plain), value.c_str()));
}

void Sheet::next_row() {
    if (lines_ > 1) check(worksheet_set_row(sheet_, static_cast<lxw_row_t>(row_), std::min(lines_ * line_height, highest_row), nullptr));
    lines_ = 1;
    ++row_;
    column_ = 0;
}

bool Sheet::has_room(int rows) const { return !closed_ && row_ + rows + 1 < static_cast<int>(LXW_ROW_MAX); }

void Sheet::close(std::string_view words) {
    if (closed_) return;
    text(words, Style::remark);
    next_row();
    closed_ = true;
}

void Sheet::finish() {
    for (std::size_t i = 0; i < widths_.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        check(worksheet_set_column(sheet_, column, column, widths_[i], nullptr));
    }
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, a4);
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_set_margins(sheet_, side_margin, side_margin, end_margin, end_margin);
    check(worksheet_set_footer(sheet_, "&C&P / &N"));
    if (header_row_ < 0) return;
    const auto header = static_cast<lxw_row_t>(header_row_);
    worksheet_freeze_panes(sheet_, header + 1, 0);
    check(worksheet_repeat_rows(sheet_, header, header));
    const auto last = static_cast<lxw_row_t>(std::max(row_ - 1, header_row_));
    check(worksheet_autofilter(sheet_, header, 0, last, static_cast<lxw_col_t>(std::max(columns_ - 1, 0))));
}

std::string column_name(int column) {
    constexpr int letters = 26;
    std::string out;
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / letters) out.insert(out.begin(), static_cast<char>('A' + (rest - 1) % letters));
    return out;
}

}  // namespace gouji
