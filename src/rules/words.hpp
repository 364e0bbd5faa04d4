#pragma once

#include <memory>
#include <string>
#include <vector>

namespace re2 {
class RE2;
}

namespace gouji::judging {

/// Expressions of a rule file, compiled; those that are none were refused when the file was read.
class Expressions {
public:
    explicit Expressions(const std::vector<std::string>& texts);
    Expressions(const Expressions&) = delete;
    Expressions& operator=(const Expressions&) = delete;
    Expressions(Expressions&&) = delete;
    Expressions& operator=(Expressions&&) = delete;
    ~Expressions();
    /// Does one of them match somewhere in the folded text?
    [[nodiscard]] bool any(const std::string& text) const;

private:
    std::vector<std::unique_ptr<re2::RE2>> list_;
};

}  // namespace gouji::judging
