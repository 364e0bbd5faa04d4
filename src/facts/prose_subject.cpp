#include "prose_subject.hpp"

#include "gouji/core/text.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace gouji {
namespace {

constexpr std::array<std::string_view, 3> class_marks = {"(类)", "(款)", "(项)"};
constexpr std::size_t longest_name = 120;   ///< folded bytes: 40 characters; official names have at most 30

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Names are printed with and without 支出 at their end.
std::vector<std::string> codes_of_variants(const Lexicon& lexicon, Dimension dimension, const std::string& name) {
    std::vector<std::string> codes = lexicon.codes_of(dimension, name);
    const auto add = [&](const std::string& variant) {
        for (std::string& code : lexicon.codes_of(dimension, variant))
            if (std::ranges::find(codes, code) == codes.end()) codes.push_back(std::move(code));
    };
    add(name + "支出");
    constexpr std::string_view spent = "支出";
    if (name.ends_with(spent)) add(name.substr(0, name.size() - spent.size()));
    return codes;
}

/// Longest end of the text that names a code; the rest before it stays.
struct NamedEnd {
    std::size_t begin = 0;
    std::vector<std::string> codes;
};
std::optional<NamedEnd> named_end(const Lexicon& lexicon, Dimension dimension, std::string_view text) {
    const std::size_t from = text.size() > longest_name ? text.size() - longest_name : 0;
    for (std::size_t at = from; at < text.size(); ++at) {
        if (is_continuation(text[at])) continue;
        std::vector<std::string> codes = codes_of_variants(lexicon, dimension, std::string(text.substr(at)));
        if (!codes.empty()) return NamedEnd{at, std::move(codes)};
    }
    return std::nullopt;
}

/// Without a mark or code only names of classes are safe: projects bear the names of items. A name of several levels (其他支出)
/// means the class. Answers whether one code is left.
bool keep_class(std::vector<std::string>& codes) {
    constexpr std::size_t class_digits = 3;
    std::erase_if(codes, [](const std::string& code) { return code.size() != class_digits; });
    return codes.size() == 1;
}

bool is_subsequence(const std::u32string& part, const std::u32string& whole) {
    std::size_t at = 0;
    for (const char32_t c : whole)
        if (at < part.size() && part[at] == c) ++at;
    return at == part.size();
}

std::vector<std::string> split_at_dashes(std::string_view text) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('-', begin), text.size());
        parts.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

/// In final accounts …支出预算 is the plan; the names of the budgets themselves end in the same word.
bool says_planned(std::string_view text) {
    constexpr std::array<std::string_view, 3> budgets = {"公共预算", "基金预算", "经营预算"};
    for (const std::string_view tail : {"为", ":", "数"})
        if (text.ends_with(tail)) text.remove_suffix(tail.size());
    return text.ends_with("预算") && std::ranges::none_of(budgets, [&](std::string_view budget) { return text.ends_with(budget); });
}

/// Ends like the name of an organisation and holds no punctuation.
bool is_name_of_a_body(std::string_view name) {
    if (const std::size_t open = name.rfind('('); name.ends_with(')') && open != std::string_view::npos && open > 0) name = name.substr(0, open);
    if (name.find_first_of(",;:") != std::string_view::npos || name.find("。") != std::string_view::npos) return false;
    constexpr std::array<std::string_view, 23> ends = {"署", "本级", "局", "厅", "委", "院", "会", "办", "部", "中心", "处", "队", "校", "所", "馆", "站", "政府", "室", "委员会", "大学", "学院", "社", "部门"};
    return std::ranges::any_of(ends, [&](std::string_view end) { return name.ends_with(end); });
}

Dimension space_of(char first) { return first == '2' ? Dimension::function : first == '3' ? Dimension::economic : Dimension::gov_economic; }

}  // namespace

bool is_free_name(const Subject& subject) {
    const auto speaks = [&](std::string_view word) { return subject.text.find(word) != std::string::npos; };
    return subject.phrase.coordinates.empty() && !subject.phrase.total && !subject.text.empty() && !speaks("预算") && !speaks("决算") && !speaks("年");
}

SubjectReader::SubjectReader(const Lexicon& lexicon, const Identity& identity)
    : lexicon_(lexicon), identity_(identity), body_(to_code_points(fold(identity.entity))) {
    if (!identity.entity.empty()) names_.push_back(fold(identity.entity));
}

/// 省检察院, 我部门: short names of the body itself, never those of its units.
bool SubjectReader::is_own_name(std::string_view word) const {
    constexpr std::array<std::string_view, 12> selves = {"我", "本", "我部门", "我单位", "我局", "本局", "我委", "本委", "我院", "本院", "我厅", "本厅"};
    if (std::ranges::find(selves, word) != selves.end()) return true;
    const std::u32string characters = to_code_points(word);
    return characters.size() >= 2 && is_subsequence(characters, body_);
}

void SubjectReader::learn_names(const std::vector<Paragraph>& paragraphs) {
    constexpr std::size_t fewest = 3;       // sections that begin with the name: a unit's name heads fewer
    constexpr std::size_t shortest = 9;     // folded bytes: three characters
    std::map<std::string, std::set<int>> sections;
    int section = 0;
    for (const Paragraph& paragraph : paragraphs) {
        if (paragraph.role == ParagraphRole::heading) ++section;
        if (paragraph.role != ParagraphRole::body) continue;
        const std::string text = fold(paragraph.text);
        const std::size_t begin = leading_ordinal(text).length;
        const std::size_t end = std::min(text.find("20", begin), text.find("本年", begin));
        if (end != std::string::npos && end >= begin + shortest && end - begin <= longest_name) sections[text.substr(begin, end - begin)].insert(section);
    }
    for (const auto& [name, where] : sections)
        if (where.size() >= fewest && is_name_of_a_body(name)) names_.push_back(name);
}

void SubjectReader::erase_own_names(std::string& text) const {
    for (const std::string& name : names_)
        if (const std::size_t at = text.find(name); at != std::string::npos) {
            text.erase(at, name.size());
            return;
        }
}

void SubjectReader::set_code(Subject& subject, Dimension dimension, std::string code) const {
    subject.phrase.coordinates.set({dimension, std::move(code), Certainty::said});
    subject.phrase.meaning = true;
}

/// The one code whose names along the path are these; empty when there is none or several.
std::string SubjectReader::resolve(const ClassPath& path, Dimension dimension) const {
    std::vector<std::string> found = {""};
    for (std::size_t depth = 0; depth < path.size(); ++depth) {
        if (path.at(depth).empty()) continue;
        const std::size_t digits = 3 + 2 * depth;
        std::vector<std::string> next;
        for (const std::string& code : codes_of_variants(lexicon_, dimension, path.at(depth)))
            if (code.size() == digits && std::ranges::any_of(found, [&](const std::string& above) { return code.starts_with(above); })) next.push_back(code);
        found = std::move(next);
    }
    return found.size() == 1 ? found.front() : std::string{};
}

/// 教育支出(类)普通教育(款)小学教育(项)
void SubjectReader::take_marked_path(std::string& text, Subject& subject, const ClassPath& above) const {
    std::size_t deepest = class_marks.size(), begin = 0, end = 0;
    for (std::size_t depth = 0; depth < class_marks.size(); ++depth) {
        const std::size_t mark = text.find(class_marks.at(depth), end);
        if (mark == std::string::npos) continue;
        std::string name = text.substr(end, mark - end);
        if (deepest == class_marks.size()) {
            auto named = named_end(lexicon_, Dimension::function, name);
            if (!named) named = named_end(lexicon_, Dimension::economic, name);
            begin = named ? named->begin : 0;
            name = name.substr(begin);
        }
        subject.path.at(depth) = name;
        deepest = depth;
        end = mark + class_marks.at(depth).size();
    }
    if (deepest == class_marks.size()) return;
    ClassPath path = subject.path;
    for (std::size_t depth = 0; depth < deepest && path.at(depth).empty(); ++depth) path.at(depth) = above.at(depth);
    subject.path = path;
    if (const std::string function = resolve(path, Dimension::function); !function.empty()) set_code(subject, Dimension::function, function);
    else if (const std::string economic = resolve(path, Dimension::economic); !economic.empty()) set_code(subject, Dimension::economic, economic);
    else subject.phrase.unknown.push_back(path.at(deepest) + std::string(class_marks.at(deepest)));
    text.erase(begin, end - begin);
}

/// 行政运行(2010301): the code decides when its name, or nothing else, stands before it.
void SubjectReader::take_bracket_code(std::string& text, Subject& subject) const {
    for (std::size_t open = text.find('('); open != std::string::npos; open = text.find('(', open + 1)) {
        const std::size_t close = text.find(')', open);
        if (close == std::string::npos) return;
        const std::string code = text.substr(open + 1, close - open - 1);
        if (!std::ranges::all_of(code, is_digit) || (code.size() != 3 && code.size() != 5 && code.size() != 7)) continue;
        const Dimension dimension = space_of(code.front());
        const auto named = named_end(lexicon_, dimension, std::string_view(text).substr(0, open));
        const bool agrees = named && std::ranges::find(named->codes, code) != named->codes.end();
        if (!agrees && (code.size() == 3 || lexicon_.name_of(dimension, code).empty())) continue;
        set_code(subject, dimension, code);
        text.erase(agrees ? named->begin : 0, close + 1 - (agrees ? named->begin : 0));
        return;
    }
}

/// "教育支出-普通教育-小学教育"科目
void SubjectReader::take_dashed_path(std::string& text, Subject& subject) const {
    const std::size_t open = text.find('"'), close = open == std::string::npos ? open : text.find('"', open + 1);
    if (close == std::string::npos) return;
    const std::vector<std::string> names = split_at_dashes(std::string_view(text).substr(open + 1, close - open - 1));
    if (names.size() > subject.path.size()) return;
    ClassPath path;
    std::ranges::copy(names, path.begin());
    const std::string code = resolve(path, Dimension::function);
    if (code.empty()) return;
    subject.path = path;
    set_code(subject, Dimension::function, code);
    text.erase(open, close + 1 - open);
}

/// 教育支出64万元, 工资福利支出9万元: a name of one classification, alone or after understood words.
void SubjectReader::take_class_name(const std::string& text, Subject& subject) const {
    std::string_view rest = text;
    for (const std::string_view tail : {":", "为", "共", "预算数", "预算", "支出预算", "科目"})
        if (rest.ends_with(tail)) rest.remove_suffix(tail.size());
    std::optional<std::pair<Dimension, NamedEnd>> found;
    for (const Dimension dimension : {Dimension::function, Dimension::economic}) {
        auto named = named_end(lexicon_, dimension, rest);
        if (!named || !keep_class(named->codes)) continue;
        if (found && found->second.begin == named->begin) return;   // a name of both spaces
        if (!found || named->begin < found->second.begin) found.emplace(dimension, std::move(*named));
    }
    if (!found) return;
    Phrase before = read_phrase(rest.substr(0, found->second.begin), lexicon_, Place::prose, identity_.year);
    std::erase_if(before.unknown, [&](const std::string& word) { return is_own_name(word); });
    if (!before.consumed()) return;
    subject.phrase = std::move(before);
    set_code(subject, found->first, found->second.codes.front());
}

Subject SubjectReader::read(std::string_view lead, const ClassPath& above) const {
    Subject subject;
    std::string text(lead.substr(leading_ordinal(lead).length));
    subject.text = text;
    erase_own_names(text);
    take_marked_path(text, subject, above);
    if (!subject.phrase.meaning) take_bracket_code(text, subject);
    if (!subject.phrase.meaning) take_dashed_path(text, subject);
    Phrase phrase = read_phrase(text, lexicon_, Place::prose, identity_.year);
    std::erase_if(phrase.unknown, [&](const std::string& word) { return is_own_name(word); });
    const bool has_code = subject.phrase.meaning;
    Coordinates code = subject.phrase.coordinates;
    std::vector<std::string> unknown = subject.phrase.unknown;
    subject.phrase = std::move(phrase);
    subject.phrase.unknown.insert(subject.phrase.unknown.end(), unknown.begin(), unknown.end());
    if (has_code) {
        if (const auto conflict = subject.phrase.coordinates.refine(code); conflict && !subject.phrase.conflict) subject.phrase.conflict = conflict;
        subject.phrase.meaning = true;
    } else if (!subject.phrase.consumed() && unknown.empty()) {
        take_class_name(text, subject);
    }
    if (identity_.kind == Kind::final_accounts && !subject.phrase.coordinates.has(Dimension::basis) && says_planned(text))
        subject.phrase.coordinates.set({Dimension::basis, "budget", Certainty::said});
    const Coordinates& said = subject.phrase.coordinates;
    const bool only_figure = std::ranges::all_of(said.all(), [](const Coordinate& c) { return c.dimension == Dimension::basis || c.dimension == Dimension::year || c.dimension == Dimension::side; });
    subject.thin = subject.phrase.unknown.empty() && only_figure && (!said.has(Dimension::side) || said.has(Dimension::basis));
    return subject;
}

bool SubjectReader::names_other_body(std::string_view heading) const {
    constexpr std::size_t shortest = 12;   // folded bytes: four characters
    const std::string_view name = heading.substr(leading_ordinal(heading).length);
    if (name.size() < shortest || name.starts_with("本") || !is_name_of_a_body(name) || std::ranges::find(names_, name) != names_.end()) return false;
    constexpr std::array<std::string_view, 8> topics = {"情况", "说明", "预算", "决算", "经费", "支出", "收入", "机构"};
    return std::ranges::none_of(topics, [&](std::string_view topic) { return name.find(topic) != std::string_view::npos; });
}

Subject SubjectReader::read_heading(std::string_view heading, const ClassPath& above) const {
    Subject subject;
    std::string text(heading.substr(leading_ordinal(heading).length));
    subject.text = text;
    erase_own_names(text);
    take_marked_path(text, subject, above);
    Phrase phrase = read_phrase(text, lexicon_, Place::title, identity_.year);
    static_cast<void>(phrase.coordinates.refine(subject.phrase.coordinates));
    for (const Dimension dimension : {Dimension::basis, Dimension::measure, Dimension::origin}) phrase.coordinates.erase(dimension);
    if (phrase.coordinates.value(Dimension::item) == "several") phrase.coordinates.erase(Dimension::item);
    phrase.unknown.clear();
    phrase.conflict.reset();
    subject.phrase = std::move(phrase);
    return subject;
}

}  // namespace gouji
