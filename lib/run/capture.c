/* capture.c: see capture.h. */
#include "run/capture.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/file.h"
#include "core/message.h"
#include "core/signals.h"

_Noreturn static void
become(const char *const *argv, int input, int output)
{
	int quiet = open("/dev/null", O_WRONLY);

	if (quiet < 0 || dup2(input, 0) < 0 || dup2(output, 1) < 0 ||
	    dup2(quiet, 2) < 0)
		_exit(127);
	signals_restore_limit();
	/* git must not write to the index of the repository. */
	setenv("GIT_OPTIONAL_LOCKS", "0", 1);
	setenv("LC_ALL", "C", 1);
	execvp(argv[0], (char *const *)(uintptr_t)argv);
	_exit(127);
}

static void
read_all(int fd, struct buf *out)
{
	char block[8192];
	ssize_t got;

	for (;;) {
		got = read(fd, block, sizeof(block));
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return;
		if (out->len + (size_t)got <= CAPTURE_MAX)
			buf_add(out, block, (size_t)got);
	}
}

static int
wait_code(pid_t pid)
{
	int how;

	while (waitpid(pid, &how, 0) < 0)
		if (errno != EINTR)
			return 127;
	return WIFEXITED(how) ? WEXITSTATUS(how) : 128 + WTERMSIG(how);
}

enum status
capture(const char *const *argv, struct str input, struct buf *out, int *code)
{
	int to[2], from[2];
	void (*pipe_action)(int);
	pid_t pid;

	buf_clear(out);
	if (pipe2(to, O_CLOEXEC) != 0)
		return fail_errno("pipe");
	if (pipe2(from, O_CLOEXEC) != 0) {
		close(to[0]);
		close(to[1]);
		return fail_errno("pipe");
	}
	pid = fork();
	if (pid == 0)
		become(argv, to[0], from[1]);
	close(to[0]);
	close(from[1]);
	if (pid > 0) {
		/* A helper that does not read its input must not end this
		 * program. */
		pipe_action = signal(SIGPIPE, SIG_IGN);
		if (input.len > 0)
			file_write_all(to[1], input.data, input.len);
		signal(SIGPIPE, pipe_action);
		close(to[1]);
		read_all(from[0], out);
		*code = wait_code(pid);
	} else
		close(to[1]);
	close(from[0]);
	return pid < 0 ? fail_errno("fork") : STATUS_OK;
}

char *
capture_line(const char *const *argv)
{
	struct buf out = BUF_EMPTY;
	struct str rest, first;
	char *line = NULL;
	int code;

	if (capture(argv, (struct str){NULL, 0}, &out, &code) == STATUS_OK &&
	    code == 0) {
		rest = buf_str(&out);
		first = str_until(&rest, '\n');
		if (first.len > 0)
			line = xstrndup(first.data, first.len);
	}
	buf_free(&out);
	return line;
}
