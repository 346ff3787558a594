# superlinear: see README.md. `make help` lists the targets.
#
# Everything is built below build/$(V)/, one folder a variant: release, asan
# (AddressSanitizer and UBSan), cov. The list of programs is derived from
# tools/*.c: adding a program is adding a file there and its page in man/.

V       ?= release
PREFIX  ?= /usr/local
VERSION := 0.1.0
B       := build/$(V)

CC      ?= cc
PKG_CONFIG ?= pkg-config

# Warnings are errors for developers only, never for users.
WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wformat=2 \
	-Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wcast-qual \
	-Wvla -Wnull-dereference -Wdouble-promotion -fno-common
ifdef DEVELOPER
WARN += -Werror
endif

HARDEN := -fstack-protector-strong -fstack-clash-protection \
	-fcf-protection -fPIE
LDHARDEN := -pie -Wl,-z,relro,-z,now,-z,noexecstack,--as-needed

OPT.release := -O2 -g -D_FORTIFY_SOURCE=2
OPT.asan    := -O1 -g -fsanitize=address,undefined -fno-omit-frame-pointer \
	-fno-sanitize-recover=undefined
OPT.cov     := -O0 -g --coverage
OPT         := $(or $(OPT.$(V)),$(OPT.release))

CJSON_CFLAGS := $(shell $(PKG_CONFIG) --cflags libcjson 2>/dev/null)
CJSON_LIBS   := $(or $(shell $(PKG_CONFIG) --libs libcjson 2>/dev/null),-lcjson)

CPPFLAGS_ALL := -D_GNU_SOURCE -DSUPERLINEAR_VERSION='"$(VERSION)"' \
	-iquote lib -include lib/core/banned.h $(CJSON_CFLAGS) $(CPPFLAGS)
CFLAGS_ALL := -std=c17 $(OPT) $(WARN) $(HARDEN) \
	-ffile-prefix-map=$(CURDIR)=. $(CFLAGS)
LDFLAGS_ALL := $(OPT) $(LDHARDEN) $(LDFLAGS)
LIBS := -lcsv $(CJSON_LIBS) -lm

LIB_SRC  := $(sort $(wildcard lib/*/*.c))
TOOL_SRC := $(sort $(wildcard tools/*.c))
UNIT_SRC := $(sort $(wildcard tests/unit/*.c))
PROGRAMS := $(notdir $(TOOL_SRC:.c=))
LIB_OBJ  := $(LIB_SRC:%.c=$(B)/%.o)
BIN      := $(PROGRAMS:%=$(B)/bin/%)
UNIT     := $(UNIT_SRC:tests/unit/%.c=$(B)/unit/%)

all: $(BIN)

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

$(B)/libsuperlinear.a: $(LIB_OBJ)
	@rm -f $@
	$(AR) rcs $@ $(LIB_OBJ)

$(B)/bin/%: $(B)/tools/%.o $(B)/libsuperlinear.a
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS_ALL) -o $@ $< $(B)/libsuperlinear.a $(LIBS)

$(B)/unit/%: $(B)/tests/unit/%.o $(B)/libsuperlinear.a
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS_ALL) -o $@ $< $(B)/libsuperlinear.a $(LIBS)

unit: $(UNIT)

clean:
	rm -rf build

.PHONY: all unit clean
.SECONDARY:
-include $(LIB_OBJ:.o=.d) $(TOOL_SRC:%.c=$(B)/%.d) $(UNIT_SRC:%.c=$(B)/%.d)
