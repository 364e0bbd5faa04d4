#include "gouji/app/pipeline.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <ctime>
#include <filesystem>
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

Date day_of_the_system() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    if (localtime_r(&now, &local) == nullptr) return {};
    constexpr int first_year = 1900;   // of struct tm
    return {local.tm_year + first_year, local.tm_mon + 1, local.tm_mday};
}

}  // namespace

Environment process_environment() {
    const char* no_color = std::getenv("NO_COLOR");
    const int width = std::clamp(width_of_terminal(), least_width, most_width);
    std::error_code unknown;   // a working directory that was removed: no configuration is looked for
    return {std::cin, std::cout, std::cerr, isatty(STDOUT_FILENO) == 1, no_color && *no_color, width,
            isatty(STDERR_FILENO) == 1, std::filesystem::current_path(unknown).native(), day_of_the_system()};
}

}  // namespace gouji
