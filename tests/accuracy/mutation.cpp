#include "mutation.hpp"

#include "arithmetic.hpp"
#include "placed.hpp"

#include "gouji/core/text.hpp"
#include "gouji/facts/record.hpp"
#include "gouji/findings/finding.hpp"

#include <algorithm>
#include <future>
#include <set>
#include <thread>

namespace gouji::accuracy {
namespace {

constexpr std::array<int, 2> digit_steps = {1, 5};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The first digit of several before the point.
bool leads(const std::string& amount, std::size_t at) {
    const bool first = std::none_of(amount.begin(), amount.begin() + static_cast<std::ptrdiff_t>(at), is_digit);
    return first && at + 1 < amount.size() && amount[at + 1] != '.';
}

bool same_place(const SourceRef& a, const SourceRef& b) {
    return a.page == b.page && a.box.x0 == b.box.x0 && a.box.y0 == b.box.y0 && a.box.x1 == b.box.x1 && a.box.y1 == b.box.y1;
}

/// A document in memory whose cells can be changed and judged again.
class Desk {
public:
    Desk(const Fixture& fixture, const std::string& pdf, Document document, const Knowledge& knowledge)
        : document_(std::move(document)), knowledge_(&knowledge) {
        document_.paragraphs.clear();
        cells_ = true_cells(fixture, pdf, document_);
    }

    [[nodiscard]] bool has(const Place& place) const { return cells_.contains(place); }
    [[nodiscard]] const Cell& cell(const Place& place) const { return cell_at(document_, cells_.at(place)); }

    void print(const Place& place, const std::string& text) {
        const CellAt at = cells_.at(place);
        Cell& cell = document_.tables.at(static_cast<std::size_t>(at.table)).table.cells.at(at.cell);
        cell.source.text = text;
        if (cell.content == CellContent::number) cell.value = parse_decimal(text);
    }

    /// facts → rules → findings
    [[nodiscard]] std::vector<Finding> findings() const {
        const Record record = record_of(document_, knowledge_->lexicon);
        const auto evaluation = evaluate(knowledge_->rules, {&record});
        auto results = collect_findings(knowledge_->rules, {&record}, evaluation, false);
        return std::move(results.at(0).findings);
    }

    /// Errors and warnings only.
    [[nodiscard]] std::vector<Finding> raised() const {
        auto findings = this->findings();
        std::erase_if(findings, [](const Finding& finding) { return finding.severity == Severity::note; });
        return findings;
    }

private:
    Document document_;
    const Knowledge* knowledge_;
    Cells cells_;
};

bool names_cell(const std::vector<Finding>& findings, const SourceRef& source) {
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
        return std::any_of(finding.evidence.begin(), finding.evidence.end(),
                           [&](const Evidence& evidence) { return same_place(evidence.source, source); });
    });
}

void repair(Desk& desk, const Texts& clean) {
    for (const auto& [place, text] : clean)
        if (is_amount(text) && desk.has(place) && fold(desk.cell(place).source.text) != text) desk.print(place, text);
}

void count_change(Benchmark& result, const Judgement& judgement, bool found) {
    Count one;
    one.by_sight[static_cast<std::size_t>(judgement.sight)] = 1;
    one.found = found ? 1 : 0;
    result.all += one;
    for (const auto& family : judgement.families) result.families[family] += one;
}

/// One change: printed, judged, taken back.
void try_change(Desk& desk, const Judge& judge, const Mutation& mutation, const std::string& pdf, Benchmark& result) {
    const Judgement judgement = judge.judge(mutation);
    bool found = false;
    const std::string& printed = judge.clean().at(mutation.place);
    if (judgement.sight == Sight::visible && desk.has(mutation.place)) {
        desk.print(mutation.place, mutation.text);
        const auto raised = desk.raised();
        found = names_cell(raised, desk.cell(mutation.place).source);
        ++result.told[raised.size()];
        desk.print(mutation.place, printed);
    }
    count_change(result, judgement, found);
    if (judgement.sight == Sight::visible && !found)
        result.misses.push_back({name_of(pdf), mutation, printed, judgement.families, desk.has(mutation.place)});
}

Benchmark try_changes(Desk desk, const Judge& judge, const std::vector<Mutation>& mutations, const std::string& pdf) {
    Benchmark result;
    for (const auto& mutation : mutations) try_change(desk, judge, mutation, pdf, result);
    return result;
}

/// Every n-th, dealt out to `hands` workers.
std::vector<std::vector<Mutation>> deal(const std::vector<Mutation>& mutations, std::size_t stride, std::size_t hands) {
    std::vector<std::vector<Mutation>> dealt(hands);
    for (std::size_t i = 0, next = 0; i < mutations.size(); i += stride, ++next) dealt[next % hands].push_back(mutations[i]);
    return dealt;
}

bool before(const Miss& a, const Miss& b) {
    return std::tie(a.mutation.place, a.mutation.text) < std::tie(b.mutation.place, b.mutation.text);
}

}  // namespace

std::string_view name_of(Sight sight) {
    constexpr std::array<std::string_view, sight_count> names = {"visible", "within rounding", "against printed zeros only",
                                                                 "restatement off by one", "in no relation"};
    return names.at(static_cast<std::size_t>(sight));
}

std::vector<std::string> single_digit_changes(const std::string& amount) {
    std::vector<std::string> changes;
    for (std::size_t i = 0; i < amount.size(); ++i) {
        if (!is_digit(amount[i])) continue;
        for (const int step : digit_steps) {
            int digit = (amount[i] - '0' + step) % 10;
            if (digit == 0 && leads(amount, i)) ++digit;
            std::string changed = amount;
            changed[i] = static_cast<char>('0' + digit);
            if (changed != amount && std::find(changes.begin(), changes.end(), changed) == changes.end())
                changes.push_back(changed);
        }
    }
    return changes;
}

std::vector<Mutation> mutations_of(const Texts& clean) {
    std::vector<Mutation> mutations;
    for (const auto& [place, text] : clean) {
        if (!is_amount(text)) continue;
        for (auto& changed : single_digit_changes(text)) mutations.push_back({place, std::move(changed)});
    }
    return mutations;
}

Judge::Judge(const Fixture& fixture) : clean_(texts_of(fixture, "clean")) {
    for (const auto& relation : fixture.relations)
        for (const auto& place : std::set<Place>(relation.cells.begin(), relation.cells.end()))
            relations_[place].push_back(&relation);
}

Judgement Judge::judge(const Mutation& mutation) const {
    const auto own = relations_.find(mutation.place);
    if (own == relations_.end()) return {Sight::unrelated, {}};
    Texts changed = clean_;
    changed[mutation.place] = mutation.text;
    Sight sight = Sight::within_rounding;
    std::set<std::string> broken, all;
    for (const Relation* relation : own->second) {
        const Standing standing = standing_of(*relation, changed);
        all.insert(relation->family);
        if (standing == Standing::broken) broken.insert(relation->family);
        if (standing == Standing::off_by_one) sight = Sight::off_by_one;
        if (standing == Standing::zero_residue && sight == Sight::within_rounding) sight = Sight::zero_residue;
    }
    if (broken.empty()) return {sight, {all.begin(), all.end()}};
    return {Sight::visible, {broken.begin(), broken.end()}};
}

void Count::operator+=(const Count& other) {
    for (std::size_t i = 0; i < by_sight.size(); ++i) by_sight[i] += other.by_sight[i];
    found += other.found;
}

void Benchmark::operator+=(const Benchmark& other) {
    cells += other.cells;
    all += other.all;
    for (const auto& [family, count] : other.families) families[family] += count;
    for (const auto& [findings, count] : other.told) told[findings] += count;
    misses.insert(misses.end(), other.misses.begin(), other.misses.end());
    false_alarms.insert(false_alarms.end(), other.false_alarms.begin(), other.false_alarms.end());
}

std::vector<Finding> findings_with(const Fixture& fixture, const std::string& pdf, const Knowledge& knowledge, const Texts& changed) {
    Document document;
    read_record(pdf, knowledge.lexicon, document);
    Desk desk(fixture, pdf, std::move(document), knowledge);
    repair(desk, texts_of(fixture, "clean"));
    for (const auto& [place, text] : changed) desk.print(place, text);
    return desk.findings();
}

Benchmark run_benchmark(const Fixture& fixture, const std::string& pdf, const Knowledge& knowledge, std::size_t stride) {
    Document document;
    read_record(pdf, knowledge.lexicon, document);
    const Judge judge(fixture);
    Desk desk(fixture, pdf, std::move(document), knowledge);
    repair(desk, judge.clean());
    Benchmark result;
    for (const auto& finding : desk.raised())
        result.false_alarms.push_back(name_of(pdf) + ": " + std::string(id(finding.severity)) + " " + finding.rule->id + " page " +
                                      std::to_string(finding.page) + ": " + finding.working);
    std::set<Place> changed;
    std::vector<std::future<Benchmark>> workers;
    for (const auto& part : deal(mutations_of(judge.clean()), stride, std::max(1U, std::thread::hardware_concurrency()))) {
        for (const auto& mutation : part) changed.insert(mutation.place);
        workers.push_back(std::async(std::launch::async, [&, part] { return try_changes(desk, judge, part, pdf); }));
    }
    for (auto& worker : workers) result += worker.get();
    result.cells = static_cast<int>(changed.size());
    std::sort(result.misses.begin(), result.misses.end(), before);
    return result;
}

}  // namespace gouji::accuracy
