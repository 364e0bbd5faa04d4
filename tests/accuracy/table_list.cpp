#include "table_list.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace gouji::accuracy {
namespace {

using Fields = std::vector<std::string>;

Fields split(const std::string& text, const std::string& mark) {
    Fields fields;
    std::size_t from = 0;
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, from)) {
        fields.push_back(text.substr(from, at - from));
        from = at + mark.size();
    }
    fields.push_back(text.substr(from));
    return fields;
}

std::vector<std::string> path_of(const std::string& field) {
    std::vector<std::string> steps = split(field, " / ");
    std::erase_if(steps, [](const std::string& step) { return step.empty() || step == "-"; });
    return steps;
}

std::string text_or_none(const std::string& field) { return field == "-" ? std::string() : field; }

std::optional<int> count_or_none(const std::string& field) {
    if (field == "-") return std::nullopt;
    return std::stoi(field);
}

ListedKind kind_of(const std::string& field) {
    if (field == "table") return ListedKind::table;
    if (field == "form") return ListedKind::form;
    if (field == "empty") return ListedKind::empty;
    throw std::runtime_error("unknown kind");
}

constexpr std::size_t document_fields = 6, table_fields = 10, cell_fields = 7;

/// `fields` without the word that says what the line is.
void take_line(std::vector<ListedDocument>& list, const std::string& what, const Fields& fields) {
    if (what == "document" && fields.size() + 1 == document_fields) {
        const auto range = fields[2].find('-');
        list.push_back({fields[0], fields[1], fields[3], fields[4], std::stoi(range == std::string::npos ? fields[2] : fields[2].substr(range + 1)), {}, {}});
        return;
    }
    const auto document = std::find_if(list.begin(), list.end(), [&](const ListedDocument& one) { return one.sha256 == fields.at(0); });
    if (document == list.end()) throw std::runtime_error("no such document");
    if (what == "table" && fields.size() + 1 == table_fields) {
        document->tables.push_back({fields[1], text_or_none(fields[8]), text_or_none(fields[4]), std::stoi(fields[2]), std::stoi(fields[3]),
                                    count_or_none(fields[5]), count_or_none(fields[6]), kind_of(fields[7])});
    } else if (what == "cell" && fields.size() + 1 == cell_fields) {
        document->cells.push_back({fields[1], fields[3], std::stoi(fields[2]), path_of(fields[4]), path_of(fields[5])});
    } else {
        throw std::runtime_error("neither document, table nor cell, or another number of fields");
    }
}

}  // namespace

std::vector<ListedDocument> parse_table_list(const std::string& text) {
    std::vector<ListedDocument> list;
    std::istringstream lines(text);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        if (line.empty() || line.front() == '#') continue;
        Fields fields = split(line, "\t");
        const std::string what = fields.front();
        fields.erase(fields.begin());
        try {
            take_line(list, what, fields);
        } catch (const std::exception& error) {
            throw std::runtime_error("tables.tsv line " + std::to_string(number) + ": " + error.what());
        }
    }
    return list;
}

std::vector<ListedDocument> load_table_list() {
    std::ifstream file(std::string(GOUJI_SOURCE_DIR) + "/tests/accuracy/tables.tsv", std::ios::binary);
    if (!file) throw std::runtime_error("tests/accuracy/tables.tsv cannot be read");
    return parse_table_list({std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()});
}

}  // namespace gouji::accuracy
