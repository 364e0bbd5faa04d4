#include "strict_toml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace gouji {
namespace {

constexpr std::size_t fingerprint_digits = 32;

bool is_fingerprint(std::string_view text) {
    const auto digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return text.size() == fingerprint_digits && std::ranges::all_of(text, digit);
}

/// Reads one [[suppress]].
class EntryReader {
public:
    EntryReader(Suppression::Source source, TomlProblems& problems) : source_(source), problems_(problems) {}

    std::optional<Suppression> read(const toml::table& table) {
        Suppression entry;
        entry.source = source_;
        entry.where = problems_.where(table.source());
        for (const auto& [key, node] : table) {
            const auto name = key.str();
            if (name == "fingerprint") entry.fingerprint = text(node, name);
            else if (name == "rule") entry.rule = text(node, name);
            else if (name == "document") entry.document = text(node, name);
            else if (name == "finding") entry.finding = text(node, name);
            else if (name == "reason") entry.reason = text(node, name);
            else if (name == "expires") entry.expires = date(node);
            else problems_.add(key.source(), "config.unknown_key", {{"key", std::string(name)}});
        }
        if (!is_fingerprint(entry.fingerprint)) problems_.add(table.source(), "config.fingerprint");
        if (source_ == Suppression::Source::configuration && entry.reason.empty()) problems_.add(table.source(), "config.reason");
        return entry;
    }

private:
    std::string text(const toml::node& node, std::string_view key) {
        if (const auto* value = node.as_string()) return value->get();
        problems_.add(node.source(), "config.value", {{"key", std::string(key)}, {"wanted", say(problems_.language(), "wanted.text")}});
        return {};
    }

    std::optional<Date> date(const toml::node& node) {
        if (const auto* value = node.as_date()) return Date{value->get().year, value->get().month, value->get().day};
        problems_.add(node.source(), "config.value", {{"key", "expires"}, {"wanted", say(problems_.language(), "wanted.date")}});
        return std::nullopt;
    }

    Suppression::Source source_;
    TomlProblems& problems_;
};

}  // namespace

std::string TomlProblems::where(const toml::source_region& at) const { return fmt::format("{}:{}:{}", file_, at.begin.line, at.begin.column); }

void TomlProblems::add(const toml::source_region& at, std::string_view message, const Arguments& arguments) {
    found_.push_back({at.begin, say(language_, message, arguments)});
}

Error TomlProblems::error() {
    std::ranges::stable_sort(found_, {}, &Problem::at);
    std::string text;
    for (const auto& problem : found_)
        text += (text.empty() ? "" : "\n") + fmt::format("{}:{}:{}: {}", file_, problem.at.line, problem.at.column, problem.text);
    return {found_.empty() ? file_ : fmt::format("{}:{}:{}", file_, found_.front().at.line, found_.front().at.column), "config", text};
}

std::optional<toml::table> parse_toml(const std::string& path, TomlProblems& problems) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file) {
        problems.add({}, "config.unreadable");
        return std::nullopt;
    }
    try {
        return toml::parse(bytes);
    } catch (const toml::parse_error& error) {
        problems.add(error.source(), "config.syntax", {{"text", std::string(error.description())}});
        return std::nullopt;
    }
}

std::vector<Suppression> read_suppressions(const toml::node& node, Suppression::Source source, TomlProblems& problems) {
    std::vector<Suppression> out;
    const auto* array = node.as_array();
    if (array == nullptr) {
        problems.add(node.source(), "config.suppress");
        return out;
    }
    EntryReader reader(source, problems);
    for (const auto& element : *array) {
        const auto* table = element.as_table();
        if (table == nullptr) problems.add(element.source(), "config.suppress");
        else if (auto entry = reader.read(*table)) out.push_back(std::move(*entry));
    }
    return out;
}

std::string toml_text(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += std::string{'\\', c};
        else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
        else out += c;
    }
    return out + "\"";
}

std::string toml_entry(const Suppression& suppression) {
    std::string out = "[[suppress]]\n";
    const auto add = [&out](std::string_view key, const std::string& text) { out += fmt::format("{} = {}\n", key, toml_text(text)); };
    add("fingerprint", suppression.fingerprint);
    if (!suppression.rule.empty()) add("rule", suppression.rule);
    if (!suppression.document.empty()) add("document", suppression.document);
    if (!suppression.finding.empty()) add("finding", suppression.finding);
    add("reason", suppression.reason);
    if (suppression.expires) out += fmt::format("expires = {}\n", to_string(*suppression.expires));
    return out;
}

}  // namespace gouji
