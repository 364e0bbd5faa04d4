#pragma once

#include "gouji/table/columns.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gouji {

/// A name column with the code columns that belong to it.
struct LabelGroup {
    std::vector<int> code_columns;   ///< left to right; several for 类 | 款 | 项
    int name_column = -1;            ///< -1: codes without names
};

/// Label columns of one panel as groups, left to right; ordinal columns (序号, 行次) belong to none.
std::vector<LabelGroup> label_groups(const ColumnPlan& plan, int panel);

/// "2010601-行政运行", "[30201]办公费", "307005 单位", "行政运行(2010601)": code and the rest as printed.
struct CodedName {
    std::string code;
    std::string name;
};
CodedName split_code(std::string_view printed);

/// Completes codes of which rows print only their own level (201 | 40 | 01, each on its own row).
class CodeCarrier {
public:
    /// `parts`: the digits in each code column of the row, empty where blank.
    std::string complete(const std::vector<std::string>& parts);

private:
    std::vector<std::string> carried_;
};

}  // namespace gouji
