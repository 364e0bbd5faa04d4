#include "gouji/app/pipeline.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <iostream>
#include <string_view>

namespace gouji {
namespace {

constexpr int usual_width = 80, least_width = 40, most_width = 200;   // columns; beyond them lines are no longer read easily

int width_of_terminal() {
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    const char* columns = std::getenv("COLUMNS");
    const std::string_view text = columns ? columns : "";
    int width = usual_width;
    std::from_chars(text.data(), text.data() + text.size(), width);
    return width;
}

}  // namespace

Environment process_environment() {
    const char* no_color = std::getenv("NO_COLOR");
    const int width = std::clamp(width_of_terminal(), least_width, most_width);
    return {std::cin, std::cout, std::cerr, isatty(STDOUT_FILENO) == 1, no_color && *no_color, width};
}

}  // namespace gouji
