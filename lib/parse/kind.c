/*
 * kind.c: see kind.h.
 *
 *	/usr/lib/python3.11/queue.py, Queue.get		-> waits
 *	<method 'acquire' of '_thread.lock' objects>	-> waits
 *	/home/ann/queue.py, Queue.get			-> does not
 */
#include "parse/kind.h"

struct str
kind_text(enum kind kind)
{
	switch (kind) {
	case KIND_BUILTIN:
		return STR("builtin");
	case KIND_WAIT:
		return STR("wait");
	case KIND_LOOP:
		return STR("loop");
	case KIND_LINE:
	case KIND_HITS:
		return STR("line");
	case KIND_LENGTH:
		return STR("length");
	case KIND_OPERATION:
		return STR("operation");
	case KIND_GC:
		return STR("gc");
	default:
		return STR("func");
	}
}

/* C functions that wait: for a lock, the clock, another process, the network
 * or a person. YAPPI lists module functions as `time.sleep`, cProfile as
 * `<built-in method time.sleep>`; both list methods as below. */
#define WORD(text)                       \
	{                                \
		(text), sizeof(text) - 1 \
	}

static const struct str waiting_functions[] = {
    WORD("_posixsubprocess.waitpid"),
    WORD("_thread.lock.acquire"),
    WORD("_winapi.WaitForMultipleObjects"),
    WORD("_winapi.WaitForSingleObject"),
    WORD("builtins.input"),
    WORD("posix.wait"),
    WORD("posix.wait3"),
    WORD("posix.wait4"),
    WORD("posix.waitid"),
    WORD("posix.waitpid"),
    WORD("select.select"),
    WORD("signal.pause"),
    WORD("signal.sigtimedwait"),
    WORD("signal.sigwait"),
    WORD("signal.sigwaitinfo"),
    WORD("time.sleep"),
};

static const struct str waiting_methods[] = {
    WORD("<method '__enter__' of '_multiprocessing.SemLock' objects>"),
    WORD("<method '__enter__' of '_thread.RLock' objects>"),
    WORD("<method '__enter__' of '_thread.lock' objects>"),
    WORD("<method 'accept' of '_socket.socket' objects>"),
    WORD("<method '_accept' of '_socket.socket' objects>"),
    WORD("<method 'acquire' of '_multiprocessing.SemLock' objects>"),
    WORD("<method 'acquire' of '_thread.RLock' objects>"),
    WORD("<method 'acquire' of '_thread.lock' objects>"),
    WORD("<method 'acquire_lock' of '_thread.lock' objects>"),
    WORD("<method 'connect' of '_socket.socket' objects>"),
    WORD("<method 'connect_ex' of '_socket.socket' objects>"),
    WORD("<method 'control' of 'select.kqueue' objects>"),
    WORD("<method 'do_handshake' of '_ssl._SSLSocket' objects>"),
    WORD("<method 'get' of '_queue.SimpleQueue' objects>"),
    WORD("<method 'join' of '_thread._ThreadHandle' objects>"),
    WORD("<method 'poll' of 'select.devpoll' objects>"),
    WORD("<method 'poll' of 'select.epoll' objects>"),
    WORD("<method 'poll' of 'select.poll' objects>"),
    WORD("<method 'read' of '_ssl._SSLSocket' objects>"),
    WORD("<method 'recv' of '_socket.socket' objects>"),
    WORD("<method 'recv_into' of '_socket.socket' objects>"),
    WORD("<method 'recvfrom' of '_socket.socket' objects>"),
    WORD("<method 'recvfrom_into' of '_socket.socket' objects>"),
    WORD("<method 'recvmsg' of '_socket.socket' objects>"),
    WORD("<method 'recvmsg_into' of '_socket.socket' objects>"),
};

/* Functions of the standard library that only wait, by file and the last part
 * of the name (the class in front is that of the instance). */
static const struct waiting_python {
	struct str file;
	struct str name;
} waiting_python[] = {
    {WORD("concurrent/futures/_base.py"), WORD("as_completed")},
    {WORD("concurrent/futures/_base.py"), WORD("result")},
    {WORD("concurrent/futures/_base.py"), WORD("wait")},
    {WORD("multiprocessing/connection.py"), WORD("_poll")},
    {WORD("multiprocessing/connection.py"), WORD("_recv")},
    {WORD("multiprocessing/connection.py"), WORD("poll")},
    {WORD("multiprocessing/connection.py"), WORD("wait")},
    {WORD("multiprocessing/popen_fork.py"), WORD("poll")},
    {WORD("multiprocessing/popen_fork.py"), WORD("wait")},
    {WORD("multiprocessing/process.py"), WORD("join")},
    {WORD("multiprocessing/queues.py"), WORD("get")},
    {WORD("queue.py"), WORD("get")},
    {WORD("queue.py"), WORD("join")},
    {WORD("selectors.py"), WORD("select")},
    {WORD("socket.py"), WORD("accept")},
    {WORD("subprocess.py"), WORD("_try_wait")},
    {WORD("subprocess.py"), WORD("_wait")},
    {WORD("subprocess.py"), WORD("wait")},
    {WORD("threading.py"), WORD("_acquire_restore")},
    {WORD("threading.py"), WORD("_wait_for_tstate_lock")},
    {WORD("threading.py"), WORD("acquire")},
    {WORD("threading.py"), WORD("join")},
    {WORD("threading.py"), WORD("wait")},
    {WORD("threading.py"), WORD("wait_for")},
};

static bool
is_one_of(const struct str *names, size_t count, struct str name)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(name, names[i]))
			return true;
	return false;
}

bool
kind_c_waits(struct str full, struct str name)
{
	struct str inner = name;

	if (str_starts(name, "<method '"))
		return is_one_of(
		    waiting_methods, COUNT_OF(waiting_methods), name);
	if (str_starts(name, "<built-in method ") && str_ends(name, ">")) {
		inner.data += sizeof("<built-in method ") - 1;
		inner.len -= sizeof("<built-in method ");
		full = inner;
	}
	return is_one_of(waiting_functions, COUNT_OF(waiting_functions), full);
}

/* True for "FILE" and for ".../python3.11/FILE", ".../Lib/FILE". */
static bool
is_standard_file(struct str module, struct str file)
{
	struct str folder = module;

	if (!str_ends(module, file.data))
		return false;
	folder.len -= file.len;
	if (folder.len == 0)
		return true;
	if (folder.data[folder.len - 1] != '/' &&
	    folder.data[folder.len - 1] != '\\')
		return false;
	folder.len--;
	for (size_t i = folder.len; i > 0; i--)
		if (folder.data[i - 1] == '/' || folder.data[i - 1] == '\\') {
			folder.data += i;
			folder.len -= i;
			break;
		}
	return str_starts(folder, "python") || str_is(folder, "Lib") ||
	       str_is(folder, "lib");
}

bool
kind_python_waits(struct str module, struct str name)
{
	struct str last = name;

	for (size_t i = name.len; i > 0; i--)
		if (name.data[i - 1] == '.') {
			last.data += i;
			last.len -= i;
			break;
		}
	for (size_t i = 0; i < COUNT_OF(waiting_python); i++)
		if (str_equal(last, waiting_python[i].name) &&
		    is_standard_file(module, waiting_python[i].file))
			return true;
	return false;
}
