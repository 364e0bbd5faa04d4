#pragma once

// Strict reading of the TOML files that users write: gouji.toml and baselines. Every problem is told with its place.

#include "gouji/core/result.hpp"
#include "gouji/findings/suppression.hpp"
#include "gouji/report/messages.hpp"

#include <toml++/toml.h>

#include <optional>
#include <string>
#include <vector>

namespace gouji {

class TomlProblems {
public:
    TomlProblems(std::string file, Language language) : file_(std::move(file)), language_(language) {}

    [[nodiscard]] std::string where(const toml::source_region& at) const;
    void add(const toml::source_region& at, std::string_view message, const Arguments& arguments = {});
    [[nodiscard]] bool any() const { return !found_.empty(); }
    /// All of them, in the order of the file.
    [[nodiscard]] Error error();
    [[nodiscard]] Language language() const { return language_; }

private:
    struct Problem {
        toml::source_position at;
        std::string text;
    };
    std::string file_;
    Language language_;
    std::vector<Problem> found_;
};

/// The file as a table; nothing when it cannot be read or is no TOML, which is a problem then.
std::optional<toml::table> parse_toml(const std::string& path, TomlProblems& problems);

/// The entries of [[suppress]]. In gouji.toml each needs a reason; those of a baseline are made by the program and may lack it.
std::vector<Suppression> read_suppressions(const toml::node& node, Suppression::Source source, TomlProblems& problems);

/// A text as TOML writes it, with quotes.
std::string toml_text(std::string_view text);

/// A suppression as a [[suppress]] entry.
std::string toml_entry(const Suppression& suppression);

}  // namespace gouji
