#include "gouji/facts/frame.hpp"

namespace gouji {

std::string_view id(FrameKind kind) {
    switch (kind) {
        case FrameKind::growth: return "growth";
        case FrameKind::share: return "share";
        case FrameKind::completion: return "completion";
        case FrameKind::comparison: return "comparison";
        case FrameKind::breakdown: return "breakdown";
        case FrameKind::flat: return "flat";
        case FrameKind::listing: return "listing";
        case FrameKind::reason: return "reason";
    }
    return "";
}

}  // namespace gouji
