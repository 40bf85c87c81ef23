// Confines itself and then tries what a confined process may not do; a line for each, "refused" or
// "allowed", and what it still may do as well. With a second argument it aborts instead.
#define _GNU_SOURCE
#include "confinement.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/xattr.h>
#include <unistd.h>

static void *nothing(void *argument) { return argument; }

static void tell(const char *what, long answer) {
    printf("%s: %s\n", what, answer < 0 ? "refused" : "allowed");
}

int main(int count, char **arguments) {
    if (count < 2 || chdir(arguments[1]) != 0) return 2;
    const struct confinement_limits limits = { 10, 1ul << 30, 16 };
    const char *step;
    if (confinement_enter(&limits, &step) != 0) {
        printf("%s\n", step);
        return 1;
    }
    pthread_t thread;
    char *const nobody[] = { NULL };
    tell("read a file", open("there", O_RDONLY));
    tell("start a thread", -pthread_create(&thread, NULL, nothing, NULL));
    struct rlimit cpu;
    tell("signal itself", syscall(SYS_tgkill, getpid(), getpid(), 0));
    tell("read its own limits", getrlimit(RLIMIT_CPU, &cpu));
    if (count > 2) abort();
    tell("make a process", fork());
    tell("run a program", execve("/bin/true", nobody, nobody));
    const pid_t other = getppid();
    siginfo_t info = { .si_code = -1 };
    tell("end another process", kill(other, 0));
    tell("end its thread", syscall(SYS_tgkill, other, other, 0));
    tell("end any thread", syscall(SYS_tkill, other, 0));
    tell("queue it a signal", syscall(SYS_rt_sigqueueinfo, other, 0, &info));
    tell("queue its thread a signal", syscall(SYS_rt_tgsigqueueinfo, other, other, 0, &info));
    tell("take hold of it", syscall(SYS_pidfd_open, other, 0));
    tell("limit it", prlimit(other, RLIMIT_CPU, &cpu, NULL));
    tell("limit itself", setrlimit(RLIMIT_CPU, &cpu));
    tell("slow it down", setpriority(PRIO_PROCESS, (id_t)other, 19));
    tell("have it signalled", fcntl(STDOUT_FILENO, F_SETOWN, other));
    tell("type at a terminal", ioctl(STDIN_FILENO, TIOCSTI, "x"));
    tell("share memory", shmget(IPC_PRIVATE, 4096, 0600));
    tell("open a socket", socket(AF_INET, SOCK_STREAM, 0));
    tell("make a file", open("new", O_WRONLY | O_CREAT, 0600));
    tell("write a file", open("there", O_RDWR));
    tell("remove a file", unlink("there"));
    tell("rename a file", rename("there", "elsewhere"));
    tell("change who may read", chmod("there", 0777));
    const struct timeval times[2] = {0};
    struct flock lock = { .l_type = F_RDLCK };
    const int there = open("there", O_RDONLY);
    tell("set its times", utimes("there", times));
    tell("note something beside a file", setxattr("there", "user.x", "x", 1, 0));
    tell("note something beside a link", lsetxattr("there", "user.x", "x", 1, 0));
    tell("note something by a descriptor", fsetxattr(there, "user.x", "x", 1, 0));
    tell("remove a note", removexattr("there", "user.x"));
    tell("remove a link's note", lremovexattr("there", "user.x"));
    tell("remove a note by a descriptor", fremovexattr(there, "user.x"));
    tell("lock a file", fcntl(there, F_SETLK, &lock));
    tell("mount a file system", mount("none", "/mnt", "tmpfs", 0, NULL));
    tell("make a folder", mkdir("folder", 0700));
    tell("take two GiB", malloc(2ul << 30) == NULL ? -1 : 0);
    fflush(stdout);
    _exit(0);
}
