#pragma once

#include "gouji/report/report.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace gouji {

/// Which file has which contents: names the other file where a finding rests on two.
class FileNames {
public:
    explicit FileNames(const Report& report);
    /// Path of the document of that sha256; empty when it is no part of the run.
    [[nodiscard]] std::string path(const std::string& sha256) const;
    /// Index of that document in the report; -1 when it is no part of the run.
    [[nodiscard]] int index(const std::string& sha256) const;

private:
    const Report& report_;
    std::map<std::string, int> by_digest_;
};

/// What the finding stands at: the names of its row and column, or of its table.
std::string label_of(const Finding& finding);
/// "第 23 页", with the table where there is one: "第 23 页 · 单位收支总体情况表".
std::string place_of(Language language, const Finding& finding);
/// The sentence.
std::string sentence_of(Language language, const Finding& finding);
/// 不符, or for what is no violation 疑点·缺下级.
std::string tag_of(Language language, const Finding& finding);

/// Working, further relations of the cause, hints: the word before each and its text.
std::vector<std::pair<std::string, std::string>> details_of(Language language, const Finding& finding);

/// Where one figure of a finding stands: page, and the file when it is another one than the finding's.
std::string place_of(Language language, const Evidence& evidence, const Record& home, const FileNames& files);

/// Details and figures as lines of plain text, without the sentence itself.
std::string plain_details(Language language, const Finding& finding, const Record& home, const FileNames& files);

}  // namespace gouji
