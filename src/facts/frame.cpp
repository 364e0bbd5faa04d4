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
        case FrameKind::wholly: return "wholly";
        case FrameKind::absent: return "absent";
        case FrameKind::tally: return "tally";
        case FrameKind::placeholder: return "placeholder";
        case FrameKind::dated: return "dated";
        case FrameKind::repeated: return "repeated";
    }
    return "";
}

}  // namespace gouji
