#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gouji {

/// Messages about fonts and their encodings: common in sound files, they say nothing about damage.
bool is_font_message(std::string_view message);

/// Without repetitions, in order of first appearance, limited in number.
std::vector<std::string> distinct(const std::vector<std::string>& repairs);

/// Collects Poppler's error messages while it lives. Poppler has one receiver per process: one at a time.
class PopplerMessages {
public:
    PopplerMessages();
    ~PopplerMessages();
    PopplerMessages(const PopplerMessages&) = delete;
    PopplerMessages& operator=(const PopplerMessages&) = delete;

    [[nodiscard]] const std::vector<std::string>& all() const { return messages_; }

private:
    std::vector<std::string> messages_;
};

}  // namespace gouji
