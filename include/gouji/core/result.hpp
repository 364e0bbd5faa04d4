#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace gouji {

/// Why something could not be done. `where` names the file (or `file:line:column`), `reason` is a stable ASCII id
/// such as "encrypted", `text` is what a person reads. Reporters format, the core does not.
struct Error {
    std::string where;
    std::string reason;
    std::string text;
};

/// A value or the error that prevented it. Same member names as std::expected, which GCC 12 has only in C++23.
/// Access without checking is a bug and asserts.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::move(value)) {}
    Result(Error error) : state_(std::move(error)) {}

    [[nodiscard]] bool has_value() const { return state_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    const T& operator*() const& { assert(has_value()); return std::get<0>(state_); }
    T& operator*() & { assert(has_value()); return std::get<0>(state_); }
    T&& operator*() && { assert(has_value()); return std::get<0>(std::move(state_)); }
    const T* operator->() const { assert(has_value()); return &std::get<0>(state_); }
    T* operator->() { assert(has_value()); return &std::get<0>(state_); }

    [[nodiscard]] const Error& error() const { assert(!has_value()); return std::get<1>(state_); }

private:
    std::variant<T, Error> state_;
};

}  // namespace gouji
