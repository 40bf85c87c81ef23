// Confines itself and then tries what a confined process may not do; a line for each, "refused" or
// "allowed", and what it still may do as well.
#include "confinement.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

static void *nothing(void *argument) { return argument; }

static void tell(const char *what, long answer) {
    printf("%s: %s\n", what, answer < 0 ? "refused" : "allowed");
}

int main(int count, char **arguments) {
    if (count != 2 || chdir(arguments[1]) != 0) return 2;
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
    tell("make a process", fork());
    tell("run a program", execve("/bin/true", nobody, nobody));
    tell("end another process", kill(getppid(), 0));
    tell("open a socket", socket(AF_INET, SOCK_STREAM, 0));
    tell("make a file", open("new", O_WRONLY | O_CREAT, 0600));
    tell("write a file", open("there", O_RDWR));
    tell("remove a file", unlink("there"));
    tell("rename a file", rename("there", "elsewhere"));
    tell("change who may read", chmod("there", 0777));
    tell("make a folder", mkdir("folder", 0700));
    tell("take two GiB", malloc(2ul << 30) == NULL ? -1 : 0);
    fflush(stdout);
    _exit(0);
}
