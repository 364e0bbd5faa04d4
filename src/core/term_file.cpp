#include "rule_file.hpp"

#include "gouji/core/text.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace gouji {

namespace {

constexpr std::array<std::pair<std::string_view, TermKind>, 4> kinds{{{"meaning", TermKind::meaning},
                                                                      {"total", TermKind::total},
                                                                      {"stop", TermKind::stop},
                                                                      {"of_which", TermKind::of_which}}};
constexpr std::array<std::pair<std::string_view, Place>, 4> places{{{"title", Place::title},
                                                                    {"column_header", Place::column_header},
                                                                    {"row_label", Place::row_label},
                                                                    {"prose", Place::prose}}};
/// A header over labels that are neither codes nor names of one dimension (科目名称, 序号).
constexpr std::string_view plain_axis = "plain";

template <typename Value, std::size_t size>
const Value* named(const std::array<std::pair<std::string_view, Value>, size>& table, std::string_view name) {
    for (const auto& entry : table) {
        if (entry.first == name) return &entry.second;
    }
    return nullptr;
}

/// Reads the keys of one [[term]]; every key it does not know is a problem at its own position.
class TermReader {
public:
    explicit TermReader(const DataFile& file) : file_(file) {}

    void read(const toml::table& entry, std::vector<LocatedTerm>& out) {
        Term term;
        term.kind = TermKind::meaning;
        std::vector<LocatedTerm> spellings;
        for (const auto& [key, value] : entry) {
            const auto name = key.str();
            if (name == "text") spellings = read_texts(value);
            else if (name == "set") read_coordinates(value, term);
            else if (name == "kind") term.kind = read_kind(value);
            else if (name == "weak_side") term.weak_side = read_flag(value);
            else if (name == "axis") term.axis = read_axis(value);
            else if (name == "places") term.places = read_places(value);
            else complain(key.source(), "unknown key '" + std::string(name) + "'");
        }
        check_shape(entry, term);
        for (auto& spelling : spellings) {
            term.text = std::move(spelling.term.text);
            out.push_back({term, std::move(spelling.where)});
        }
    }

    void complain(const toml::source_region& region, std::string text) {
        problems_.push_back({region.begin, std::move(text)});
    }

    /// In the order of the file; keys of one table are read in another.
    void hand_over(RuleFileProblems& out) {
        std::ranges::stable_sort(problems_, {}, &Problem::at);
        for (auto& problem : problems_) out.push_back({where(problem.at), std::move(problem.text)});
        problems_.clear();
    }

private:
    struct Problem {
        toml::source_position at;
        std::string text;
    };

    [[nodiscard]] std::string where(const toml::source_position& at) const {
        return rule_file_position(file_.path, at.line, at.column);
    }

    /// What the keys must be to each other; looks at the keys, so that one wrong value gives one problem.
    void check_shape(const toml::table& entry, const Term& term) {
        const bool says_meaning = entry.contains("set") || entry.contains("axis");
        if (!entry.contains("text")) complain(entry.source(), "a term needs 'text'");
        if (says_meaning && term.kind != TermKind::meaning) complain(entry.source(), "only kind \"meaning\" takes 'set' or 'axis'");
        if (!says_meaning && term.kind == TermKind::meaning && !names_unknown_kind(entry)) {
            complain(entry.source(), "a term needs 'set', 'axis' or another 'kind'");
        }
        if (term.weak_side && !term.coordinates.has(Dimension::side)) complain(entry.source(), "'weak_side' needs a side to yield");
    }

    static bool names_unknown_kind(const toml::table& entry) {
        const auto* text = entry.get_as<std::string>("kind");
        return text != nullptr && !named(kinds, text->get());
    }

    std::optional<std::string> read_string(const toml::node& node) {
        if (const auto* text = node.as_string()) return text->get();
        complain(node.source(), "expected a string");
        return std::nullopt;
    }

    void add_text(const toml::node& node, std::vector<LocatedTerm>& out) {
        const auto text = read_string(node);
        if (!text) return;
        Term term;
        term.text = fold(*text);
        if (term.text.empty()) complain(node.source(), "the text is empty");
        else out.push_back({std::move(term), where(node.source().begin)});
    }

    std::vector<LocatedTerm> read_texts(const toml::node& node) {
        std::vector<LocatedTerm> out;
        if (const auto* list = node.as_array()) {
            for (const auto& item : *list) add_text(item, out);
        } else {
            add_text(node, out);
        }
        return out;
    }

    void read_coordinates(const toml::node& node, Term& term) {
        const auto* table = node.as_table();
        if (table == nullptr) return complain(node.source(), "'set' is a table of dimensions");
        for (const auto& [key, value] : *table) {
            const auto dimension = dimension_from_id(key.str());
            const auto text = read_string(value);
            if (!dimension) complain(key.source(), "unknown dimension '" + std::string(key.str()) + "'");
            else if (text && text->empty()) complain(value.source(), "a coordinate needs a value");
            else if (text) term.coordinates.set({*dimension, *text, Certainty::said});
        }
    }

    TermKind read_kind(const toml::node& node) {
        const auto text = read_string(node);
        if (!text) return TermKind::meaning;
        const auto* kind = named(kinds, *text);
        if (kind == nullptr) complain(node.source(), "unknown kind '" + *text + "'");
        return kind == nullptr ? TermKind::meaning : *kind;
    }

    bool read_flag(const toml::node& node) {
        if (const auto* flag = node.as_boolean()) return flag->get();
        complain(node.source(), "expected true or false");
        return false;
    }

    std::string read_axis(const toml::node& node) {
        const auto text = read_string(node);
        if (text && *text != plain_axis && !dimension_from_id(*text)) complain(node.source(), "unknown axis '" + *text + "'");
        return text.value_or("");
    }

    unsigned read_places(const toml::node& node) {
        const auto* list = node.as_array();
        if (list == nullptr || list->empty()) {
            complain(node.source(), "'places' is a list of places");
            return 0;
        }
        unsigned bits = 0;
        for (const auto& item : *list) {
            const auto text = read_string(item);
            const auto* place = text ? named(places, *text) : nullptr;
            if (place != nullptr) bits |= 1U << static_cast<unsigned>(*place);
            else if (text) complain(item.source(), "unknown place '" + *text + "'");
        }
        return bits;
    }

    const DataFile& file_;
    std::vector<Problem> problems_;
};

void read_entries(const toml::table& root, TermReader& reader, std::vector<LocatedTerm>& terms) {
    for (const auto& [key, value] : root) {
        const auto* entries = value.as_array();
        if (key.str() != "term" || entries == nullptr) {
            reader.complain(key.source(), "unknown key '" + std::string(key.str()) + "'; a lexicon file holds [[term]] entries");
            continue;
        }
        for (const auto& entry : *entries) {
            if (const auto* table = entry.as_table()) reader.read(*table, terms);
            else reader.complain(entry.source(), "a term is a table");
        }
    }
}

}  // namespace

void read_terms(const DataFile& file, std::vector<LocatedTerm>& terms, RuleFileProblems& problems) {
    TermReader reader(file);
    try {
        const auto root = toml::parse(file.text);
        read_entries(root, reader, terms);
    } catch (const toml::parse_error& error) {
        reader.complain(error.source(), std::string(error.description()));
    }
    reader.hand_over(problems);
}

}  // namespace gouji
