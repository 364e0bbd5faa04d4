#include "gouji/app/child.hpp"

#include "child_body.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

namespace gouji {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int clock_per_processor_second = 4;                   // more children than processors, a slow disk
constexpr std::size_t most_result = std::size_t{512} << 20;     // bytes; a record of 1000 pages has 30 MB
constexpr std::size_t most_messages = 4096;                     // bytes: the last words say why
constexpr auto closing_look = std::chrono::milliseconds(1);     // between looks at a child that closed its pipes but has not ended

volatile std::sig_atomic_t interrupted = 0;

void note_interruption(int) { interrupted = 1; }

/// While it lives, SIGINT and SIGTERM are noticed, and only inside ppoll. A second signal ends the program as usual.
class Interruption {
public:
    Interruption() {
        interrupted = 0;
        struct sigaction action {};
        action.sa_handler = note_interruption;
        action.sa_flags = static_cast<int>(SA_RESETHAND);
        sigset_t blocked;
        sigemptyset(&blocked);
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            sigaction(numbers.at(i), &action, &before_.at(i));
            sigaddset(&blocked, numbers.at(i));
        }
        sigprocmask(SIG_BLOCK, &blocked, &mask_);
    }
    ~Interruption() {
        for (std::size_t i = 0; i < numbers.size(); ++i) sigaction(numbers.at(i), &before_.at(i), nullptr);
        sigprocmask(SIG_SETMASK, &mask_, nullptr);
    }
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    [[nodiscard]] const sigset_t& mask_outside() const { return mask_; }

private:
    static constexpr std::array numbers = {SIGINT, SIGTERM};
    std::array<struct sigaction, numbers.size()> before_{};
    sigset_t mask_{};
};

struct Pipe {
    int read_end = -1, write_end = -1;
};

std::optional<Pipe> open_pipe() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    return Pipe{ends[0], ends[1]};
}

void close_if_open(int& descriptor) {
    if (descriptor >= 0) close(descriptor);
    descriptor = -1;
}

struct Running {
    std::size_t index = 0;
    pid_t pid = -1;
    int result = -1, messages = -1;         ///< read ends; −1 once closed
    Clock::time_point deadline;
    std::string bytes, words;
    std::optional<ChildEnding> stopped;     ///< why we killed it
};

enum class Drained { open, closed, too_much };

/// Everything there is to read now; of messages the end is kept.
Drained drain(int& descriptor, std::string& into, std::size_t most, bool keep_end) {
    std::array<char, 1 << 16> buffer;
    for (;;) {
        const ssize_t got = read(descriptor, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 && errno == EAGAIN) return Drained::open;
        if (got <= 0) {
            close_if_open(descriptor);
            return Drained::closed;
        }
        into.append(buffer.data(), static_cast<std::size_t>(got));
        if (into.size() <= most) continue;
        if (!keep_end) return Drained::too_much;
        into.erase(0, into.size() - most);
    }
}

std::string last_line(std::string_view words) {
    while (!words.empty() && (words.back() == '\n' || words.back() == '\r')) words.remove_suffix(1);
    const auto at = words.rfind('\n');
    return std::string(at == std::string_view::npos ? words : words.substr(at + 1));
}

std::string signal_name(int number) {
    const char* name = sigabbrev_np(number);
    return name != nullptr ? std::string("SIG") + name : "signal " + std::to_string(number);
}

/// Poppler says so and aborts; operator new ends the child by itself.
bool ran_out_of_memory(const Running& child, int status) {
    if (WIFEXITED(status) && WEXITSTATUS(status) == child_exit::memory) return true;
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT && child.words.find("Out of memory") != std::string::npos;
}

ChildResult result_of(Running& child, int status) {
    ChildResult result;
    if (child.stopped) {
        result.ending = *child.stopped;
    } else if (ran_out_of_memory(child, status)) {
        result.ending = ChildEnding::memory;
    } else if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) {
        result.ending = ChildEnding::timeout;
    } else if (WIFSIGNALED(status)) {
        result.reason = signal_name(WTERMSIG(status));
    } else if (WEXITSTATUS(status) == child_exit::finished && !child.bytes.empty()) {
        result.ending = ChildEnding::finished;
        result.confined = child.bytes.front() == confined_mark;
        child.bytes.erase(0, 1);
        result.bytes = std::move(child.bytes);
    } else {
        result.reason = last_line(child.words);
    }
    return result;
}

double seconds_of(const timeval& time) {
    constexpr double microseconds = 1e6;
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / microseconds;
}

class Supervisor {
public:
    Supervisor(const ChildNext& next, std::size_t jobs, const ChildLimits& limits, const ChildWork& work, const ChildDone& done)
        : next_(next), jobs_(std::max<std::size_t>(jobs, 1)), limits_(limits), work_(work), done_(done) {}
    /// Where done() threw: no child may outlive its supervisor.
    ~Supervisor() {
        for (auto& child : running_) {
            kill(child.pid, SIGKILL);
            waitpid(child.pid, nullptr, 0);
            close_if_open(child.result);
            close_if_open(child.messages);
        }
    }
    Supervisor(const Supervisor&) = delete;
    Supervisor& operator=(const Supervisor&) = delete;

    bool run() {
        for (;;) {
            while (!interrupted && running_.size() < jobs_ && start()) {}
            if (interrupted) stop_everything();
            if (running_.empty()) return !was_interrupted_;
            wait();
        }
    }

private:
    /// Is there work to begin with?
    bool take_next() {
        if (!waiting_) waiting_ = next_();
        return waiting_.has_value();
    }

    /// False when no child can be made now but others are alive whose end may change that, and when there is nothing to do.
    bool start() {
        if (!take_next()) return false;
        const std::size_t index = *waiting_;
        auto result = open_pipe();
        auto messages = result ? open_pipe() : std::nullopt;
        const pid_t parent = getpid();
        const pid_t pid = messages ? fork() : -1;
        const int problem = errno;
        if (pid == 0) {
            fcntl(messages->write_end, F_SETFL, O_NONBLOCK);   // words nobody reads in time are lost, not waited for
            live_as_child([this, index] { return work_(index); }, limits_, result->write_end, messages->write_end, parent);
        }
        for (auto* ends : {&result, &messages})
            if (*ends) close_if_open((*ends)->write_end);
        if (pid > 0) {
            const auto allowance = std::chrono::seconds(std::int64_t{limits_.seconds} * clock_per_processor_second);
            waiting_.reset();
            running_.push_back({index, pid, result->read_end, messages->read_end, Clock::now() + allowance, {}, {}, std::nullopt});
            return true;
        }
        for (auto* ends : {&result, &messages})
            if (*ends) close_if_open((*ends)->read_end);
        if (!running_.empty()) return false;
        waiting_.reset();
        done_(index, {ChildEnding::crashed, {}, std::strerror(problem), false, 0});
        return true;
    }

    void stop_everything() {
        was_interrupted_ = true;
        for (auto& child : running_) stop(child, ChildEnding::interrupted);
        while (take_next()) done_(*std::exchange(waiting_, std::nullopt), {ChildEnding::interrupted, {}, {}, false, 0});
    }

    static void stop(Running& child, ChildEnding why) {
        if (child.stopped) return;
        child.stopped = why;
        kill(child.pid, SIGKILL);
    }

    void wait() {
        std::vector<pollfd> polls;
        auto until = Clock::now() + std::chrono::hours(1);
        for (const auto& child : running_) {
            until = std::min(until, child.stopped ? Clock::now() + closing_look : child.deadline);
            if (child.result >= 0) polls.push_back({child.result, POLLIN, 0});
            if (child.messages >= 0) polls.push_back({child.messages, POLLIN, 0});
            if (child.result < 0) until = std::min(until, Clock::now() + closing_look);
        }
        const auto left = std::max(std::chrono::nanoseconds(until - Clock::now()), std::chrono::nanoseconds(0));
        const timespec timeout{left.count() / 1'000'000'000, left.count() % 1'000'000'000};
        ppoll(polls.data(), polls.size(), &timeout, &interruption_.mask_outside());
        std::erase_if(running_, [this](Running& child) { return look_after(child); });
        for (auto& [index, result] : std::exchange(ended_, {})) done_(index, std::move(result));
    }

    /// Reads what the child says; true when it has ended.
    bool look_after(Running& child) {
        if (child.messages >= 0) drain(child.messages, child.words, most_messages, true);
        if (child.result >= 0 && drain(child.result, child.bytes, most_result, false) == Drained::too_much) stop(child, ChildEnding::memory);
        if (Clock::now() >= child.deadline && children_are_limited()) stop(child, ChildEnding::timeout);
        if (child.result >= 0 && !child.stopped) return false;
        int status = 0;
        rusage used{};
        if (wait4(child.pid, &status, WNOHANG, &used) != child.pid) return false;
        if (child.messages >= 0) drain(child.messages, child.words, most_messages, true);
        close_if_open(child.messages);
        close_if_open(child.result);
        ended_.emplace_back(child.index, result_of(child, status));
        ended_.back().second.seconds = seconds_of(used.ru_utime) + seconds_of(used.ru_stime);
        return true;
    }

    const ChildNext& next_;
    std::size_t jobs_;
    const ChildLimits& limits_;
    const ChildWork& work_;
    const ChildDone& done_;
    Interruption interruption_;
    std::vector<Running> running_;
    std::vector<std::pair<std::size_t, ChildResult>> ended_;   ///< not yet reported
    std::optional<std::size_t> waiting_;                       ///< taken from next_ but not yet begun
    bool was_interrupted_ = false;
};

}  // namespace

bool run_children(std::size_t count, std::size_t jobs, const ChildLimits& limits, const ChildWork& work, const ChildDone& done) {
    std::size_t begun = 0;
    return run_children([&] { return begun < count ? std::optional(begun++) : std::nullopt; }, jobs, limits, work, done);
}

bool run_children(const ChildNext& next, std::size_t jobs, const ChildLimits& limits, const ChildWork& work, const ChildDone& done) {
    return Supervisor(next, jobs, limits, work, done).run();
}

ChildResult run_in_child(const std::function<std::string()>& work, const ChildLimits& limits) {
    ChildResult result;
    run_children(1, 1, limits, [&](std::size_t) { return work(); }, [&](std::size_t, ChildResult got) { result = std::move(got); });
    return result;
}

}  // namespace gouji
