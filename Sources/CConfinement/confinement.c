#define _GNU_SOURCE
#include "confinement.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <string.h>
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

// Beyond the soft limit the system says why it ends the process, beyond the hard one it only kills it: so
// that one is a second later.
static struct rlimit cpu_limits(unsigned long seconds) { return (struct rlimit){ seconds, seconds + 1 }; }

static int limit_cpu(unsigned long seconds) {
    const struct rlimit limits = cpu_limits(seconds);
    return setrlimit(RLIMIT_CPU, &limits);
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

// Refuses the call `name` where argument `n`, a pointer, is not NULL.
#define WITHOUT_POINTER(name, n) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##name, 0, 6), LOAD(ARGUMENT(n)), \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 2), LOAD(ARGUMENT(n) + 4), \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 1, 0), REFUSE(EPERM), LOAD(NUMBER)
// Refuses the call `name` where argument `n` is another number than `value`.
#define WITHOUT_OTHERS(name, n, value) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##name, 0, 4), LOAD(ARGUMENT(n)), \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), 1, 0), REFUSE(EPERM), LOAD(NUMBER)
// Refuses the call `name` where argument `n` is above `most`.
#define WITHOUT_ABOVE(name, n, most) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##name, 0, 4), LOAD(ARGUMENT(n)), \
    BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, (most), 0, 1), REFUSE(EPERM), LOAD(NUMBER)

#define COUNT(array) (sizeof array / sizeof *array)
#define WRITING (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND)

// The first call of Linux 5.1 and later, by the same number on all architectures.
#define FIRST_NEW_CALL 424

static int filter_calls(unsigned own, bool writes_files) {
    const struct sock_filter confined[] = {
        LOAD(offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
        ANSWER(SECCOMP_RET_KILL_PROCESS),
        LOAD(NUMBER),
#ifdef __x86_64__
        // The calls of the x32 ABI have the same names under other numbers.
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), ANSWER(SECCOMP_RET_KILL_PROCESS),
#endif

        // What is newer (openat2, clone3, io_uring, mounts and processes by descriptors, and what is to come)
        // older systems do not have either: the C library makes do without.
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, FIRST_NEW_CALL, 0, 1), REFUSE(ENOSYS),

        // Other processes. A thread is a clone as well, and is needed; abort() is a signal to oneself.
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_clone, 0, 4), LOAD(ARGUMENT(0)),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0), REFUSE(EPERM), LOAD(NUMBER),
        WITHOUT(execve), WITHOUT(execveat), WITHOUT(kill), WITHOUT_OTHERS(tgkill, 0, own),
        WITHOUT_OTHERS(tkill, 0, own), WITHOUT(rt_sigqueueinfo), WITHOUT(rt_tgsigqueueinfo),
        WITHOUT(ptrace), WITHOUT(process_vm_readv), WITHOUT(process_vm_writev), WITHOUT(kcmp),
        WITHOUT_POINTER(prlimit64, 2), WITHOUT(setrlimit), WITHOUT(setpriority), WITHOUT(ioprio_set),
        WITHOUT(sched_setparam), WITHOUT(sched_setscheduler), WITHOUT(sched_setattr),
        WITHOUT(sched_setaffinity), WITHOUT(migrate_pages), WITHOUT(move_pages), WITHOUT(setpgid),
        WITHOUT(setsid), WITHOUT(unshare), WITHOUT(setns), WITHOUT(userfaultfd),

        // Who it is, for one that root started.
        WITHOUT(setuid), WITHOUT(setgid), WITHOUT(setreuid), WITHOUT(setregid), WITHOUT(setresuid),
        WITHOUT(setresgid), WITHOUT(setfsuid), WITHOUT(setfsgid), WITHOUT(setgroups), WITHOUT(capset),
        WITHOUT(personality),

        // The network, and what else reaches out of the process: a terminal takes input by ioctl, fcntl locks
        // files and sends signals to the owner of a descriptor.
        WITHOUT(socket), WITHOUT(socketpair), WITHOUT(connect), WITHOUT(bind), WITHOUT(listen),
        WITHOUT(accept), WITHOUT(accept4), WITHOUT(bpf), WITHOUT(perf_event_open), WITHOUT(add_key),
        WITHOUT(request_key), WITHOUT(keyctl), WITHOUT(shmget), WITHOUT(shmat), WITHOUT(shmctl),
        WITHOUT(msgget), WITHOUT(msgsnd), WITHOUT(msgrcv), WITHOUT(msgctl), WITHOUT(semget),
        WITHOUT(semop), WITHOUT(semtimedop), WITHOUT(semctl), WITHOUT(mq_open), WITHOUT(mq_unlink),
        WITHOUT(memfd_create), WITHOUT(ioctl), WITHOUT_ABOVE(fcntl, 1, F_SETLKW),

        // The machine.
        WITHOUT(mount), WITHOUT(umount2), WITHOUT(pivot_root), WITHOUT(chroot), WITHOUT(swapon),
        WITHOUT(swapoff), WITHOUT(quotactl), WITHOUT(acct), WITHOUT(reboot), WITHOUT(syslog),
        WITHOUT(sethostname), WITHOUT(setdomainname), WITHOUT(settimeofday), WITHOUT(clock_settime),
        WITHOUT(clock_adjtime), WITHOUT(adjtimex), WITHOUT(init_module), WITHOUT(finit_module),
        WITHOUT(delete_module), WITHOUT(kexec_load), WITHOUT(vhangup), WITHOUT(fanotify_init),

#ifdef __x86_64__
        WITHOUT(fork), WITHOUT(vfork), WITHOUT(kexec_file_load), WITHOUT(iopl), WITHOUT(ioperm),
        WITHOUT(modify_ldt),
#endif
    };
    const struct sock_filter reading[] = {
        // Files are read, and nothing of them is changed.
        WITHOUT(flock), WITHOUT_ABOVE(fcntl, 1, F_SETFL),
        WITHOUT_BITS(openat, 2, WRITING), WITHOUT(open_by_handle_at),
        WITHOUT(unlinkat), WITHOUT(renameat), WITHOUT(renameat2), WITHOUT(linkat), WITHOUT(symlinkat),
        WITHOUT(mkdirat), WITHOUT(mknodat), WITHOUT(truncate), WITHOUT(ftruncate), WITHOUT(fallocate),
        WITHOUT(fchmod), WITHOUT(fchmodat), WITHOUT(fchown), WITHOUT(fchownat), WITHOUT(utimensat),
        WITHOUT(setxattr), WITHOUT(lsetxattr), WITHOUT(fsetxattr), WITHOUT(removexattr),
        WITHOUT(lremovexattr), WITHOUT(fremovexattr),
#ifdef __x86_64__
        WITHOUT_BITS(open, 1, WRITING), WITHOUT(creat),
        WITHOUT(unlink), WITHOUT(rmdir), WITHOUT(rename), WITHOUT(link), WITHOUT(symlink), WITHOUT(mkdir),
        WITHOUT(mknod), WITHOUT(chmod), WITHOUT(chown), WITHOUT(lchown), WITHOUT(utime), WITHOUT(utimes),
        WITHOUT(futimesat),
#endif
    };
    const struct sock_filter allowed[] = { ANSWER(SECCOMP_RET_ALLOW) };

    // Each part goes on behind itself, whatever follows.
    struct sock_filter filter[COUNT(confined) + COUNT(reading) + COUNT(allowed)];
    unsigned short count = 0;
#define APPEND(part) memcpy(filter + count, part, sizeof part), count += COUNT(part)
    APPEND(confined);
    if (!writes_files) APPEND(reading);
    APPEND(allowed);
    const struct sock_fprog program = { count, filter };
    // For all threads, should there be others already.
    return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
}

int confinement_enter(const struct confinement_limits *limits, const char **step) {
    *step = "the descriptors of its parent";
    if (close_range(STDERR_FILENO + 1, ~0U, 0) != 0) return errno;
    // A crash ends it at once: what Swift does about one needs another process.
    const int crashes[] = { SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT };
    for (unsigned i = 0; i < sizeof crashes / sizeof *crashes; i++) signal(crashes[i], SIG_DFL);
    *step = "a limit of the processor's time";
    if (limit_cpu(limits->cpu_seconds) != 0) return errno;
    *step = "a limit of memory";
    if (limit(RLIMIT_AS, limits->memory) != 0) return errno;
    *step = "a limit of open files";
    if (limit(RLIMIT_NOFILE, limits->open_files) != 0) return errno;
    *step = "a limit of what it writes";
    if (limit(RLIMIT_CORE, 0) != 0) return errno;
    if (!limits->writes_files && limit(RLIMIT_FSIZE, 0) != 0) return errno;
    // What it has begun nobody would settle, once its owner is gone.
    *step = "to end with its parent";
    if (limits->writes_files && prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return errno;
    *step = "to get no new privileges";
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
    *step = "a filter of system calls";
    if (filter_calls((unsigned)getpid(), limits->writes_files) != 0) return errno;
    *step = "";
    return 0;
}

int confinement_narrow(pid_t process, unsigned long cpu_seconds, unsigned long memory) {
    const struct rlimit cpu = cpu_limits(cpu_seconds), space = { memory, memory };
    if (prlimit(process, RLIMIT_CPU, &cpu, NULL) != 0) return errno;
    return prlimit(process, RLIMIT_AS, &space, NULL) == 0 ? 0 : errno;
}
