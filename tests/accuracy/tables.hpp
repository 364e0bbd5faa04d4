#pragma once

#include "reading.hpp"
#include "table_list.hpp"

#include "gouji/core/lexicon.hpp"
#include "gouji/model/document.hpp"

#include <map>
#include <string>
#include <vector>

namespace gouji::accuracy {

struct TableScore {
    int documents = 0;
    int listed = 0, found = 0;            ///< found: pages, rows, columns, unit and title are the listed ones
    int unlisted = 0;                     ///< tables that were read where nobody saw one
    int cells = 0, right = 0;             ///< right: text, own row label and column leaf equal, paths compatible
    std::vector<Mismatch> misses;
    void operator+=(const TableScore& other);
};

/// Index into Document::tables of each listed table: of those that begin on its page the one of its title, else the next one; -1 none.
std::vector<int> match_listed(const ListedDocument& list, const Document& document);
TableScore score_tables(const ListedDocument& list, const Document& document);

struct ListedScores {
    std::map<std::string, TableScore> documents;             ///< by file name
    std::map<std::string, TableScore> regions, producers;
    TableScore all;
    std::vector<std::string> absent;                         ///< listed documents that the folder does not hold
};

/// Reads every listed document that the folder holds.
ListedScores score_listed(const std::vector<ListedDocument>& list, const std::string& samples, const Lexicon& lexicon);

}  // namespace gouji::accuracy
