/* points_sizes.c: see points.h. The memory of the process at a point. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

#include "points.h"

/* Called about a hundred times a run; without stdio, which would allocate. */
static int64_t
resident(void)
{
	char text[128];
	long pages = 0;
	ssize_t len;
	int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return 0;
	len = read(fd, text, sizeof(text) - 1);
	close(fd);
	text[len < 0 ? 0 : len] = '\0';
	if (sscanf(text, "%*d %ld", &pages) != 1)
		return 0;
	return (int64_t)pages * sysconf(_SC_PAGESIZE);
}

/* Calls sys.getallocatedblocks(), which runs no code of the program. */
static int64_t
live_blocks(void)
{
	PyObject *kind, *value, *traceback, *number;
	int64_t blocks = 0;

	if (points.blocks == NULL)
		return 0;
	PyErr_Fetch(&kind, &value, &traceback);
	number = PyObject_CallNoArgs(points.blocks);
	if (number != NULL && PyLong_Check(number))
		blocks = PyLong_AsLongLong(number);
	Py_XDECREF(number);
	PyErr_Clear();
	PyErr_Restore(kind, value, traceback);
	return blocks;
}

void
point_measure(struct point *point)
{
	int64_t own = (int64_t)points.bytes;
	struct rusage usage;

	point->rss = resident() - own;
	if (getrusage(RUSAGE_SELF, &usage) == 0)
		point->peak_rss = (int64_t)usage.ru_maxrss * 1024 - own;
	if (point->peak_rss < point->rss)
		point->peak_rss = point->rss;
	point->blocks = live_blocks();
}
