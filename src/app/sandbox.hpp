#pragma once

namespace gouji {

/// Leaves this process only what reading takes: files opened for reading, memory, and writing to the two descriptors. Every
/// other system call fails with EPERM from here on. False where the kernel refuses; nothing has changed then.
bool confine(int result_descriptor, int message_descriptor);

}  // namespace gouji
