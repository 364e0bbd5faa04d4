#pragma once

#include "gouji/facts/record.hpp"

namespace gouji {

/// Decides the scopes that tables do not print (M3): whose money (current or with carry-over) and which use. A record
/// without anything carried over gets `scopes_coincide`. Otherwise the scope is a variable of the table, with readings;
/// the reading under which most of its figures agree with tables of fixed scope is taken, and where two agree equally
/// the scope stays unknown (Certainty::unknown) and is named in TableInfo::variables.
void resolve_scopes(Record& record);

/// Sets `single_entity`: does every unit row of the record stand for the body itself?
void resolve_entities(Record& record);

/// Decides the scopes of a narrative whose tables are published as a file of their own, by those tables. Nothing happens to a
/// record that has tables, or where the tables carry nothing over.
void settle_across(Record& narrative, const Record& tables);

}  // namespace gouji
