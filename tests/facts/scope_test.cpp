#include "gouji/facts/scope.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace gouji;

namespace {

Coordinates said(const std::string& text) {
    Coordinates coordinates;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        const std::size_t equals = word.find('=');
        coordinates.set({*dimension_from_id(word.substr(0, equals)), word.substr(equals + 1), Certainty::said});
    }
    return coordinates;
}

/// A record of bound figures, written as table, coordinates and printed value.
struct Doc {
    Record record;

    FactIndex add(int table, const std::string& coordinates, const std::string& value) {
        while (record.tables.size() <= static_cast<std::size_t>(table)) record.tables.emplace_back();
        Fact fact;
        fact.table = table;
        fact.coordinates = said(coordinates);
        fact.binding = Binding::bound;
        fact.value = parse_decimal(value).value_or(Decimal{});
        fact.presence = value.empty() ? Presence::blank : Presence::printed;
        record.facts.push_back(fact);
        return static_cast<FactIndex>(record.facts.size() - 1);
    }

    [[nodiscard]] std::string scope(FactIndex fact) const {
        const Coordinates& coordinates = record.facts.at(fact).coordinates;
        std::string out;
        for (const Dimension dimension : {Dimension::vintage, Dimension::use})
            if (const Coordinate* found = coordinates.find(dimension))
                out += std::string(id(dimension)) + "=" + (found->certainty == Certainty::unknown ? "?" : found->value) + " ";
        if (!out.empty()) out.pop_back();
        return out;
    }

    /// Money carried over somewhere, so that scopes matter.
    void carry_over() { add(9, "side=revenue vintage=brought_forward", "1.00"); }
};

}  // namespace

TEST_CASE("where nothing is carried over, scopes coincide and stay as printed") {
    Doc doc;
    const FactIndex revenue = doc.add(0, "side=revenue fund=fiscal", "10.00");
    doc.add(0, "side=revenue vintage=brought_forward", "0.00");
    doc.add(0, "side=expenditure use=next_year", "");
    resolve_scopes(doc.record);
    CHECK(doc.record.scopes_coincide);
    CHECK(doc.scope(revenue).empty());
}

TEST_CASE("money carried over, carried on or distributed makes scopes matter") {
    for (const std::string aside : {"side=revenue vintage=brought_forward", "side=expenditure use=next_year", "side=expenditure use=distributed"}) {
        Doc doc;
        doc.add(0, aside, "0.01");
        resolve_scopes(doc.record);
        CHECK_FALSE(doc.record.scopes_coincide);
    }
}

TEST_CASE("a revenue table is this year's money when it agrees with what is printed as such") {
    Doc doc;
    doc.carry_over();
    doc.add(0, "side=revenue vintage=current fund=fiscal", "10.00");
    doc.add(0, "side=revenue vintage=all fund=fiscal", "12.00");
    const FactIndex open = doc.add(1, "side=revenue fund=fiscal", "10.00");
    const FactIndex beside = doc.add(1, "side=revenue fund=own", "3.00");
    resolve_scopes(doc.record);
    CHECK(doc.scope(open) == "vintage=current");
    CHECK(doc.scope(beside) == "vintage=current");
    CHECK(doc.record.facts.at(open).coordinates.find(Dimension::vintage)->certainty == Certainty::inherited);
    CHECK(doc.record.tables.at(1).variables.empty());
}

TEST_CASE("a revenue table includes carried-over money when it agrees with those totals") {
    Doc doc;
    doc.carry_over();
    doc.add(0, "side=revenue vintage=current fund=fiscal", "10.00");
    doc.add(0, "side=revenue vintage=all fund=fiscal", "12.00");
    const FactIndex open = doc.add(1, "side=revenue fund=fiscal", "12.00");
    resolve_scopes(doc.record);
    CHECK(doc.scope(open) == "vintage=all");
}

TEST_CASE("most figures of a table decide, a single other one does not") {
    Doc doc;
    doc.carry_over();
    for (const std::string fund : {"fiscal", "own", "special_account"}) {
        doc.add(0, "side=revenue vintage=current fund=" + fund, "10.00");
        doc.add(0, "side=revenue vintage=all fund=" + fund, "12.00");
    }
    const FactIndex first = doc.add(1, "side=revenue fund=fiscal", "10.00");
    doc.add(1, "side=revenue fund=own", "10.00");
    const FactIndex odd = doc.add(1, "side=revenue fund=special_account", "12.00");
    resolve_scopes(doc.record);
    CHECK(doc.scope(first) == "vintage=current");
    CHECK(doc.scope(odd) == "vintage=current");
}

TEST_CASE("readings that agree equally leave the scope unknown and name it") {
    Doc doc;
    doc.carry_over();
    doc.add(0, "side=revenue vintage=current fund=fiscal", "10.00");
    doc.add(0, "side=revenue vintage=all fund=fiscal", "10.00");
    const FactIndex open = doc.add(1, "side=revenue fund=fiscal", "10.00");
    resolve_scopes(doc.record);
    CHECK(doc.scope(open) == "vintage=?");
    CHECK(doc.record.tables.at(1).variables == std::vector<Dimension>{Dimension::vintage});
}

TEST_CASE("a table that nothing speaks for stays unknown, in both scopes of its expenditure") {
    Doc doc;
    doc.carry_over();
    const FactIndex open = doc.add(1, "side=expenditure function=208", "10.00");
    resolve_scopes(doc.record);
    CHECK(doc.scope(open) == "vintage=? use=?");
    CHECK(doc.record.tables.at(1).variables == std::vector<Dimension>{Dimension::vintage, Dimension::use});
}

TEST_CASE("agreement only with figures that disagree too is no evidence") {
    Doc doc;
    doc.carry_over();
    doc.add(0, "side=revenue vintage=current fund=fiscal", "10.00");
    doc.add(0, "side=revenue vintage=current fund=own", "5.00");
    doc.add(1, "side=revenue fund=fiscal", "10.00");
    const FactIndex open = doc.add(1, "side=revenue fund=own", "6.00");
    resolve_scopes(doc.record);
    CHECK(doc.scope(open) == "vintage=?");
}

TEST_CASE("a reading that nothing contradicts is not proven by that") {
    Doc doc;
    doc.carry_over();
    doc.add(0, "side=revenue vintage=current fund=own", "5.00");
    const FactIndex open = doc.add(1, "side=revenue fund=own", "6.00");
    resolve_scopes(doc.record);
    CHECK(doc.scope(open) == "vintage=?");
}

TEST_CASE("figures of the same table, zeros and blanks are no evidence") {
    Doc doc;
    doc.carry_over();
    doc.add(0, "side=revenue vintage=current fund=fiscal", "0.00");
    doc.add(0, "side=revenue vintage=all fund=fiscal", "1.00");
    doc.add(1, "side=revenue vintage=current fund=own", "5.00");
    const FactIndex zero = doc.add(1, "side=revenue fund=fiscal", "0.00");
    const FactIndex same_table = doc.add(1, "side=revenue fund=own", "5.00");
    const FactIndex blank = doc.add(1, "side=revenue fund=special_account", "");
    resolve_scopes(doc.record);
    for (const FactIndex fact : {zero, same_table, blank}) CHECK(doc.scope(fact) == "vintage=?");
}

TEST_CASE("a table that was decided decides others") {
    Doc doc;
    doc.carry_over();
    doc.add(2, "side=revenue vintage=current fund=fiscal", "10.00");
    doc.add(1, "side=revenue fund=fiscal", "10.00");
    doc.add(1, "side=revenue fund=own", "4.00");
    const FactIndex far = doc.add(0, "side=revenue fund=own", "4.00");
    resolve_scopes(doc.record);
    CHECK(doc.scope(far) == "vintage=current");
}

TEST_CASE("an expenditure table is read in one of its three ways") {
    const auto read = [](const std::string& value) {
        Doc doc;
        doc.carry_over();
        doc.add(0, "side=expenditure vintage=all use=this_year function=208", "10.00");
        doc.add(0, "side=expenditure vintage=all use=all function=208", "12.00");
        doc.add(0, "side=expenditure vintage=current use=this_year function=208", "8.00");
        const FactIndex open = doc.add(1, "side=expenditure function=208", value);
        resolve_scopes(doc.record);
        return doc.scope(open);
    };
    CHECK(read("10.00") == "vintage=all use=this_year");
    CHECK(read("12.00") == "vintage=all use=all");
    CHECK(read("8.00") == "vintage=current use=this_year");
    CHECK(read("9.00") == "vintage=? use=?");
}

TEST_CASE("a scope that a title says is kept, and only what is open is read") {
    Doc doc;
    doc.carry_over();
    doc.add(0, "side=expenditure vintage=current use=this_year function=208", "10.00");
    doc.add(0, "side=expenditure vintage=all use=this_year function=208", "10.00");
    const FactIndex open = doc.add(1, "side=expenditure vintage=current function=208", "10.00");
    resolve_scopes(doc.record);
    CHECK(doc.scope(open) == "vintage=current use=this_year");
    CHECK(doc.record.facts.at(open).coordinates.find(Dimension::vintage)->certainty == Certainty::said);
}

TEST_CASE("what both halves of a summary print as spent this year includes carried-over money") {
    Doc doc;
    doc.carry_over();
    const FactIndex summary = doc.add(0, "side=expenditure use=this_year function=208", "10.00");
    const FactIndex open = doc.add(1, "side=expenditure function=208", "10.00");
    resolve_scopes(doc.record);
    CHECK(doc.scope(summary) == "vintage=all use=this_year");
    CHECK(doc.scope(open) == "vintage=all use=this_year");
}

TEST_CASE("revenue and expenditure of one table are read for themselves") {
    Doc doc;
    doc.carry_over();
    doc.add(0, "side=revenue vintage=current fund=fiscal", "10.00");
    const FactIndex revenue = doc.add(1, "side=revenue fund=fiscal", "10.00");
    const FactIndex expenditure = doc.add(1, "side=expenditure fund=fiscal", "10.00");
    resolve_scopes(doc.record);
    CHECK(doc.scope(revenue) == "vintage=current");
    CHECK(doc.scope(expenditure) == "vintage=? use=?");
    CHECK(doc.record.tables.at(1).variables == std::vector<Dimension>{Dimension::vintage, Dimension::use});
}

TEST_CASE("items, unbound figures, shares and money set aside have no scope to decide") {
    Doc doc;
    doc.carry_over();
    const FactIndex item = doc.add(1, "side=expenditure item=three_public", "1.00");
    const FactIndex unbound = doc.add(1, "side=revenue fund=fiscal", "1.00");
    doc.record.facts.at(unbound).binding = Binding::unbound;
    const FactIndex share = doc.add(1, "side=revenue fund=own", "1.00");
    doc.record.facts.at(share).role = FigureRole::share;
    const FactIndex sideless = doc.add(1, "fund=fiscal", "1.00");
    const FactIndex aside = doc.add(1, "side=expenditure use=next_year", "1.00");
    resolve_scopes(doc.record);
    for (const FactIndex fact : {item, unbound, share, sideless}) CHECK(doc.scope(fact).empty());
    CHECK(doc.scope(aside) == "use=next_year");
    CHECK(doc.record.tables.at(1).variables.empty());
}

TEST_CASE("a department with its own body alone speaks for one body") {
    const auto single = [](const std::vector<std::string>& entities) {
        Doc doc;
        doc.record.identity.entity = "临江市 园林所";
        for (const std::string& entity : entities) doc.add(0, entity.empty() ? "" : "entity=" + entity, "1.00");
        resolve_entities(doc.record);
        return doc.record.single_entity;
    };
    CHECK(single({}));
    CHECK(single({"", "307"}));
    CHECK(single({"307", "307001"}));
    CHECK(single({"307", "307001", "307001001"}));
    CHECK_FALSE(single({"307", "307001", "307005"}));
    CHECK_FALSE(single({"307", "308"}));
    CHECK(single({"临江市园林所"}));
    CHECK(single({"临江市园林所", "临江市路灯所"}));
    CHECK_FALSE(single({"临江市城建所", "临江市路灯所"}));
    CHECK(single({"307005", "临江市城建所", "临江市路灯所"}));
}

TEST_CASE("figures restate each other when all their coordinates are equal") {
    Doc doc;
    doc.record.single_entity = false;
    const auto key = [&](const std::string& coordinates) { return restatement_key(doc.record, doc.record.facts.at(doc.add(0, coordinates, "1.00"))); };
    CHECK(key("side=revenue fund=fiscal") == key("fund=fiscal side=revenue"));
    CHECK(key("side=revenue fund=fiscal") != key("side=revenue fund=fiscal/general"));
    CHECK(key("side=revenue fund=fiscal") != key("side=revenue fund=fiscal year=2024"));
    CHECK(key("side=revenue") != key("side=revenue entity=307"));
    CHECK(key("side=revenue vintage=all") != key("side=revenue"));
}

TEST_CASE("the one body of a document and scopes that coincide tell no figures apart") {
    Doc doc;
    doc.record.single_entity = true;
    doc.record.scopes_coincide = true;
    const auto key = [&](const std::string& coordinates) { return restatement_key(doc.record, doc.record.facts.at(doc.add(0, coordinates, "1.00"))); };
    CHECK(key("side=revenue entity=307") == key("side=revenue"));
    CHECK(key("side=expenditure vintage=all use=this_year") == key("side=expenditure"));
    CHECK(key("side=revenue vintage=brought_forward") != key("side=revenue"));
    CHECK(key("side=expenditure use=next_year") != key("side=expenditure"));
    CHECK(key("side=expenditure use=distributed") != key("side=expenditure use=next_year"));
}

TEST_CASE("an unknown scope is its own key, whatever was tried for it") {
    Doc doc;
    const FactIndex one = doc.add(0, "side=revenue", "1.00"), other = doc.add(1, "side=revenue", "1.00");
    doc.record.facts.at(one).coordinates.set({Dimension::vintage, "current", Certainty::unknown});
    doc.record.facts.at(other).coordinates.set({Dimension::vintage, "", Certainty::unknown});
    CHECK(restatement_key(doc.record, doc.record.facts.at(one)) == restatement_key(doc.record, doc.record.facts.at(other)));
    CHECK(restatement_key(doc.record, doc.record.facts.at(one)) != restatement_key(doc.record, doc.record.facts.at(doc.add(0, "side=revenue vintage=current", "1.00"))));
}
