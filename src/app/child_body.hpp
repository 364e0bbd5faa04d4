#pragma once

#include "gouji/app/child.hpp"

#include <sys/types.h>

namespace gouji {

/// How a child says what became of it, beside dying by a signal.
namespace child_exit {
constexpr int finished = 0, exception = 1, memory = 2;
}

/// The first byte a child gives back: whether the kernel took its list of allowed system calls.
constexpr char confined_mark = 'c', free_mark = 'f';

/// Life of a child after the fork: takes limits on itself, does the work, writes mark and bytes to `result`, ends. What goes wrong
/// is said on `messages`. `parent` is who must be alive.
[[noreturn]] void live_as_child(const std::function<std::string()>& work, const ChildLimits& limits, int result, int messages, pid_t parent);

}  // namespace gouji
