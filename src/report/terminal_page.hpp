#pragma once

#include "gouji/report/terminal.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gouji {

enum class Paint { plain, bold, red, yellow, blue, green };

/// A report for a terminal while it is written: words in its language, lines of its width, colour where it is wanted.
class TerminalPage {
public:
    explicit TerminalPage(const TerminalOptions& options) : options_(options) {}

    std::string text;

    [[nodiscard]] const TerminalOptions& options() const { return options_; }
    [[nodiscard]] std::string say(std::string_view id, const Arguments& arguments = {}) const;
    [[nodiscard]] std::string word(std::string_view group, std::string_view id) const;
    [[nodiscard]] std::string painted(std::string_view words, Paint paint) const;
    /// `head`, then the words beside it over as many lines as they need.
    void line(std::string_view head, std::string_view words, Paint paint = Paint::plain);
    [[nodiscard]] std::string counted(const std::string& what, int count) const;
    [[nodiscard]] std::string joined(const std::vector<std::string>& parts) const;

private:
    const TerminalOptions& options_;
};

/// The end of the report: what was checked, found and accepted over all documents, and under which configuration.
void write_terminal_summary(const Report& report, TerminalPage& page);

}  // namespace gouji
