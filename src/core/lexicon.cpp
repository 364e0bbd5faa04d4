#include "gouji/core/lexicon.hpp"

#include "rule_file.hpp"
#include "utf8.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <unordered_map>

namespace gouji {

namespace {

constexpr unsigned every_place = 0xFU;

unsigned places_of(const Term& term) { return term.places == 0 ? every_place : term.places; }

/// Words share first ideographs but rarely two, so candidates are grouped by the first one and tried longest first.
class TermIndex {
public:
    explicit TermIndex(std::vector<Term> terms) : terms_(std::move(terms)) {
        std::ranges::stable_sort(terms_, std::ranges::greater(), [](const Term& term) { return term.text.size(); });
        for (const auto& term : terms_) by_first_[decode_at(term.text, 0).code_point].push_back(&term);
    }

    TermIndex(const TermIndex&) = delete;   // the groups point into the terms
    TermIndex& operator=(const TermIndex&) = delete;
    TermIndex(TermIndex&&) = default;
    TermIndex& operator=(TermIndex&&) = default;
    ~TermIndex() = default;

    [[nodiscard]] TermMatch longest_at(std::string_view text, Place place) const {
        if (text.empty()) return {};
        const auto bucket = by_first_.find(decode_at(text, 0).code_point);
        if (bucket == by_first_.end()) return {};
        const unsigned wanted = 1U << static_cast<unsigned>(place);
        for (const auto* term : bucket->second) {
            if ((places_of(*term) & wanted) != 0 && text.starts_with(term->text)) return {term, term->text.size()};
        }
        return {};
    }

private:
    std::vector<Term> terms_;
    std::unordered_map<char32_t, std::vector<const Term*>> by_first_;
};

struct CodeNames {
    std::map<std::string, std::string, std::less<>> name_of;
    std::map<std::string, std::vector<std::string>, std::less<>> codes_of;   ///< each list ascending, without repeats
};

struct ClassificationFile {
    std::string_view path;
    Dimension dimension;
};

constexpr std::array<ClassificationFile, 3> classification_files{{
    {"classification/function.tsv", Dimension::function},
    {"classification/economic.tsv", Dimension::economic},
    {"classification/gov_economic.tsv", Dimension::gov_economic},
}};

std::optional<std::size_t> classification_index(Dimension dimension) {
    const auto found = std::ranges::find(classification_files, dimension, &ClassificationFile::dimension);
    if (found == classification_files.end()) return std::nullopt;
    return static_cast<std::size_t>(found - classification_files.begin());
}

/// lexicon/*.toml without sub-folders: lexicon/hints/ holds other kinds of entries.
bool is_lexicon_file(std::string_view path) {
    constexpr std::string_view folder = "lexicon/";
    return path.starts_with(folder) && path.ends_with(".toml") && path.find('/', folder.size()) == std::string_view::npos;
}

bool is_classification_file(std::string_view path) {
    return path.starts_with("classification/") && path.ends_with(".tsv");
}

CodeNames classification_from(std::vector<NamedCode> entries, RuleFileProblems& problems) {
    CodeNames out;
    std::map<std::string, std::vector<std::pair<int, int>>> years;   ///< in force; a code may stand again for other years
    // The name in force now is the one a code is called by.
    std::ranges::stable_sort(entries, [](const NamedCode& a, const NamedCode& b) { return (a.until == 0) > (b.until == 0); });
    for (auto& entry : entries) {
        const auto overlaps = [&](const std::pair<int, int>& other) {
            return (entry.until == 0 || other.first == 0 || other.first <= entry.until) && (other.second == 0 || entry.since == 0 || entry.since <= other.second);
        };
        auto& before = years[entry.code];
        if (std::ranges::any_of(before, overlaps)) problems.push_back({entry.where, "code " + entry.code + " stands here twice"});
        before.emplace_back(entry.since, entry.until);
        out.name_of.emplace(entry.code, entry.names.front());
        for (auto& name : entry.names) out.codes_of[std::move(name)].push_back(entry.code);
    }
    for (auto& [name, codes] : out.codes_of) {
        std::ranges::sort(codes);
        const auto repeats = std::ranges::unique(codes);
        codes.erase(repeats.begin(), repeats.end());
    }
    return out;
}

/// One text may stand twice only where the two cannot both be read.
std::vector<Term> checked_terms(std::vector<LocatedTerm> located, RuleFileProblems& problems) {
    std::unordered_map<std::string, std::vector<std::size_t>> seen;
    std::vector<Term> out;
    for (std::size_t i = 0; i < located.size(); ++i) {
        auto& same_text = seen[located[i].term.text];
        for (const auto earlier : same_text) {
            if ((places_of(located[earlier].term) & places_of(located[i].term)) == 0) continue;
            problems.push_back({located[i].where, "'" + located[i].term.text + "' is already a term at " + located[earlier].where});
            break;
        }
        same_text.push_back(i);
    }
    out.reserve(located.size());
    for (auto& entry : located) out.push_back(std::move(entry.term));
    return out;
}

Error rule_file_error(const RuleFileProblems& problems) {
    std::string text;
    for (const auto& problem : problems) {
        if (!text.empty()) text += '\n';
        text += problem.where + ": " + problem.text;
    }
    return {problems.front().where, "rule_file", text};
}

}  // namespace

struct Lexicon::Data {
    TermIndex terms;
    std::array<CodeNames, classification_files.size()> classifications;
};

Lexicon::Lexicon() : data_(std::make_unique<const Data>(Data{TermIndex({}), {}})) {}
Lexicon::~Lexicon() = default;
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;

Result<Lexicon> Lexicon::load(std::span<const DataFile> files) {
    RuleFileProblems problems;
    std::vector<LocatedTerm> terms;
    std::array<CodeNames, classification_files.size()> classifications;
    for (const auto& file : files) {
        if (is_lexicon_file(file.path)) read_terms(file, terms, problems);
        if (!is_classification_file(file.path)) continue;
        const auto known = std::ranges::find(classification_files, file.path, &ClassificationFile::path);
        if (known == classification_files.end()) {
            problems.push_back({rule_file_position(file.path, 1, 1), "no classification of this name"});
            continue;
        }
        std::vector<NamedCode> codes;
        read_codes(file, codes, problems);
        classifications.at(static_cast<std::size_t>(known - classification_files.begin())) =
            classification_from(std::move(codes), problems);
    }
    auto checked = checked_terms(std::move(terms), problems);
    if (!problems.empty()) return rule_file_error(problems);
    Lexicon lexicon;
    lexicon.data_ = std::make_unique<const Data>(Data{TermIndex(std::move(checked)), std::move(classifications)});
    return lexicon;
}

TermMatch Lexicon::longest_at(std::string_view folded, std::size_t offset, Place place) const {
    return offset < folded.size() ? data_->terms.longest_at(folded.substr(offset), place) : TermMatch{};
}

std::string_view Lexicon::name_of(Dimension classification, std::string_view code) const {
    const auto index = classification_index(classification);
    if (!index) return {};
    const auto& names = data_->classifications.at(*index).name_of;
    const auto found = names.find(code);
    return found == names.end() ? std::string_view() : std::string_view(found->second);
}

std::vector<std::string> Lexicon::codes_of(Dimension classification, std::string_view folded_name) const {
    const auto index = classification_index(classification);
    if (!index) return {};
    const auto& codes = data_->classifications.at(*index).codes_of;
    const auto found = codes.find(folded_name);
    return found == codes.end() ? std::vector<std::string>() : found->second;
}

}  // namespace gouji
