#include "sandbox.hpp"

#include <seccomp.h>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <memory>

namespace gouji {
namespace {

/// Calls that touch only this process, or look at files.
constexpr int allowed[] = {
    // descriptors that are open
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(lseek), SCMP_SYS(_llseek), SCMP_SYS(close), SCMP_SYS(fadvise64),
    SCMP_SYS(getdents64),
    // what there is
    SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(fstat), SCMP_SYS(newfstatat), SCMP_SYS(fstatat64), SCMP_SYS(statx), SCMP_SYS(access),
    SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getcwd), SCMP_SYS(statfs),
    SCMP_SYS(fstatfs),
    // memory
    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
    // the process itself
    SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(getpid),
    SCMP_SYS(gettid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(futex), SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity), SCMP_SYS(getrusage), SCMP_SYS(restart_syscall),
    // the world
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep), SCMP_SYS(gettimeofday),
    SCMP_SYS(time), SCMP_SYS(getrandom), SCMP_SYS(uname), SCMP_SYS(sysinfo),
};

constexpr auto opening_for_more = static_cast<scmp_datum_t>(O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND);

using Filter = std::unique_ptr<void, void (*)(scmp_filter_ctx)>;

/// A rule that does not exist on this machine's architecture (open on arm64) is left out by the library.
template <typename... Conditions>
void allow(const Filter& filter, int call, Conditions... conditions) {
    seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, sizeof...(conditions), conditions...);
}

void allow_with_conditions(const Filter& filter, int result_descriptor, int message_descriptor) {
    for (const int descriptor : {result_descriptor, message_descriptor}) {
        allow(filter, SCMP_SYS(write), SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(descriptor)));
        allow(filter, SCMP_SYS(writev), SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(descriptor)));
    }
    allow(filter, SCMP_SYS(open), SCMP_A1(SCMP_CMP_MASKED_EQ, opening_for_more, O_RDONLY));
    allow(filter, SCMP_SYS(openat), SCMP_A2(SCMP_CMP_MASKED_EQ, opening_for_more, O_RDONLY));
    for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mmap2), SCMP_SYS(mprotect)})
        allow(filter, call, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    for (const int call : {SCMP_SYS(fcntl), SCMP_SYS(fcntl64)})
        for (const int command : {F_GETFD, F_SETFD, F_GETFL})
            allow(filter, call, SCMP_A1(SCMP_CMP_EQ, static_cast<scmp_datum_t>(command)));
    allow(filter, SCMP_SYS(prlimit64), SCMP_A2(SCMP_CMP_EQ, 0));                                     // asking only
    allow(filter, SCMP_SYS(tgkill), SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(getpid())));      // abort()
}

}  // namespace

bool confine(int result_descriptor, int message_descriptor) {
    const Filter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)), seccomp_release);
    if (!filter) return false;
    for (const int call : allowed) allow(filter, call);
    allow_with_conditions(filter, result_descriptor, message_descriptor);
    return seccomp_load(filter.get()) == 0;
}

}  // namespace gouji
