#pragma once

#include "prose_paragraph.hpp"

#include <optional>

namespace gouji {

/// What a figure takes over from a heading or the head of its list: all but a scope that says everything, and the measure. Answers the
/// dimension in which both contradict each other.
std::optional<Dimension> inherit(Coordinates& base, const Coordinates& from);

/// Names said later replace those of their depth.
void merge(ClassPath& path, const ClassPath& more);

/// 收入 in 收入包括, 财政拨款支出 in 其中财政拨款支出包括: side and fund of the list behind a word like 包括; nullopt when the
/// words say anything else.
std::optional<Coordinates> list_words(const SubjectReader& subjects, std::string_view words, const ClassPath& above);

/// A list under a head of both sides speaks of one of them.
void narrow(Scope& scope, const Coordinates& said);

/// 货物, 分散采购, 面向中小企业: only purchases are told apart so.
bool speaks_of_purchases(const Coordinates& coordinates);

}  // namespace gouji
