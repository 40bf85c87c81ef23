#define _GNU_SOURCE
#include "confinement.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "no system call filter for this architecture"
#endif

static int limit(int resource, unsigned long value) {
    const struct rlimit both = { value, value };
    return setrlimit(resource, &both);
}

#define LOAD(offset) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (offset))
#define ANSWER(value) BPF_STMT(BPF_RET | BPF_K, (value))
#define REFUSE(code) ANSWER(SECCOMP_RET_ERRNO | (code))
#define NUMBER offsetof(struct seccomp_data, nr)
// Flags are in the low half; both architectures are little-endian.
#define ARGUMENT(n) (offsetof(struct seccomp_data, args) + 8 * (n))

// Refuses the call `name`.
#define WITHOUT(name) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##name, 0, 1), REFUSE(EPERM)
// Refuses the call `name` where `bits` of argument `n` are set.
#define WITHOUT_BITS(name, n, bits) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##name, 0, 4), LOAD(ARGUMENT(n)), \
    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (bits), 0, 1), REFUSE(EPERM), LOAD(NUMBER)

#define WRITING (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND)

static const struct sock_filter filter[] = {
    LOAD(offsetof(struct seccomp_data, arch)),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
    ANSWER(SECCOMP_RET_KILL_PROCESS),
    LOAD(NUMBER),
#ifdef __x86_64__
    // The calls of the x32 ABI have the same names under other numbers.
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), ANSWER(SECCOMP_RET_KILL_PROCESS),
#endif

    // Other processes. A thread is a clone as well, and is needed. The flags of clone3 lie in memory, where
    // a filter cannot look: without it the C library takes clone.
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_clone3, 0, 1), REFUSE(ENOSYS),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_clone, 0, 4), LOAD(ARGUMENT(0)),
    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0), REFUSE(EPERM), LOAD(NUMBER),
    WITHOUT(execve), WITHOUT(execveat), WITHOUT(kill), WITHOUT(ptrace),
    WITHOUT(process_vm_readv), WITHOUT(process_vm_writev), WITHOUT(pidfd_open), WITHOUT(pidfd_send_signal),
    WITHOUT(unshare), WITHOUT(setns),

    // The network, and what else reaches out of the process.
    WITHOUT(socket), WITHOUT(socketpair), WITHOUT(connect), WITHOUT(bind), WITHOUT(listen),
    WITHOUT(io_uring_setup), WITHOUT(bpf), WITHOUT(perf_event_open), WITHOUT(add_key), WITHOUT(keyctl),
    WITHOUT(shmget), WITHOUT(msgget), WITHOUT(mount), WITHOUT(memfd_create),

    // Files are read, and nothing of them is changed.
    WITHOUT_BITS(openat, 2, WRITING), WITHOUT(openat2),
    WITHOUT(unlinkat), WITHOUT(renameat), WITHOUT(renameat2), WITHOUT(linkat), WITHOUT(symlinkat),
    WITHOUT(mkdirat), WITHOUT(mknodat), WITHOUT(truncate), WITHOUT(ftruncate), WITHOUT(fallocate),
    WITHOUT(fchmod), WITHOUT(fchmodat), WITHOUT(fchown), WITHOUT(fchownat), WITHOUT(utimensat),
    WITHOUT(setxattr), WITHOUT(fsetxattr),
#ifdef __x86_64__
    WITHOUT(fork), WITHOUT(vfork),
    WITHOUT_BITS(open, 1, WRITING), WITHOUT(creat),
    WITHOUT(unlink), WITHOUT(rmdir), WITHOUT(rename), WITHOUT(link), WITHOUT(symlink), WITHOUT(mkdir),
    WITHOUT(mknod), WITHOUT(chmod), WITHOUT(chown), WITHOUT(lchown),
#endif
    ANSWER(SECCOMP_RET_ALLOW),
};

int confinement_enter(const struct confinement_limits *limits, const char **step) {
    const struct sock_fprog program = { sizeof filter / sizeof *filter, (struct sock_filter *)filter };
    *step = "the descriptors of its parent";
    if (close_range(STDERR_FILENO + 1, ~0U, 0) != 0) return errno;
    // A crash ends it at once: what Swift does about one needs another process.
    const int crashes[] = { SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT };
    for (unsigned i = 0; i < sizeof crashes / sizeof *crashes; i++) signal(crashes[i], SIG_DFL);
    *step = "a limit of the processor's time";
    if (limit(RLIMIT_CPU, limits->cpu_seconds) != 0) return errno;
    *step = "a limit of memory";
    if (limit(RLIMIT_AS, limits->memory) != 0) return errno;
    *step = "a limit of open files";
    if (limit(RLIMIT_NOFILE, limits->open_files) != 0) return errno;
    *step = "a limit of what it writes";
    if (limit(RLIMIT_CORE, 0) != 0 || limit(RLIMIT_FSIZE, 0) != 0) return errno;
    *step = "to get no new privileges";
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
    *step = "a filter of system calls";
    // For all threads, should there be others already.
    if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) != 0) return errno;
    *step = "";
    return 0;
}
