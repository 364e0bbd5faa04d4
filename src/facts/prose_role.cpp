#include "prose_role.hpp"

namespace gouji {
namespace {

RoleReading role_of_percent(std::string_view lead, const RoleBefore& before) {
    RoleReading read;
    read.role = FigureRole::rate;
    if (const auto words = share_words(lead)) {
        read.role = FigureRole::share;
        read.whole = *words;
        read.part = std::string(lead.substr(0, lead.rfind("占")));
    } else if (says_completion(lead)) {
        read.completion = true;
    } else if (const auto movement = movement_at_end(lead)) {
        read.role = FigureRole::growth;
        read.direction = movement->direction;
    } else if (before.role == FigureRole::change && (lead == "(" || lead.empty())) {
        read.role = FigureRole::growth;   // 减少24.5万元(43%): the amount's word holds for both
    }
    return read;
}

RoleReading change_of(int direction) {
    RoleReading read;
    read.role = FigureRole::change;
    read.direction = direction;
    return read;
}

}  // namespace

RoleReading read_role(const ProseFigure& figure, std::string_view lead, const RoleBefore& before, bool listed) {
    if (figure.unit == Unit::percent) return role_of_percent(lead, before);
    RoleReading read;
    read.role = figure.unit == Unit::count ? FigureRole::count : FigureRole::level;
    if (figure.counter == "个百分点") {
        read.role = FigureRole::rate;
    } else if (const auto movement = movement_at_end(lead)) {
        read = change_of(movement->direction);
        read.movement = movement;
    } else if (names_last_year_in_brackets(lead)) {
        read.role = FigureRole::base;
    } else if (const int inside = movement_inside(lead); inside != 0) {
        read = change_of(inside);         // 较上年减少部门支出5万元
        read.foreign = true;
    } else if (names_a_base(lead)) {
        read.role = FigureRole::base;
    } else if (listed && before.role == FigureRole::change) {
        read = change_of(before.direction);
    }
    return read;
}

}  // namespace gouji
