/*
 * package.h: which package a function belongs to, and which of them talk over the
 * network.
 *
 *	.../site-packages/pandas/core/frame.py	library	pandas
 *	.../lib/python3.11/json/decoder.py	standard	json
 *	builtins.<method 'recv' of '_socket.socket' objects>	network	network
 *	~/job/macross.py	own	own
 */
#ifndef STREAM_PACKAGE_H
#define STREAM_PACKAGE_H

#include "stream/origin.h"

struct package {
	struct str name;  /* a view into what it was taken from, or constant */
	struct str group; /* an origin, or "network"; constant */
};

struct package package_of(enum origin origin, struct str kind,
    struct str full_name, struct str module);

#endif
