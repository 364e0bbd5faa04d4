#include "case_file.hpp"

#include "gouji/core/text.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>
#include <toml++/toml.h>

namespace gouji::cases {

namespace {

std::string slurp(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> words(const std::string& line) {
    std::istringstream in(line);
    std::vector<std::string> out;
    for (std::string word; in >> word;) out.push_back(word);
    return out;
}

class Reader {
public:
    Record read(const std::string& text) {
        record_.identity.year = 2025;
        record_.identity.kind = Kind::budget;
        std::istringstream in(text);
        for (std::string line; std::getline(in, line);) {
            ++line_;
            const auto parts = words(line);
            if (parts.empty()) continue;
            if (parts.front() == "document") document(parts);
            else if (parts.front() == "table") table(parts);
            else if (parts.front() == "prose") prose(parts);
            else if (parts.front() == "body") body(parts);
            else if (parts.front() == "stated") record_.bodies_stated = named(parts.at(1));
            else if (parts.front() == "sum") sum(parts);
            else if (parts.front() == "frame") frame(parts);
            else fact(parts);
        }
        return std::move(record_);
    }

private:
    [[noreturn]] void fail(const std::string& what) const {
        throw std::runtime_error("line " + std::to_string(line_) + ": " + what);
    }

    static bool split(const std::string& word, std::string& key, std::string& value) {
        const auto at = word.find('=');
        if (at == std::string::npos) return false;
        key = word.substr(0, at);
        value = word.substr(at + 1);
        return true;
    }

    bool coordinate(const std::string& word, Coordinates& into) const {
        std::string key, value;
        if (!split(word, key, value)) return false;
        const auto dimension = dimension_from_id(key);
        if (!dimension) return false;
        if (value.empty()) into.erase(*dimension);
        else if (value == "?") into.set({*dimension, {}, Certainty::unknown});
        else into.set({*dimension, value, Certainty::said});
        return true;
    }

    void document(const std::vector<std::string>& parts) {
        for (std::size_t i = 1; i < parts.size(); ++i) {
            if (parts[i] == "scopes_coincide") record_.scopes_coincide = true;
            else if (parts[i] == "many_entities") record_.single_entity = false;
            else if (!identity(parts[i])) fail("unknown word of a document line: " + parts[i]);
        }
    }

    bool identity(const std::string& word) {
        std::string key, value;
        if (!split(word, key, value)) return false;
        if (key == "entity") record_.identity.entity = value;
        else if (key == "code") record_.identity.entity_code = value;
        else if (key == "year") record_.identity.year = std::stoi(value);
        else if (key == "level") record_.identity.level = value == "department" ? Level::department : Level::unit;
        else if (key == "kind") record_.identity.kind = value == "final_accounts" ? Kind::final_accounts : Kind::budget;
        else return false;
        return true;
    }

    /// body 307001 甲中心: a unit that the document speaks for; "-" without a code. `listed`: in its text.
    void body(const std::vector<std::string>& parts) {
        if (parts.size() < 3) fail("a body is written: body 307001 name");
        record_.bodies.push_back({parts[1] == "-" ? "" : parts[1], parts[2]});
        if (parts.size() > 3 && parts[3] == "listed") record_.bodies_in_text = record_.bodies.size();
    }

    void table(const std::vector<std::string>& parts) {
        TableInfo info;
        if (parts.size() < 2) fail("a table needs a title");
        info.title = parts[1];
        info.unit = Unit::ten_thousand_yuan;
        for (std::size_t i = 2; i < parts.size(); ++i) {
            std::string key, value;
            if (parts[i] == "doubt") info.doubts.emplace_back("doubt");
            else if (parts[i] == "empty") info.empty = true;
            else if (split(parts[i], key, value) && key == "unit" && unit_from_id(value)) info.unit = unit_from_id(value);
            else if (key == "owner") info.owner = value;
            else if (key == "kind") info.kind = value;
            else if (!coordinate(parts[i], info.base)) fail("unknown word of a table line: " + parts[i]);
        }
        record_.tables.push_back(std::move(info));
        in_prose_ = false;
        row_ = 0;
    }

    void prose(const std::vector<std::string>& parts) {
        base_ = {};
        for (std::size_t i = 1; i < parts.size(); ++i) {
            if (!coordinate(parts[i], base_)) fail("unknown word of a prose line: " + parts[i]);
        }
        in_prose_ = true;
    }

    void fact(const std::vector<std::string>& parts) {
        if (parts.size() < 2) fail("a figure needs a value");
        if (record_.tables.empty() && !in_prose_) fail("a figure before the first table");
        Fact out;
        out.binding = Binding::bound;
        out.source.page = 1;
        out.row = row_++;
        out.column = 0;
        if (in_prose_) {
            out.origin = Origin::prose;
            out.unit = Unit::ten_thousand_yuan;
            out.coordinates = base_;
        } else {
            out.table = static_cast<int>(record_.tables.size()) - 1;
            out.unit = *record_.tables.back().unit;
            out.coordinates = record_.tables.back().base;
        }
        value(parts[1], out);
        for (std::size_t i = 2; i < parts.size(); ++i) property(parts[i], out);
        if (!names_.emplace(parts[0], static_cast<FactIndex>(record_.facts.size())).second) fail("two figures are called " + parts[0]);
        record_.facts.push_back(std::move(out));
    }

    void value(const std::string& word, Fact& out) const {
        out.source.text = word;
        if (word == "blank") {
            out.presence = Presence::blank;
            return;
        }
        const auto parsed = parse_decimal(word);
        if (!parsed) fail("not a figure: " + word);
        out.value = *parsed;
    }

    void property(const std::string& word, Fact& out) {
        std::string key, text;
        if (coordinate(word, out.coordinates)) return;
        if (word.front() == '@') place(word, out);
        else if (word == "total") out.total_row = true;
        else if (word == "total_column") out.total_column = true;
        else if (word == "unbound") out.binding = Binding::unbound;
        else if (!split(word, key, text)) fail("unknown word of a figure: " + word);
        else if (key == "open") open(text, out);
        else if (key == "row") out.row_path = {text};
        else if (key == "path") out.row_path = pieces(text);
        else if (key == "list") out.panel = std::stoi(text);
        else if (key == "label") out.column_path = {text};
        else if (key == "text") out.source.text = text;
        else if (key == "words") out.unknown_words = {text};
        else if (key == "unit" && unit_from_id(text)) out.unit = *unit_from_id(text);
        else if (key == "role" && role(text)) out.role = *role(text);
        else fail("unknown property of a figure: " + word);
    }

    /// "产出指标|数量指标|链路": from the outermost name to the innermost.
    static std::vector<std::string> pieces(const std::string& text) {
        std::vector<std::string> out;
        std::istringstream in(text);
        for (std::string piece; std::getline(in, piece, '|');) out.push_back(piece);
        return out;
    }

    static std::optional<FigureRole> role(const std::string& name) {
        static const std::map<std::string, FigureRole> roles{{"change", FigureRole::change}, {"growth", FigureRole::growth},
                                                             {"share", FigureRole::share}, {"base", FigureRole::base},
                                                             {"rate", FigureRole::rate}, {"statement", FigureRole::statement}, {"count", FigureRole::count},
                                                             {"caption", FigureRole::caption}, {"heading", FigureRole::heading},
                                                             {"contents", FigureRole::contents}, {"cell", FigureRole::cell}, {"code", FigureRole::code}};
        const auto found = roles.find(name);
        return found == roles.end() ? std::nullopt : std::optional(found->second);
    }

    static void open(const std::string& name, Fact& out) {
        out.binding = Binding::open;
        out.open_name = name;
    }

    void place(const std::string& word, Fact& out) {
        const auto comma = word.find(',');
        if (comma == std::string::npos) fail("a place is written @row,column");
        out.row = std::stoi(word.substr(1, comma - 1));
        out.column = std::stoi(word.substr(comma + 1));
        row_ = out.row + 1;
    }

    FactIndex named(const std::string& name) const {
        const auto found = names_.find(name);
        if (found == names_.end()) fail("no figure is called " + name);
        return found->second;
    }

    void sum(const std::vector<std::string>& parts) {
        Sum out;
        std::size_t i = 1;
        out.parent = named(parts.at(i++));
        if (i >= parts.size() || parts[i++] != "=") fail("a sum is written: sum total = part part : words");
        for (; i < parts.size() && parts[i] != ":"; ++i) out.parts.push_back(named(parts[i]));
        for (++i; i < parts.size(); ++i) sum_word(parts[i], out);
        out.table = record_.facts.at(out.parent).table;
        record_.sums.push_back(std::move(out));
    }

    void sum_word(const std::string& word, Sum& out) const {
        static const std::map<std::string, Structure> structures{
            {"header", Structure::header}, {"code", Structure::code}, {"outline", Structure::outline},
            {"total_row", Structure::total_row}, {"units", Structure::units}, {"list", Structure::list}};
        std::string key, value;
        if (const auto found = structures.find(word); found != structures.end()) out.structure = found->second;
        else if (word == "vetoed") out.acceptance = Acceptance::vetoed;
        else if (word == "incomplete") out.complete = false;
        else if (word == "subset") out.subset = true;
        else if (split(word, key, value) && key == "family") out.family = std::stoi(value);
        else if (key == "step" && dimension_from_id(value)) {
            out.step = dimension_from_id(value);
            out.acceptance = Acceptance::accepted;
        } else fail("unknown word of a sum: " + word);
    }

    void frame(const std::vector<std::string>& parts) {
        static const std::map<std::string, FrameKind> kinds{
            {"growth", FrameKind::growth}, {"share", FrameKind::share}, {"completion", FrameKind::completion},
            {"comparison", FrameKind::comparison}, {"breakdown", FrameKind::breakdown}, {"flat", FrameKind::flat},
            {"listing", FrameKind::listing}, {"reason", FrameKind::reason},
            {"wholly", FrameKind::wholly}, {"absent", FrameKind::absent}, {"tally", FrameKind::tally},
            {"placeholder", FrameKind::placeholder}, {"dated", FrameKind::dated}, {"repeated", FrameKind::repeated}};
        const auto kind = parts.size() < 2 ? kinds.end() : kinds.find(parts.at(1));
        if (kind == kinds.end()) fail("a frame is written: frame growth level=a change=b rate=c up");
        Frame out;
        out.kind = kind->second;
        out.source.page = 1;
        for (std::size_t i = 2; i < parts.size(); ++i) frame_word(parts[i], out);
        record_.frames.push_back(std::move(out));
    }

    void frame_word(const std::string& word, Frame& out) const {
        std::string key, name;
        if (word == "up") out.direction = 1;
        else if (word == "down") out.direction = -1;
        else if (word == "rate_up") out.rate_direction = 1;
        else if (word == "rate_down") out.rate_direction = -1;
        else if (word == "exhaustive") out.exhaustive = true;
        else if (word == "named") out.whole_is_named = true;
        else if (coordinate(word, out.whole_coordinates)) return;
        else if (!split(word, key, name)) fail("unknown word of a frame: " + word);
        else if (key == "says") out.source.text = name;
        else if (key == "level") out.levels.push_back(named(name));
        else if (key == "whole") out.wholes.push_back(named(name));
        else if (key == "part") out.parts.push_back(named(name));
        else if (key == "change") out.change = named(name);
        else if (key == "rate") out.rate = named(name);
        else if (key == "base") out.base = named(name);
        else fail("unknown word of a frame: " + word);
    }

    Record record_;
    Coordinates base_;
    bool in_prose_ = false;
    int row_ = 0;
    int line_ = 0;
    std::map<std::string, FactIndex> names_;
};

std::string required(const toml::table& table, const char* key, const std::string& path) {
    const auto value = table[key].value<std::string>();
    if (!value) throw std::runtime_error(path + ": a case without " + key);
    return *value;
}

/// "== before" begins another document; what stands above the first such line is the one that is judged.
void read_documents(const std::string& text, Case& out) {
    static const std::set<std::string> relations{"before", "budget", "unit", "twin"};
    std::istringstream in(text);
    std::vector<std::pair<std::string, std::string>> parts{{"", ""}};
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("== ")) parts.emplace_back(line.substr(3), "");
        else parts.back().second += line + "\n";
    }
    out.record = read_disclosure(parts.front().second);
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const auto& [relation, lines] = parts[i];
        if (!relations.contains(relation)) throw std::runtime_error("no relation of documents: " + relation);
        out.others.push_back({relation, read_disclosure(lines)});
        if (relation == "before") out.others.back().record.identity.year = out.record.identity.year - 1;
        if (relation == "budget") out.others.back().record.identity.kind = Kind::budget;
    }
}

Case read_case(const toml::table& table, const std::string& path) {
    for (const auto& [key, node] : table) {
        const auto name = key.str();
        if (name != "name" && name != "expect" && name != "reason" && name != "working" && name != "disclosure") {
            throw std::runtime_error(path + ": unknown key " + std::string(name));
        }
    }
    Case out;
    out.name = required(table, "name", path);
    out.expect = required(table, "expect", path);
    out.reason = table["reason"].value_or(std::string());
    out.working = table["working"].value_or(std::string());
    try {
        read_documents(required(table, "disclosure", path), out);
    } catch (const std::runtime_error& error) {
        throw std::runtime_error(path + ": " + out.name + ": " + error.what());
    }
    return out;
}

}  // namespace

Record read_disclosure(const std::string& text) { return Reader().read(text); }

Relatives Case::relatives() const {
    Relatives out;
    for (const auto& other : others) {
        if (other.relation == "before") out.year_before.push_back(&other.record);
        if (other.relation == "budget") out.budget.push_back(&other.record);
        if (other.relation == "unit") out.units.push_back({&other.record});
        if (other.relation == "twin") out.twins.push_back(&other.record);
    }
    return out;
}

std::vector<Case> read_cases(const std::string& path) {
    const auto file = toml::parse(slurp(path), path);
    std::vector<Case> out;
    const auto* list = file["case"].as_array();
    if (list == nullptr) throw std::runtime_error(path + ": no [[case]]");
    for (const auto& node : *list) {
        if (const auto* table = node.as_table()) out.push_back(read_case(*table, path));
    }
    return out;
}

std::vector<DataFile> rule_folder() {
    const std::filesystem::path root = std::string(GOUJI_SOURCE_DIR) + "/rules";
    std::vector<DataFile> out;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        const auto extension = entry.path().extension();
        if (!entry.is_regular_file() || (extension != ".toml" && extension != ".tsv")) continue;
        out.push_back({std::filesystem::relative(entry.path(), root).generic_string(), slurp(entry.path())});
    }
    return out;
}

}  // namespace gouji::cases

TEST_CASE("a case line that is not understood is refused with its line number") {
    using gouji::cases::read_disclosure;
    CHECK_THROWS_WITH(read_disclosure("table 表\na 1.00 colour=red"), doctest::Contains("line 2"));
    CHECK_THROWS_WITH(read_disclosure("table 表\na 1.00\nsum a = b : header"), doctest::Contains("no figure is called b"));
    CHECK(read_disclosure("table 表\na 1.00 fund=fiscal").facts.at(0).coordinates.to_string() == "fund=fiscal");
}
