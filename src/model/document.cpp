#include "gouji/model/document.hpp"

namespace gouji {

std::string_view id(Status status) {
    switch (status) {
        case Status::checked: return "checked";
        case Status::damaged: return "damaged";
        case Status::unreadable: return "unreadable";
        case Status::unrecognised: return "unrecognised";
        case Status::scanned: return "scanned";
        case Status::template_: return "template";
        case Status::crashed: return "crashed";
        case Status::timeout: return "timeout";
        case Status::memory: return "memory";
    }
    return "";
}

std::string_view id(Kind kind) {
    switch (kind) {
        case Kind::unknown: return "";
        case Kind::budget: return "budget";
        case Kind::final_accounts: return "final_accounts";
    }
    return "";
}

std::string_view id(Level level) {
    switch (level) {
        case Level::unknown: return "";
        case Level::department: return "department";
        case Level::unit: return "unit";
    }
    return "";
}

}  // namespace gouji
