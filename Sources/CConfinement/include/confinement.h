// What a process that runs team code gives up before it reads a line of it. None of it can be taken back.
#pragma once
#include <stdbool.h>
#include <sys/types.h>

struct confinement_limits {
    // Seconds of the processor, for all of the process's life; SIGXCPU is what ends it then.
    unsigned long cpu_seconds;
    // Bytes of address space.
    unsigned long memory;
    // Descriptors, the standard ones among them.
    unsigned long open_files;
    // Whether it may write and lock files, as who keeps a database must; it ends with its parent then.
    bool writes_files;
};

// Confines this process for good: no descriptor but the standard ones; the limits; no new privileges; no other process made, run or reached;
// no network; files only read, unless it may write them; no core file.
//
// Answers 0; or what the system answered (errno), and `*step` names what it refused.
int confinement_enter(const struct confinement_limits *limits, const char **step);

// Narrows the limits of another process, a child that has confined itself. Answers 0, or errno.
int confinement_narrow(pid_t process, unsigned long cpu_seconds, unsigned long memory);
