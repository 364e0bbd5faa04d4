#include "scanner.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

namespace gouji {
namespace {

constexpr std::size_t longest_operator = 3;  ///< characters, in all of PDF

/// The characters of an operator as one number; 0 for what is none.
constexpr std::uint32_t key_of(std::string_view operation) {
    if (operation.size() > longest_operator) return 0;
    std::uint32_t key = 0;
    for (const char c : operation) key = (key << 8) | static_cast<unsigned char>(c);
    return key;
}

}  // namespace

/// What each operator does to the scanner. Operators that are not listed do not matter for lines, images and text origins.
struct Operators {
    using Action = void (*)(ContentScanner&);
    struct Entry {
        std::size_t numbers = 0;   ///< operands it needs; with fewer it is broken and skipped
        Action action = nullptr;
    };
    /// Filled by name, then sorted: pages hold hundreds of thousands of operators.
    struct Table {
        std::vector<std::pair<std::uint32_t, Entry>> entries;

        Entry& operator[](std::string_view name) {
            for (auto& [key, entry] : entries)
                if (key == key_of(name)) return entry;
            return entries.emplace_back(key_of(name), Entry{}).second;
        }
        /// Another name for what `name` does, with a number of operands of its own if need be.
        void alias(std::string_view other, std::string_view name, std::optional<std::size_t> numbers = std::nullopt) {
            const Entry entry = (*this)[name];
            (*this)[other] = {numbers.value_or(entry.numbers), entry.action};
        }
        [[nodiscard]] const Entry* find(std::string_view name) const {
            const auto found = std::ranges::lower_bound(entries, key_of(name), {}, &std::pair<std::uint32_t, Entry>::first);
            return found != entries.end() && found->first == key_of(name) ? &found->second : nullptr;
        }
    };

    static void add_state(Table& t) {
        t["q"] = {0, [](ContentScanner& s) { s.push_state(); }};
        t["Q"] = {0, [](ContentScanner& s) { s.pop_state(); }};
        t["cm"] = {6, [](ContentScanner& s) {
                       const Point shift = s.point(4, 6);
                       s.state_.ctm = chain({s.number(0, 6), s.number(1, 6), s.number(2, 6), s.number(3, 6), shift.x, shift.y}, s.state_.ctm);
                   }};
        t["w"] = {1, [](ContentScanner& s) { s.state_.line_width = s.number(0, 1); }};
        t["gs"] = {0, [](ContentScanner& s) { s.set_parameters(); }};
        t["Do"] = {0, [](ContentScanner& s) { s.draw_object(); }};
    }

    static void add_colours(Table& t) {
        t["g"] = {1, [](ContentScanner& s) { s.set_colour(s.state_.fill, ColourModel::additive); }};
        t["G"] = {1, [](ContentScanner& s) { s.set_colour(s.state_.stroke, ColourModel::additive); }};
        t.alias("rg", "g", 3);
        t.alias("RG", "G", 3);
        t["k"] = {4, [](ContentScanner& s) { s.set_colour(s.state_.fill, ColourModel::subtractive); }};
        t["K"] = {4, [](ContentScanner& s) { s.set_colour(s.state_.stroke, ColourModel::subtractive); }};
        t["cs"] = {0, [](ContentScanner& s) { s.set_colour_space(s.state_.fill); }};
        t["CS"] = {0, [](ContentScanner& s) { s.set_colour_space(s.state_.stroke); }};
        t["sc"] = {0, [](ContentScanner& s) { s.set_colour(s.state_.fill, s.state_.fill.model); }};
        t["SC"] = {0, [](ContentScanner& s) { s.set_colour(s.state_.stroke, s.state_.stroke.model); }};
        t.alias("scn", "sc");
        t.alias("SCN", "SC");
    }

    static void add_paths(Table& t) {
        t["m"] = {2, [](ContentScanner& s) { s.begin_subpath(s.point(0, 2)); }};
        t["l"] = {2, [](ContentScanner& s) { s.add_point(s.point(0, 2), false); }};
        t["c"] = {6, [](ContentScanner& s) { s.add_point(s.point(4, 6), true); }};
        t["v"] = {4, [](ContentScanner& s) { s.add_point(s.point(2, 4), true); }};
        t.alias("y", "v");
        t["h"] = {0, [](ContentScanner& s) { s.close_subpath(); }};
        t["re"] = {4, [](ContentScanner& s) { s.add_rectangle(); }};
    }

    static void add_painting(Table& t) {
        t["S"] = {0, [](ContentScanner& s) { s.paint_path(true, std::nullopt); }};
        t["s"] = {0, [](ContentScanner& s) { s.close_subpath(); s.paint_path(true, std::nullopt); }};
        t["f"] = {0, [](ContentScanner& s) { s.paint_path(false, FillRule::nonzero); }};
        t["f*"] = {0, [](ContentScanner& s) { s.paint_path(false, FillRule::even_odd); }};
        t.alias("F", "f");
        t["B"] = {0, [](ContentScanner& s) { s.paint_path(true, FillRule::nonzero); }};
        t["B*"] = {0, [](ContentScanner& s) { s.paint_path(true, FillRule::even_odd); }};
        t["b"] = {0, [](ContentScanner& s) { s.close_subpath(); s.paint_path(true, FillRule::nonzero); }};
        t["b*"] = {0, [](ContentScanner& s) { s.close_subpath(); s.paint_path(true, FillRule::even_odd); }};
        t["n"] = {0, [](ContentScanner& s) { s.paint_path(false, std::nullopt); }};
        t["W"] = {0, [](ContentScanner& s) { s.clip_next_ = true; }};
        t.alias("W*", "W");
    }

    static void add_text(Table& t) {
        t["BT"] = {0, [](ContentScanner& s) { s.text_matrix_ = s.line_matrix_ = {}; }};
        t["Tm"] = {6, [](ContentScanner& s) {
                       const Point shift = s.point(4, 6);
                       s.text_matrix_ = s.line_matrix_ = {s.number(0, 6), s.number(1, 6), s.number(2, 6), s.number(3, 6), shift.x, shift.y};
                   }};
        t["Td"] = {2, [](ContentScanner& s) { s.move_line(s.number(0, 2), s.number(1, 2)); }};
        t["TD"] = {2, [](ContentScanner& s) {
                       s.state_.leading = -s.number(1, 2);
                       s.move_line(s.number(0, 2), s.number(1, 2));
                   }};
        t["T*"] = {0, [](ContentScanner& s) { s.move_line(0, -s.state_.leading); }};
        t["TL"] = {1, [](ContentScanner& s) { s.state_.leading = s.number(0, 1); }};
        t["Ts"] = {1, [](ContentScanner& s) { s.state_.rise = s.number(0, 1); }};
        t["Tf"] = {1, [](ContentScanner& s) { s.state_.font_size = s.number(0, 1); }};
        t["Tr"] = {1, [](ContentScanner& s) { s.state_.unseen_text = s.number(0, 1) == 3 || s.number(0, 1) == 7; }};
        t["Tj"] = {0, [](ContentScanner& s) { s.show_text(); }};
        t.alias("TJ", "Tj");
        t["'"] = {0, [](ContentScanner& s) { s.move_line(0, -s.state_.leading); s.show_text(); }};
        t.alias("\"", "'");
    }

    static Table make() {
        Table table;
        add_state(table);
        add_colours(table);
        add_paths(table);
        add_painting(table);
        add_text(table);
        std::ranges::sort(table.entries, {}, &std::pair<std::uint32_t, Entry>::first);
        return table;
    }
};

void ContentScanner::execute(std::string_view operation) {
    static const Operators::Table table = Operators::make();
    ++operators_;
    const auto* entry = table.find(operation);
    if (entry != nullptr && has_numbers(entry->numbers)) entry->action(*this);
    numbers_.clear();
}

}  // namespace gouji
