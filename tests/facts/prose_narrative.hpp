#pragma once

#include "gouji/core/text.hpp"
#include "gouji/facts/prose.hpp"

#include "support/field_words.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace gouji::test {

/// A narrative written line by line: "# 一、…" is a heading (its ordinal gives the level), "~ …" a line of the contents, all else body.
struct Narrative {
    Record record;

    explicit Narrative(const std::vector<std::string>& lines, Kind kind = Kind::budget) {
        record.identity.entity = "东湖市水务局";
        record.identity.year = 2025;
        record.identity.kind = kind;
        record.scopes_coincide = true;
        std::vector<Paragraph> paragraphs;
        for (const std::string& line : lines) {
            Paragraph paragraph;
            const bool heading = line.starts_with("# "), contents = line.starts_with("~ ");
            paragraph.text = heading || contents ? line.substr(2) : line;
            paragraph.role = heading ? ParagraphRole::heading : contents ? ParagraphRole::contents : ParagraphRole::body;
            if (heading) paragraph.level = leading_ordinal(fold(paragraph.text)).level;
            paragraph.pieces.push_back({0, 1, {}});
            paragraphs.push_back(std::move(paragraph));
        }
        Page page;
        read_prose(paragraphs, {page}, lexicon(), record);
    }

    [[nodiscard]] std::vector<std::string> texts() const {
        std::vector<std::string> list;
        for (const Fact& fact : record.facts) list.push_back(print(fact));
        return list;
    }

    /// The fact printed so ("12.00"); the first of them.
    [[nodiscard]] const Fact& fact(std::string_view value) const {
        for (const Fact& fact : record.facts)
            if (print(fact) == value) return fact;
        FAIL("no figure " << value);
        return record.facts.front();
    }

    /// Coordinates of a bound level; "unbound" otherwise.
    [[nodiscard]] std::string meaning(std::string_view value) const {
        const Fact& found = fact(value);
        return found.binding == Binding::bound ? found.coordinates.to_string() : "unbound";
    }

    /// "growth 10.00 change 2.00+ rate 25.00+ base 8.00 of 40.00 parts 1.00 2.00 exhaustive"
    [[nodiscard]] std::vector<std::string> frames() const {
        std::vector<std::string> list;
        for (const Frame& frame : record.frames)
            if (!claims(frame.kind)) list.push_back(describe(frame));
        return list;
    }

    [[nodiscard]] std::string frame() const {
        const auto list = frames();
        REQUIRE(list.size() == 1);
        return list.front();
    }

    /// What is said without reckoning: "absent 无国有资本经营预算支出 [fund=…]", "wholly 8.00 … = category=basic", "tally 13 of item=performance".
    [[nodiscard]] std::vector<std::string> claims() const {
        std::vector<std::string> list;
        for (const Frame& frame : record.frames)
            if (claims(frame.kind)) list.push_back(describe_claim(frame));
        return list;
    }

private:
    static bool claims(FrameKind kind) {
        return kind == FrameKind::wholly || kind == FrameKind::absent || kind == FrameKind::tally || kind == FrameKind::placeholder || kind == FrameKind::dated ||
               kind == FrameKind::repeated;
    }

    std::string describe_claim(const Frame& frame) const {
        std::string out(id(frame.kind));
        for (const FactIndex level : frame.levels) out += ' ' + print(record.facts.at(level));
        if (frame.kind == FrameKind::tally && !frame.parts.empty()) return out + " names " + std::to_string(frame.parts.size());
        if (!frame.parts.empty() && !record.facts.at(frame.parts.front()).coordinates.empty()) out += " [" + record.facts.at(frame.parts.front()).coordinates.to_string() + "]";
        if (!frame.whole_coordinates.empty()) out += (frame.kind == FrameKind::tally ? " of " : " = ") + frame.whole_coordinates.to_string();
        return out;
    }

    static std::string print(const Fact& fact) { return to_string(fact.value); }
    static char mark(int direction) { return direction > 0 ? '+' : direction < 0 ? '-' : '='; }

    std::string describe(const Frame& frame) const {
        const auto all = [&](const std::vector<FactIndex>& facts) {
            std::string out;
            for (const FactIndex index : facts) out += ' ' + print(record.facts.at(index));
            return out;
        };
        std::string out(id(frame.kind));
        out += all(frame.levels);
        if (frame.change) out += " change " + print(record.facts.at(*frame.change)) + mark(frame.direction);
        if (frame.rate) out += " rate " + print(record.facts.at(*frame.rate)) + (frame.rate_direction != 0 ? std::string(1, mark(frame.rate_direction)) : "");
        if (frame.base) out += " base " + print(record.facts.at(*frame.base));
        if (frame.kind == FrameKind::comparison) out += mark(frame.direction);
        if (!frame.wholes.empty()) out += " of" + all(frame.wholes);
        if (frame.whole_is_named) out += " named " + frame.whole_coordinates.to_string();
        if (!frame.parts.empty()) out += " parts" + all(frame.parts);
        if (frame.exhaustive) out += " exhaustive";
        return out;
    }
};

}  // namespace gouji::test
