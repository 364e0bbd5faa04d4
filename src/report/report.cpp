#include "gouji/report/report.hpp"

namespace gouji {

bool anything_checked(const DocumentResult& document) { return document.coverage.relations_run > 0; }

std::string say_reason(Language language, const Record& record) {
    const auto colon = record.reason.find(':');
    const std::string reason = record.reason.substr(0, colon);
    const std::string id = "input." + reason;
    if (!can_say(id)) return record.reason;
    return say(language, id);
}

std::string share_text(int part, int whole) {
    if (whole <= 0) return "–";
    const auto permille = static_cast<long long>(part) * 1000 / whole;
    return std::to_string(permille / 10) + "." + std::to_string(permille % 10) + "%";
}

}  // namespace gouji
