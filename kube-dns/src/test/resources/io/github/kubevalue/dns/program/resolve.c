/*
 * Looks up each name of standard input, in a process of its own, and prints the addresses or the error of getaddrinfo. A
 * name after "4 " or "6 " is looked up for addresses of that family only.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static void look_up(const char *line)
{
    struct addrinfo hints, *found;
    memset(&hints, 0, sizeof hints);
    int one_family = line[0] != 0 && line[1] == ' ';
    hints.ai_family = !one_family ? AF_UNSPEC : line[0] == '4' ? AF_INET : AF_INET6;
    const char *name = line + (one_family ? 2 : 0);
    hints.ai_socktype = SOCK_STREAM;
    int error = getaddrinfo(name, NULL, &hints, &found);
    if (error != 0) {
        printf("error %d", error);
        return;
    }
    printf("found");
    for (struct addrinfo *each = found; each != NULL; each = each->ai_next) {
        char text[INET6_ADDRSTRLEN];
        const void *address = each->ai_family == AF_INET
            ? (const void *) &((struct sockaddr_in *) each->ai_addr)->sin_addr
            : (const void *) &((struct sockaddr_in6 *) each->ai_addr)->sin6_addr;
        printf(" %s", inet_ntop(each->ai_family, address, text, sizeof text));
    }
}

int main(void)
{
    char name[2048];
    while (fgets(name, sizeof name, stdin) != NULL) {
        name[strcspn(name, "\n")] = 0;
        pid_t child = fork();
        if (child == 0) {
            look_up(name);
            fflush(stdout);
            _exit(0);
        }
        int status;
        waitpid(child, &status, 0);
        printf("%s\n", WIFEXITED(status) ? "" : "died");
        fflush(stdout);
    }
    return 0;
}
