#pragma once

#include "gouji/app/pipeline.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace gouji {

/// How far a run has come, on standard error: one line that is written over on a terminal, a line a document elsewhere.
class Progress {
public:
    Progress(const Options& options, Environment& environment, std::size_t documents);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// One more document has been read.
    void read(const std::string& path);
    /// Takes the line away, so that something else can be written.
    void clear();

private:
    Environment& environment_;
    std::size_t documents_, done_ = 0;
    bool active_ = false, shown_ = false;
};

/// What the parts of a run took. Only standard error is told: reports are the same for the same input.
class StageTimes {
public:
    /// Adds the time since the last call to the stage.
    void add(std::string_view stage);
    /// On standard error, when that is a terminal or the numbers were asked for.
    void tell(const Options& options, Environment& environment, std::size_t documents) const;

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point start_ = Clock::now(), last_ = start_;
    std::map<std::string, Clock::duration, std::less<>> stages_;
};

}  // namespace gouji
