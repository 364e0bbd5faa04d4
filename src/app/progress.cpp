#include "progress.hpp"

#include "gouji/core/text.hpp"

#include <fmt/format.h>

#include <ostream>

namespace gouji {
namespace {

constexpr std::string_view over_the_line = "\r\x1b[K";   // to its start, and nothing left of it

bool wants_progress(const Options& options, const Environment& environment) {
    switch (options.progress) {
        case ColorMode::always: return true;
        case ColorMode::never: return false;
        case ColorMode::automatic: return environment.error_terminal && !options.quiet;
    }
    return false;
}

std::string seconds(std::chrono::steady_clock::duration time) {
    return fmt::format("{:.1f}", std::chrono::duration<double>(time).count());
}

}  // namespace

Progress::Progress(const Options& options, Environment& environment, std::size_t documents)
    : environment_(environment), documents_(documents), active_(wants_progress(options, environment)) {}

Progress::~Progress() { clear(); }

void Progress::read(const std::string& path) {
    ++done_;
    if (!active_) return;
    const std::string text = fmt::format("[{}/{}] {}", done_, documents_, path);
    if (!environment_.error_terminal) {
        environment_.err << text << '\n';
        return;
    }
    const int room = environment_.width - 1;   // a full line would go on to the next
    environment_.err << over_the_line << (display_width(text) > room ? fit_width(text, room) : text) << std::flush;
    shown_ = true;
}

void Progress::clear() {
    if (shown_) environment_.err << over_the_line << std::flush;
    shown_ = false;
}

void StageTimes::add(std::string_view stage) {
    const auto now = Clock::now();
    const auto at = stages_.try_emplace(std::string(stage), Clock::duration::zero()).first;
    at->second += now - last_;
    last_ = now;
}

void StageTimes::tell(const Options& options, Environment& environment, std::size_t documents) const {
    const bool asked = options.statistics || wants_progress(options, environment);
    if (!asked) return;
    environment.err << say(options.language, "time.all", {{"count", std::to_string(documents)}, {"seconds", seconds(Clock::now() - start_)}});
    if (options.statistics)
        for (const auto& [stage, time] : stages_)
            environment.err << say(options.language, "list.separator") << say(options.language, "time." + stage, {{"seconds", seconds(time)}});
    environment.err << '\n';
}

}  // namespace gouji
