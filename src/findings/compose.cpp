#include "compose.hpp"

#include "arithmetic.hpp"
#include "identity.hpp"
#include "slip_hint.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace gouji {
namespace {

using Members = std::vector<const Outcome*>;

Members members_of(const Cause& cause, const std::vector<Outcome>& outcomes) {
    Members members;
    for (const auto index : cause.outcomes) members.push_back(&outcomes.at(index));
    return members;
}

bool has(const Outcome& outcome, FactRef fact) {
    return std::any_of(outcome.operands.begin(), outcome.operands.end(), [&](const Operand& o) { return o.fact == fact; });
}

/// A finding over two documents stands in the one of the later year, of the department, or of the narrative.
std::tuple<int, bool, bool> rank(std::uint32_t record, const Members& members, const Facts& facts) {
    const Identity& identity = facts.record({record, 0}).identity;
    bool prose = false;
    for (const Outcome* member : members)
        for (const auto& operand : member->operands)
            prose |= operand.fact.record == record && facts.at(operand.fact).origin == Origin::prose;
    return {identity.year, identity.level == Level::department, prose};
}

std::uint32_t home_of(FactRef natural, const Members& members, const Facts& facts) {
    std::set<std::uint32_t> records;
    for (const Outcome* member : members)
        for (const auto& operand : member->operands)
            if (facts.is_own(operand.fact.record)) records.insert(operand.fact.record);
    std::uint32_t home = facts.is_own(natural.record) ? natural.record : *records.begin();
    for (const auto record : records)
        if (rank(record, members, facts) > rank(home, members, facts)) home = record;
    return home;
}

/// The figure at which the finding stands: the cause's, or the one its first relation stands at; in the home document.
FactRef stands_at(const Cause& cause, const Members& members, const Facts& facts) {
    const FactRef natural = cause.figures.empty() ? members.front()->operands.front().fact : cause.figures.front();
    const auto home = home_of(natural, members, facts);
    if (natural.record == home) return natural;
    for (const FactRef figure : cause.figures)
        if (figure.record == home) return figure;
    for (const Outcome* member : members)
        for (const auto& operand : member->operands)
            if (operand.fact.record == home) return operand.fact;
    return natural;
}

/// The relation told first: one that surely fails and stands at the figure, else one with it; then the doubtful ones alike.
const Outcome& primary_of(FactRef at, const Members& members) {
    const auto first = [&](bool sure, auto fits) {
        return std::ranges::find_if(members, [&](const Outcome* member) { return (!sure || member->verdict == Verdict::violation) && fits(*member); });
    };
    const auto stands = [&](const Outcome& member) { return member.operands.front().fact == at; };
    const auto concerns = [&](const Outcome& member) { return has(member, at); };
    for (const bool sure : {true, false})
        for (const auto found : {first(sure, stands), first(sure, concerns)})
            if (found != members.end()) return **found;
    return *members.front();
}

/// From 元 back to the unit and, where no digit is lost, the places of the figure.
Decimal as_printed(Decimal common, const Fact& like) {
    const Decimal value = scaled(common, -yuan_exponent(like.unit));
    return with_places(value, like.value.places).value_or(value);
}

/// What the relation gives for one of its figures.
std::optional<Decimal> value_given(const Outcome& outcome, FactRef at, const Facts& facts) {
    if (outcome.operands.front().fact == at) return outcome.expected;
    for (const auto& relation : relations_of(outcome, 0, true, facts))
        for (const auto& term : relation.terms) {
            if (term.fact != at || (term.coefficient != 1 && term.coefficient != -1)) continue;
            const Decimal shift = term.coefficient == 1 ? negate(relation.residual) : relation.residual;
            const auto value = add(common_value(facts.at(at)), shift);
            if (value) return as_printed(*value, facts.at(at));
        }
    return std::nullopt;
}

void set_figures(Finding& finding, const Cause& cause, const Outcome& primary, FactRef at, const Facts& facts) {
    const Fact& fact = facts.at(at);
    const bool first = primary.operands.front().fact == at;
    finding.actual = first ? primary.actual : fact.value;
    finding.unit = first ? primary.unit : fact.unit;
    finding.expected = value_given(primary, at, facts);
    const bool own = std::find(cause.figures.begin(), cause.figures.end(), at) != cause.figures.end();
    if (cause.shift && own) {
        if (const auto repaired = add(common_value(fact), *cause.shift)) {
            finding.actual = fact.value;
            finding.unit = fact.unit;
            finding.expected = as_printed(*repaired, fact);
            finding.hint = Hint{0, *finding.expected};
        }
    }
    if (finding.expected) finding.difference = subtract(finding.actual, *finding.expected);
}

/// Answers which figure each piece of evidence shows.
std::vector<FactRef> set_evidence(Finding& finding, const Cause& cause, const Members& members, FactRef at, const Facts& facts) {
    std::vector<Operand> operands;
    const auto role_of = [&](FactRef fact) -> std::string {
        for (const Outcome* member : members)
            for (const auto& operand : member->operands)
                if (operand.fact == fact) return operand.role;
        return "restated";
    };
    operands.push_back({at, role_of(at), 1});
    for (const FactRef figure : cause.figures) operands.push_back({figure, role_of(figure), 1});
    const auto first_member = static_cast<std::ptrdiff_t>(operands.size());
    for (const Outcome* member : members) operands.insert(operands.end(), member->operands.begin(), member->operands.end());
    std::stable_partition(operands.begin() + first_member, operands.end(),
                          [&](const Operand& operand) { return !is_zero(facts.at(operand.fact).value); });   // zeros add nothing
    std::set<FactRef> seen;
    std::vector<FactRef> shown;
    for (const auto& operand : operands) {
        if (!seen.insert(operand.fact).second) continue;
        const Fact& fact = facts.at(operand.fact);
        finding.evidence.push_back({facts.record(operand.fact).sha256, operand.role, fact.source, fact.label(), fact.value, fact.unit});
        shown.push_back(operand.fact);
    }
    return shown;
}

/// What may have happened to a percentage moves the hint to the figure that would explain it.
std::string set_slip(Finding& finding, const Outcome& primary, const std::vector<FactRef>& shown, const Facts& facts) {
    if (finding.verdict != Verdict::violation || finding.relations.size() > 1) return {};
    const auto slip = slip_of(primary, facts);
    const auto at = slip ? std::find(shown.begin(), shown.end(), slip->figure) : shown.end();
    if (at == shown.end()) return {};
    finding.hint = Hint{static_cast<std::size_t>(at - shown.begin()), slip->value};
    return slip->kind;
}

std::string kind_id(const Rule& rule) {
    struct Names {
        std::string operator()(const SumRule&) const { return "sum"; }
        std::string operator()(const RestatedRule&) const { return "restated"; }
        std::string operator()(const EqualRule&) const { return "equal"; }
        std::string operator()(const RollupRule&) const { return "rollup"; }
        std::string operator()(const AtMostRule&) const { return "at_most"; }
        std::string operator()(const FrameRule& frame) const { return std::string(id(frame.kind)); }
        std::string operator()(const AcrossYearsRule& rule) const { return names_differ(rule) ? "names" : "years"; }
        std::string operator()(const AcrossUnitsRule& rule) const {
            switch (rule.check) {
                case AcrossUnitsRule::Check::sum: return "units";
                case AcrossUnitsRule::Check::row: return "unit_row";
                case AcrossUnitsRule::Check::number: return "unit_number";
                case AcrossUnitsRule::Check::twins: return "twins";
                case AcrossUnitsRule::Check::editions: return "editions";
                case AcrossUnitsRule::Check::owners: return "owners";
                case AcrossUnitsRule::Check::codes: return "codes";
            }
            return {};
        }
        std::string operator()(const RoundingRule&) const { return "rounding"; }
        std::string operator()(const ValueRule& rule) const { return rule.must == ValueRule::Must::zero ? "not_zero" : "negative"; }
        std::string operator()(const LinkRule& rule) const { return compare(rule.least, rule.most) == 0 ? "link" : "ratio"; }
        std::string operator()(const DifferenceRule&) const { return "difference"; }
        std::string operator()(const WordsRule&) const { return "words"; }
        std::string operator()(const PresentRule&) const { return "present"; }
        std::string operator()(const CodesRule& rule) const {
            switch (rule.check) {
                case CodesRule::Check::known: return "code_unknown";
                case CodesRule::Check::named: return "code_name";
                case CodesRule::Check::one_name: return "code_names";
                case CodesRule::Check::detailed: return "code_detail";
            }
            return {};
        }
        std::string operator()(const FormRule& rule) const {
            switch (rule.check) {
                case FormRule::Check::weights: return "form_weights";
                case FormRule::Check::execution: return "form_execution";
                case FormRule::Check::rates: return "form_rates";
                case FormRule::Check::units: return "form_units";
                case FormRule::Check::kinds: return "form_kinds";
                case FormRule::Check::limits: return "form_limits";
                case FormRule::Check::complete: return "form_complete";
            }
            return {};
        }
        std::string operator()(const NamesRule& rule) const { return rule.check == NamesRule::Check::within ? "names_within" : "names_apart"; }
        static bool names_differ(const AcrossYearsRule& rule) { return rule.check == AcrossYearsRule::Check::names; }
    };
    return std::visit(Names{}, rule.kind);
}

/// Findings about who or what is named have no figure to expect.
bool is_about_names(const std::string& kind) { return kind == "names" || kind == "twins" || kind == "editions" || kind == "owners" || kind == "codes"; }

/// What a sentence claims without reckoning, and what of its reckoning has a message of its own.
bool says_words(const FrameRule& frame) {
    constexpr std::array kinds{FrameKind::listing, FrameKind::reason, FrameKind::wholly, FrameKind::absent, FrameKind::tally, FrameKind::placeholder, FrameKind::dated, FrameKind::repeated};
    using Aspect = FrameRule::Aspect;
    const bool of_its_own = frame.aspect == Aspect::zero_base || frame.aspect == Aspect::limit || frame.aspect == Aspect::siblings;
    return of_its_own || std::ranges::find(kinds, frame.kind) != kinds.end();
}

std::string words_id(const FrameRule& frame) {
    switch (frame.aspect) {
        case FrameRule::Aspect::zero_base: return "zero_base_violation";
        case FrameRule::Aspect::limit: return "limit_violation";
        case FrameRule::Aspect::siblings: return frame.kind == FrameKind::share ? "shares_violation" : "changes_violation";
        default: return std::string(id(frame.kind)) + "_violation";
    }
}

/// The working says it all: words, names, codes, and figures that need no other one to be wrong.
bool speaks_for_itself(const RuleKind& kind) {
    return is_about_words(kind) || std::holds_alternative<ValueRule>(kind) || std::holds_alternative<LinkRule>(kind) || std::holds_alternative<DifferenceRule>(kind);
}

std::string violation_id(const Finding& finding) {
    if (finding.relations.size() == 1 && speaks_for_itself(finding.rule->kind)) return kind_id(*finding.rule) + "_violation";
    if (is_about_words(finding.rule->kind)) return kind_id(*finding.rule) + "_violation";
    const auto* frame = std::get_if<FrameRule>(&finding.rule->kind);
    if (frame != nullptr && says_words(*frame)) return words_id(*frame);
    if (const auto kind = kind_id(*finding.rule); is_about_names(kind)) return kind + "_violation";
    if (const auto* rounding = std::get_if<RoundingRule>(&finding.rule->kind))
        return rounding->check == RoundingRule::Check::truncated ? "cut_off" : "plugged";
    if (!finding.expected) return "violation_open";
    constexpr std::size_t a_pair = 2;
    const bool one_part = std::holds_alternative<RollupRule>(finding.rule->kind) && finding.evidence.size() == a_pair;
    const bool list = std::holds_alternative<SumRule>(finding.rule->kind) || kind_id(*finding.rule) == id(FrameKind::breakdown);
    const bool subset = list && finding.evidence.front().role == "whole";
    const bool across = std::holds_alternative<AcrossYearsRule>(finding.rule->kind) || std::holds_alternative<AcrossUnitsRule>(finding.rule->kind);
    if (across) return kind_id(*finding.rule) + "_violation";
    if (finding.relations.size() == 1 && subset) return "subset_violation";
    if (finding.relations.size() == 1) return (one_part ? "restated" : kind_id(*finding.rule)) + "_violation";
    return finding.hint ? "several_violations" : "several_violations_open";
}

/// Residues of one difference are one note about their table, or about the text.
std::string residue_id(const Outcome& primary, FactRef at, const Facts& facts) {
    const bool declared = !primary.large && facts.record(at).identity.rounding_note;
    return std::string(primary.large ? "residue_large" : declared ? "residue_declared" : "residue") + (facts.at(at).origin == Origin::prose ? "_prose" : "");
}

std::string message_id(const Finding& finding, const Outcome& primary, FactRef at, const Facts& facts) {
    switch (finding.verdict) {
        case Verdict::violation: return violation_id(finding);
        case Verdict::suspect:
            if (primary.reason == Reason::scope_undecided) return "years_not_comparable";
            return primary.reason == Reason::parse_suspect ? "suspect_reading" : "suspect_binding";
        case Verdict::residue: return residue_id(primary, at, facts);
        case Verdict::not_harmonised: return "not_harmonised";
        case Verdict::infeasible: return "infeasible";
        case Verdict::children_missing:
            return facts.record(primary.operands.front().fact).identity.secrecy_note ? "children_missing_declared"
                                                                                      : "children_missing";
        case Verdict::exact:
        case Verdict::not_applicable:
        case Verdict::not_checked: break;
    }
    return "violation_open";
}

/// Title of the table, or of the section of a sentence.
std::string table_title(FactRef at, const Facts& facts) {
    const Fact& fact = facts.at(at);
    if (fact.origin == Origin::prose && !fact.row_path.empty()) return fact.row_path.front();
    const auto& tables = facts.record(at).tables;
    if (fact.table < 0 || static_cast<std::size_t>(fact.table) >= tables.size()) return {};
    return tables.at(static_cast<std::size_t>(fact.table)).title;
}

/// The name of the file, without its folders.
std::string document_name(const std::string& sha256, const Facts& facts) {
    for (std::uint32_t r = 0; r < facts.size(); ++r) {
        const Record& record = facts.record({r, 0});
        if (record.sha256 == sha256) return record.path.substr(record.path.rfind('/') + 1);
    }
    return {};
}

std::vector<std::pair<std::string, std::string>> arguments_of(const Finding& finding, FactRef at, const Facts& facts) {
    const auto figure = [](const std::optional<Decimal>& value) { return value ? to_grouped_string(*value) : std::string(); };
    const auto foreign = std::ranges::find_if(finding.evidence, [&](const Evidence& e) { return e.document != finding.evidence.front().document; });
    const bool across = foreign != finding.evidence.end();
    const Evidence& other = across ? *foreign : finding.evidence.size() > 1 ? finding.evidence[1] : finding.evidence[0];
    const auto name = [](const Evidence& e) { return e.label.empty() ? e.source.text : e.label; };
    return {{"label", name(finding.evidence.front())},
            {"table", table_title(at, facts)},
            {"page", std::to_string(finding.page)},
            {"actual", figure(finding.actual)},
            {"expected", figure(finding.expected)},
            {"difference", figure(finding.difference)},
            {"unit", std::string(printed_name(finding.unit))},
            {"count", std::to_string(finding.relations.size())},
            {"other_label", name(other)},
            {"other_page", std::to_string(other.source.page)},
            {"other_document", across ? document_name(other.document, facts) : std::string()},
            {"working", finding.working}};
}

/// The relation with its figures as numbers of the finding's evidence.
RelationNote note_of(const Outcome& outcome, const std::map<FactRef, std::size_t>& shown, const Facts& facts) {
    RelationNote note{outcome.rule, outcome.working, 0, outcome.expected, arithmetic_of(outcome, facts)};
    const auto place = [&](std::size_t operand) { return shown.at(outcome.operands.at(operand).fact); };
    if (!outcome.operands.empty()) note.figure = place(0);
    if (!note.arithmetic) return note;
    for (auto* addends : {&note.arithmetic->numerator, &note.arithmetic->denominator})
        for (auto& addend : *addends) addend.figure = place(addend.figure);
    return note;
}

/// With the first one in front; relations that contradict each other speak for the outcome that says so.
void set_relations(Finding& finding, const Outcome& primary, const Members& members, const std::vector<FactRef>& shown, const Facts& facts) {
    std::map<FactRef, std::size_t> places;
    for (std::size_t i = 0; i < shown.size(); ++i) places.emplace(shown[i], i);
    if (primary.jointly.empty()) finding.relations.push_back(note_of(primary, places, facts));
    for (const Outcome* member : members)
        if (member != &primary) finding.relations.push_back(note_of(*member, places, facts));
}

/// The relations that an infeasible outcome names.
Members with_joint_relations(const Members& members, const std::vector<Outcome>& outcomes) {
    Members all = members;
    for (const Outcome* member : members)
        for (const auto index : member->jointly)
            if (index < outcomes.size()) all.push_back(&outcomes[index]);
    return all;
}

Severity worst(const Members& members, const Facts& facts, bool strict) {
    Severity worst = Severity::note;
    for (const Outcome* member : members) worst = std::max(worst, severity_of(*member, facts, strict).value_or(Severity::note));
    return worst;
}

}  // namespace

Placed compose_finding(const Cause& cause, const std::vector<Outcome>& outcomes, const Facts& facts, bool strict) {
    const auto members = members_of(cause, outcomes);
    const FactRef at = stands_at(cause, members, facts);
    const Outcome& primary = primary_of(at, members);
    Finding finding;
    finding.rule = primary.rule;
    finding.severity = worst(members, facts, strict);
    finding.verdict = primary.verdict;
    finding.page = facts.at(at).source.page;
    finding.working = primary.working;
    set_figures(finding, cause, primary, at, facts);
    const auto shown = set_evidence(finding, cause, members, at, facts);
    set_relations(finding, primary, with_joint_relations(members, outcomes), shown, facts);
    const auto slip = set_slip(finding, primary, shown, facts);
    finding.message = message_id(finding, primary, at, facts);
    finding.arguments = arguments_of(finding, at, facts);
    if (!slip.empty()) finding.arguments.emplace_back("slip", slip);
    finding.fingerprint = fingerprint_of(primary, at, facts);
    finding.cause = cause_of(at, finding.expected ? to_string(*finding.expected) : std::string(), facts);
    return {at.record, std::move(finding)};
}

}  // namespace gouji
