#pragma once

#include "gouji/core/classification.hpp"
#include "gouji/core/coordinates.hpp"
#include "gouji/core/lexicon.hpp"
#include "gouji/core/result.hpp"
#include "gouji/facts/fact.hpp"
#include "gouji/facts/frame.hpp"
#include "gouji/facts/partition.hpp"
#include "gouji/model/document.hpp"

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace gouji {

enum class Severity { note, warning, error };
std::string_view id(Severity severity);

/// A condition on the coordinates of a figure. Every constraint must hold.
struct Constraint {
    Dimension dimension = Dimension::side;
    enum class Kind {
        is,         ///< "revenue": this value
        within,     ///< "fiscal/*": this value or below it
        said,       ///< "+": any value
        unset       ///< "-": all / nothing said
    } kind = Kind::is;
    std::string value;
};

struct Pattern {
    std::vector<Constraint> constraints;
    [[nodiscard]] bool matches(const Coordinates& coordinates) const;
    [[nodiscard]] std::size_t specificity() const { return constraints.size(); }
};

/// parent = Σ parts inside one table, as its structure proposes.
struct SumRule {
    Pattern parent;
    std::vector<Dimension> steps;           ///< dimension of the step; empty: any, also unjudged sums that proved themselves
    std::vector<Structure> structures;      ///< empty: any
};

/// Equal coordinates in different tables (or in prose) restate one figure.
struct RestatedRule {
    Pattern figure;
    /// Which pairs of printings the rule judges. A rule that asks for sentences goes before one that does not.
    enum class Pair {
        any,
        prose,       ///< at least one of the two stands in a sentence
        prose_only   ///< both do
    } pair = Pair::any;
};

/// Two figures of one table or document that must be equal although one coordinate differs (收入总计 = 支出总计, the
/// revenue table by function mirrors the expenditure table by function).
struct EqualRule {
    Pattern left, right;
    std::vector<Dimension> across;          ///< dimensions in which the two may differ; all others must be equal
    bool same_table = false;
    bool totals = false;                    ///< both stand in a total row (收入总计), not in any row of their coordinates
    bool same_row = false;                  ///< two total columns of one row that mean the same (both 合计 of a procurement table)
};

/// A figure of one table is the sum over a complete list of another table: 一般公共预算 + 基金 + 国资 = 财政拨款, the leaves of
/// a table without parent rows = the class printed elsewhere.
struct RollupRule {
    Pattern whole;
    Dimension over = Dimension::fund;
    std::vector<std::string> parts;         ///< values that together are complete; empty: the printed leaves of one table
    std::vector<Dimension> coarser;         ///< dimensions in which a part may be said less precisely than the whole
    std::string part_item;                  ///< the parts stand where this item is the subject (performance: forms); empty: the whole's
};

/// part ≤ whole where the part's coordinate lies below the whole's (财政拨款 ≤ all funds).
struct AtMostRule {
    Pattern part, whole;
    std::vector<Dimension> across;
};

/// What sentences assert about their own figures: growth, share, completion, comparison, breakdown, flat.
struct FrameRule {
    FrameKind kind = FrameKind::growth;
    Pattern figure;                          ///< on the coordinates of the most likely level
    /// A sentence asserts several things at once. Each kind has the first; the others are for growth (base, direction, zero_base,
    /// limit), share (limit, siblings) and breakdown (siblings).
    enum class Aspect {
        rate,        ///< the percentage against the amounts; a list against its whole
        base,        ///< level − base = change
        direction,   ///< the words 增加 and 下降 against each other and against level − base
        zero_base,   ///< growth from nothing has no percentage
        limit,       ///< nothing falls by more than 100 %, no part is more than 100 % of its whole
        siblings     ///< shares of one whole that are all there are add up to 100 %; changes of the parts to that of the whole
    } aspect = Aspect::rate;
};

/// Figures of a disclosure against another one of the same body: last year's, or the budget behind final accounts.
struct AcrossYearsRule {
    Pattern figure;                          ///< of this disclosure; the year before is the year "previous"
    enum class Check {
        base,     ///< the base of a change, printed or derived, is what last year's document prints (growth frames)
        flat,     ///< 与上年持平: last year's document prints the same (flat frames)
        figure,   ///< a figure of another year, basis or scope is the one printed in the other document
        count,    ///< a number of persons or things = last year's ± the change printed with it
        names     ///< the names of one dimension go on: same name, same code; no name changed by a slip
    } check = Check::base;
    enum class Other { year_before, budget } other = Other::year_before;
    Pattern before;                          ///< figure: on the other document's figure
    std::vector<Dimension> across;           ///< figure: dimensions in which the two differ; names: the one that is compared
    std::vector<std::string> words;          ///< count: all of them stand in its label
    std::string counter;                     ///< count: "辆", "人"
    Pattern explained_by;                    ///< count: a figure other than zero that accounts for a change nobody printed
    std::vector<std::string> excuses;        ///< words of a sentence by which the years are not comparable: 同口径, 划转
    std::vector<std::string> other_basis;    ///< words of a sentence that compares with something else than last year's document: 执行数
};

/// A department's disclosure against those of its units.
struct AcrossUnitsRule {
    Pattern figure;                          ///< of the department
    enum class Check {
        sum,      ///< = Σ units, when every unit's document is there
        row,      ///< the department's row of a unit = the unit's own total
        number,   ///< the printed number of units = the units listed
        twins,    ///< no other body's document has the same figures throughout
        editions, ///< nor does another edition (department, unit) of the body itself
        owners,   ///< no table names a body that is neither this one nor one it speaks for
        codes     ///< one code, one name; one name, one code
    } check = Check::sum;
};

/// How the figures of a disclosure were rounded, seen over many relations at once.
struct RoundingRule {
    enum class Check {
        joint,       ///< no choice of unrounded values satisfies all relations of the tables, though each holds within rounding
        truncated,   ///< the residues have one sign: places were cut off, not rounded
        plugged      ///< shares that add up to 100 exactly because some were nudged up and others down
    } check = Check::joint;
    int most_steps = 20'000;                 ///< joint: pivots per system; beyond, nothing is said
};

/// A figure whose value is bounded by what it is.
struct ValueRule {
    Pattern figure;
    enum class Must { zero, not_negative } must = Must::zero;
    std::vector<std::string> except;         ///< codes that some regions book so
};

/// Σ left and Σ right are one amount under two classifications (the function 住房公积金 and the economic item of the same name), or
/// stand in a ratio. Every pattern must pick one figure.
struct LinkRule {
    std::vector<Pattern> left, right;
    Decimal least{1, 0}, most{1, 0};         ///< of left ÷ right
};

/// 增减额 = 本年 − 上年 and 增减% = 增减额 ÷ 上年 in the columns of one row.
struct DifferenceRule {
    Pattern figure;                          ///< on this year's figure
    enum class Checks { change, growth } checks = Checks::change;
};

/// Words that must not stand in a published document. All places of a document are one outcome.
struct WordsRule {
    enum class In { caption, heading, contents, cell, label };   ///< label: names of rows and columns
    std::vector<std::string> match;          ///< RE2 over folded text
    std::vector<std::string> except;         ///< RE2: words that match one of these as well are harmless
    std::vector<In> places;
    std::vector<std::string> columns;        ///< cell: its column's name contains one of these; empty: any column
};

/// What a document of a kind has to show, under whatever name.
struct PresentRule {
    std::string what;                        ///< its usual name
    Pattern figure;                          ///< of a figure, a blank cell or a table; no constraints: none will do
    std::vector<std::string> words;          ///< RE2: or a title, heading or line of the contents
    Kind documents = Kind::unknown;          ///< unknown: of any kind
    int since = 0;                           ///< fiscal year from which it is asked for; 0: always
    enum class Half { tables, text } half = Half::tables;   ///< of a disclosure that may be published as two files
};

/// Codes and names as the rows of tables print them.
struct CodesRule {
    Pattern figure;
    Dimension dimension = Dimension::function;
    enum class Check {
        known,      ///< the classification of the year has the code
        named,      ///< … and calls it so
        one_name,   ///< one code has one name in a document
        detailed    ///< a table goes down to the finest level
    } check = Check::known;
};

/// Lists of indicators in forms.
struct FormRule {
    enum class Check {
        weights,    ///< the weights of one form add up to 100, or to 90 beside 10 for the execution of the budget
        execution,  ///< 执行率 = 执行数 ÷ 预算数
        rates,      ///< what is called a rate is measured in percent
        units,      ///< target and last year's value are in one unit
        kinds,      ///< a rate is no 数量指标
        limits,     ///< a cost has no lower limit
        complete    ///< output and benefit are both measured
    } check = Check::weights;
};

/// Names of two lists.
struct NamesRule {
    Pattern names, others;
    enum class Check {
        within,     ///< every name of the first stands in the second
        apart       ///< none does
    } check = Check::within;
    Dimension dimension = Dimension::project;
};

using RuleKind = std::variant<SumRule, RestatedRule, EqualRule, RollupRule, AtMostRule, FrameRule, AcrossYearsRule, AcrossUnitsRule, RoundingRule, ValueRule, LinkRule,
                              DifferenceRule, WordsRule, PresentRule, CodesRule, FormRule, NamesRule>;

/// Does the kind look at words, codes and names rather than at amounts? Its outcomes tie no figure.
bool is_about_words(const RuleKind& kind);

/// One rule file: data only. Texts come in Chinese (zh) and English (en).
struct Rule {
    std::string id;                          ///< GJnnn, opaque, never reused
    std::vector<std::string> catalogue;      ///< catalogue entries covered: "A02"
    Severity severity = Severity::error;
    RuleKind kind;
    struct Text { std::string zh, en; };
    Text title, why, formula, false_positives, example;
    std::string basis;                       ///< legal or accounting basis
    std::string file;
};

class RuleSet {
public:
    std::vector<Rule> rules;                 ///< by id
    Classification classification;           ///< codes with their names and years
    std::string digest;                      ///< SHA-256 over the files, first 16 digits
    [[nodiscard]] const Rule* find(std::string_view id_or_catalogue) const;
};

/// Decodes every <family>/GJnnn-slug.toml among the files. Unknown keys, wrong types, duplicate ids and dimensions that do
/// not exist are errors with file:line:column; all of them are reported, not only the first: the error's `where` is the first
/// place, its `text` one line per error, each with its own place. Files of lexicon/ are skipped; retired.toml names ids that no rule
/// may have again.
Result<RuleSet> load_rules(std::span<const DataFile> files);

}  // namespace gouji
