#pragma once

#include "gouji/core/decimal.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace gouji {

/// How a cell looks.
enum class Style { plain, wrapped, heading, title, remark, error, warning, note, share };

/// A workbook being written, row by row into temporary files.
class Book {
public:
    /// Throws std::runtime_error when no temporary file can be made.
    Book();
    ~Book();
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;

    [[nodiscard]] lxw_workbook* get() const { return book_; }
    /// The format of cells with this style and number of decimals (−1: no number).
    lxw_format* format(Style style, int places = -1);
    void describe(const std::string& title);
    /// Closes the workbook and answers its bytes.
    std::string finish();

private:
    std::string path_;
    lxw_workbook* book_ = nullptr;
    std::map<std::pair<Style, int>, lxw_format*> formats_;
};

/// One sheet, written cell by cell from left to right and row by row.
class Sheet {
public:
    Sheet(Book& book, const std::string& name);

    /// The row of column names: frozen, repeated on every printed page and filtered by. `widths` in characters, two for a wide
    /// one, fix how wide the columns are, and wrapped text makes its row higher; without them columns grow with their texts.
    void header(const std::vector<std::string>& names, std::vector<int> widths = {});
    void text(std::string_view text, Style style = Style::plain);
    void number(Decimal value, Style style = Style::plain);
    void number(const std::optional<Decimal>& value);
    void integer(std::int64_t value);
    /// `formula` begins with '='; it is the program's own and holds no text of a document. `value` is shown until recalculated.
    void formula(const std::string& formula, Decimal value, int places, Style style = Style::plain);
    void formula(const std::string& formula, const std::string& value);
    void skip(int cells = 1) { column_ += cells; }
    void next_row();

    /// 1-based, as formulas name it, of the row being written.
    [[nodiscard]] int row_number() const { return row_ + 1; }
    /// Do so many rows still fit, and one that says what is left out?
    [[nodiscard]] bool has_room(int rows) const;
    /// Says once what is left out; there is no more room after it.
    void close(std::string_view text);
    /// Widths, filter and print settings; after the last cell.
    void finish();

private:
    void widen(int width);
    void count_lines(std::string_view text);
    [[nodiscard]] std::uint16_t take_column();

    Book& book_;
    lxw_worksheet* sheet_ = nullptr;
    int row_ = 0, column_ = 0;
    int header_row_ = -1, columns_ = 0;
    bool closed_ = false, fixed_ = false;
    int lines_ = 1;                  ///< of the row being written
    std::vector<int> widths_;
};

/// "C": the name of a column, counted from 0.
std::string column_name(int column);

}  // namespace gouji
