#include "view.hpp"

#include "reading.hpp"

#include "gouji/core/text.hpp"

#include <istream>
#include <utility>

namespace gouji {
namespace {

std::string pack(const View& view) { return write_record(head_of(view.record).record) + "\n" + view.shown; }

/// The way back. What a document has made of its child is not trusted.
View unpack(const Input& input, const ChildResult& result, std::string nothing) {
    const auto end = result.bytes.find('\n');
    auto record = result.ending == ChildEnding::finished && end != std::string::npos ? parse_record(std::string_view(result.bytes).substr(0, end))
                                                                                      : Result<Record>(Error{});
    if (!record) return {lost_record(input, result), std::move(nothing)};
    return {std::move(*record), result.bytes.substr(end + 1)};
}

}  // namespace

View view_in_child(const Options& options, Environment& environment, const std::function<View(const std::string& path)>& read,
                   std::string nothing) {
    std::istream no_list(nullptr);
    const auto inputs = expand_inputs(options.paths, no_list);
    const Input input = inputs.size() == 1 ? inputs.front() : Input{options.paths.front(), "special_file"};
    if (!input.reason.empty()) return {unread_record(input), std::move(nothing)};
    const auto result = run_in_child([&] { return pack(read(input.path)); }, limits_of(options));
    if (result.ending == ChildEnding::finished) tell_confinement(options, result.confined, environment);
    View view = unpack(input, result, std::move(nothing));
    view.record.path = display_path(options.paths.front());
    return view;
}

}  // namespace gouji
