/*
 * jumps.h: where an instruction of byte code goes on. Source: opcode.h and
 * Python/ceval.c of CPython 3.10 to 3.14; an opcode that a version does not
 * have is not a macro there.
 */
#ifndef NATIVE_JUMPS_H
#define NATIVE_JUMPS_H

#include <opcode.h>

#include "compat.h"

#define JUMP_ONWARD    1 /* may jump forward by its argument */
#define JUMP_BACK      2 /* the same, backward */
#define JUMP_TO	       4 /* the same, to the instruction of this number */
#define JUMP_ELSEWHERE 8 /* does not go on to the next instruction */

static const uint8_t jumps[256] = {
    [FOR_ITER] = JUMP_ONWARD,
    [JUMP_FORWARD] = JUMP_ONWARD | JUMP_ELSEWHERE,
    [RETURN_VALUE] = JUMP_ELSEWHERE,
    [RAISE_VARARGS] = JUMP_ELSEWHERE,
    [RERAISE] = JUMP_ELSEWHERE,
#ifdef RETURN_CONST
    [RETURN_CONST] = JUMP_ELSEWHERE,
#endif
#ifdef SEND
    [SEND] = JUMP_ONWARD,
#endif
#ifdef JUMP_BACKWARD
    [JUMP_BACKWARD] = JUMP_BACK | JUMP_ELSEWHERE,
    [JUMP_BACKWARD_NO_INTERRUPT] = JUMP_BACK | JUMP_ELSEWHERE,
#endif
#ifdef POP_JUMP_FORWARD_IF_TRUE /* 3.11 */
    [POP_JUMP_FORWARD_IF_TRUE] = JUMP_ONWARD,
    [POP_JUMP_FORWARD_IF_FALSE] = JUMP_ONWARD,
    [POP_JUMP_FORWARD_IF_NONE] = JUMP_ONWARD,
    [POP_JUMP_FORWARD_IF_NOT_NONE] = JUMP_ONWARD,
    [POP_JUMP_BACKWARD_IF_TRUE] = JUMP_BACK,
    [POP_JUMP_BACKWARD_IF_FALSE] = JUMP_BACK,
    [POP_JUMP_BACKWARD_IF_NONE] = JUMP_BACK,
    [POP_JUMP_BACKWARD_IF_NOT_NONE] = JUMP_BACK,
    [JUMP_IF_TRUE_OR_POP] = JUMP_ONWARD,
    [JUMP_IF_FALSE_OR_POP] = JUMP_ONWARD,
#elif defined(JUMP_ABSOLUTE) /* 3.10 */
    [JUMP_ABSOLUTE] = JUMP_TO | JUMP_ELSEWHERE,
    [POP_JUMP_IF_TRUE] = JUMP_TO,
    [POP_JUMP_IF_FALSE] = JUMP_TO,
    [JUMP_IF_TRUE_OR_POP] = JUMP_TO,
    [JUMP_IF_FALSE_OR_POP] = JUMP_TO,
    [JUMP_IF_NOT_EXC_MATCH] = JUMP_TO,
    [SETUP_FINALLY] = JUMP_ONWARD,
    [SETUP_WITH] = JUMP_ONWARD,
    [SETUP_ASYNC_WITH] = JUMP_ONWARD,
#else			     /* 3.12 and later */
    [POP_JUMP_IF_TRUE] = JUMP_ONWARD,
    [POP_JUMP_IF_FALSE] = JUMP_ONWARD,
    [POP_JUMP_IF_NONE] = JUMP_ONWARD,
    [POP_JUMP_IF_NOT_NONE] = JUMP_ONWARD,
#endif
};

#endif
