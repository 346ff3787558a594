# superlinear: see README.md. The targets:
#
#	all      the programs, in build/release/bin       (scripts/setup build)
#	check    everything tested                        (scripts/setup test)
#	demo     a real backtest in one run, and its report
#	classic  the same at five sizes under YAPPI
#	phase0 phase1 report status reset                 (scripts/phases.mk)
#	install uninstall                                 PREFIX= DESTDIR=
#	dist wheel deb                                    (packaging/dist.mk)
#	lint asan bench clean                             SECTIONS=
#	posix    the analysis, with nothing of Linux
#	street   programs as people run them              CASES= TIMES= BUSY=
#	trust    what must never happen, tried often      SECTIONS= EDITS= ...
#	fuzz     the readers, with any bytes              MINUTES=
#	mutants  what the tests miss                      ROOM= COUNT= SEED=
#
# VERBOSE=1 shows the commands.
#
# Everything is built below build/$(V)/, one folder a variant: release, asan
# (AddressSanitizer and UBSan), posix (nothing of Linux), cov. The list of programs
# is derived from tools/*.c: adding a program is adding a file there and its page in
# man/.

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

# Position independent all through: variables of glibc are then never copied into a
# program, which would miss what glibc writes to `environ` under another name where
# the linker has only its symbols (packaging/dist.mk).
MACHINE := $(shell $(CC) -dumpmachine 2>/dev/null)
HARDEN := -fstack-protector-strong -fstack-clash-protection \
	$(if $(filter x86_64% i386% i486% i586% i686%,$(MACHINE)),-fcf-protection) \
	$(if $(filter aarch64%,$(MACHINE)),-mbranch-protection=standard) \
	-fPIC -fno-semantic-interposition
LDHARDEN := -pie -Wl,-z,relro,-z,now,-z,noexecstack,--as-needed

OPT.release := -O2 -g -D_FORTIFY_SOURCE=2
OPT.asan    := -O1 -g -fsanitize=address,undefined -fno-omit-frame-pointer \
	-fno-sanitize-recover=undefined
OPT.cov     := -O0 -g --coverage
OPT         := $(or $(OPT.$(V)),$(OPT.release))

# What of a system is used: posix has nothing else (lib/core/platform.h).
SYSTEM.posix := -D_XOPEN_SOURCE=700 -DPLATFORM_POSIX \
	-Werror=implicit-function-declaration
SYSTEM       := $(or $(SYSTEM.$(V)),-D_GNU_SOURCE)

CJSON_CFLAGS := $(shell $(PKG_CONFIG) --cflags libcjson 2>/dev/null)
CJSON_LIBS   := $(or $(shell $(PKG_CONFIG) --libs libcjson 2>/dev/null),-lcjson)

CPPFLAGS_ALL := $(SYSTEM) -DSUPERLINEAR_VERSION='"$(VERSION)"' \
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

# What is done, in a line each, and no word of it under make -s.
SILENT := $(findstring s,$(firstword -$(MAKEFLAGS)))
Q := $(if $(VERBOSE),,@)
say = $(if $(VERBOSE)$(SILENT),@:,@printf '  %-3s %s\n' $(1) $(2))

all: $(BIN)
	$(if $(MAKECMDGOALS)$(SILENT),@:,@printf '%s\n' \
	    'built. Next: scripts/superlinear -- python3 FILE.py (or any command), make demo, make install')

# Asked before anything is compiled.
$(B)/headers:
	@mkdir -p $(@D)
	@printf '#include <csv.h>\n#include <cjson/cJSON.h>\n' | \
	    $(CC) $(CJSON_CFLAGS) $(CPPFLAGS) -E -x c -o /dev/null - 2>$@.log || { \
	    printf '%s\n' 'csv.h or cjson/cJSON.h is missing: scripts/setup build brings them (Debian: libcsv-dev libcjson-dev)' >&2; \
	    exit 1; }
	@touch $@

$(B)/%.o: %.c | $(B)/headers
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

# What it puts in.
$(B)/lib/report/page.o: lib/report/page.css lib/report/page.js

$(B)/libsuperlinear.a: $(LIB_OBJ)
	@rm -f $@
	$(call say,AR,$@)
	$(Q)$(AR) rcs $@ $(LIB_OBJ)

LINK = $(Q)$(CC) $(LDFLAGS_ALL) -o $@ $< $(B)/libsuperlinear.a $(LIBS)

$(B)/bin/%: $(B)/tools/%.o $(B)/libsuperlinear.a
	@mkdir -p $(@D)
	$(call say,LD,$@)
	$(LINK)

$(B)/unit/%: $(B)/tests/unit/%.o $(B)/libsuperlinear.a
	@mkdir -p $(@D)
	$(call say,LD,$@)
	$(LINK)

# Of the bench, made on demand.
$(B)/bench/%: $(B)/tests/bench/%.o $(B)/libsuperlinear.a
	@mkdir -p $(@D)
	$(call say,LD,$@)
	$(LINK)

unit: $(UNIT) $(B)/trust/faults.so $(B)/trust/memory.so

# Preloaded by tests, so none of the flags of a variant.
$(B)/trust/%.so: tests/trust/%.c
	@mkdir -p $(@D)
	$(call say,LD,$@)
	$(Q)$(CC) -std=c17 -D_GNU_SOURCE -O1 -g $(WARN) -fPIC -shared -o $@ $< -ldl

# ---- tests ----

# What a target needs and the machine lacks; quick where nothing is missing.
setup-build setup-test setup-package setup-python setup-browser: setup-%:
	@scripts/setup $*

# Test files at a time.
JOBS ?= 2
ENV := eval "$$(scripts/setup --env)"
# prove runs a file by what is asked for with --exec; env heeds the #! line, and
# gives a test back the signals that a background job ignores.
PROVE := prove -j$(JOBS) --exec 'env --default-signal=HUP,INT,QUIT'
FAST := $(filter-out tests/t/e2e%,$(sort $(wildcard tests/t/*.t)))
E2E := $(sort $(wildcard tests/t/e2e*.t))

# The set-up comes first, then the compiler and the programs it brought.
check: setup-test setup-package setup-python setup-browser
	@$(ENV); $(MAKE) --no-print-directory -j2 lint
	@$(ENV); $(MAKE) --no-print-directory DEVELOPER=1 check-fast
	@$(ENV); $(MAKE) --no-print-directory asan
	@$(ENV); $(MAKE) --no-print-directory posix
	@$(ENV); $(MAKE) --no-print-directory check-e2e

# Offline where nothing is missing, and without Lumibot.
check-fast: setup-test setup-package
	@$(ENV); $(MAKE) --no-print-directory all unit
	@$(ENV); $(PROVE) $(UNIT) $(FAST)

# The real Lumibot under the real YAPPI, a few small sizes, and reports in a real
# browser.
check-e2e: setup-test setup-package setup-python setup-browser
	@$(ENV); $(MAKE) --no-print-directory all
	@$(ENV); $(PROVE) $(E2E)

# All fast tests once more with AddressSanitizer and UBSan watching. What is
# at stake in the style tests is the same in both.
ASAN_SKIP := tests/t/man.t tests/t/completion.t tests/t/setup.t \
	tests/t/backtest.t tests/t/install.t tests/t/trust-programs.t \
	tests/t/counts-truth.t tests/t/trust-plan.t tests/t/wheel.t \
	tests/t/native-fits.t
asan: setup-test
	@$(ENV); $(MAKE) --no-print-directory V=asan all unit
	@$(ENV); V=asan ASAN_OPTIONS=detect_leaks=1 \
	    UBSAN_OPTIONS=print_stacktrace=1 \
	    $(PROVE) $(UNIT_SRC:tests/unit/%.c=build/asan/unit/%) \
	    $(filter-out $(ASAN_SKIP),$(FAST))

# What reads, judges and reports, with nothing of a system but POSIX. The others
# start programs, or show that no edit of a plan beside a mark is lost.
POSIX := prof-parse prof-parse-bad prof-parse-real prof-scale prof-scale-within \
	prof-cause prof-report prof-check prof-diff prof-export prof-history \
	plan-next plan-add portable
posix: setup-test
	@$(ENV); $(MAKE) --no-print-directory V=posix all unit
	@$(ENV); V=posix $(PROVE) $(UNIT_SRC:tests/unit/%.c=build/posix/unit/%) \
	    $(POSIX:%=tests/t/%.t)

# What must never happen, tried often: SECTIONS, and how often by the names that
# tests/trust/run.py lists.
trust: all unit setup-python
	@$(ENV); tests/trust/run.py $(SECTIONS)

# The readers of the plan and of profiles, in so many minutes together.
MINUTES ?= 10
FUZZ := $(wildcard tests/fuzz/*.c)
fuzz: setup-build
	@tests/fuzz/run.sh $$((60 * $(MINUTES) / $(words $(FUZZ))))

# How many small mistakes in lib/ the tests find, by room: SEED, COUNT, ROOM.
street: export CASES := $(CASES)
street: export TIMES := $(TIMES)
street: export BUSY := $(BUSY)
street: all
	@tests/street/run.py

mutants: export SEED := $(SEED)
mutants: export COUNT := $(or $(COUNT),100)
mutants: export ROOM := $(ROOM)
mutants:
	@nice -n 10 tests/mutants/run.py

# ---- lint ----

C_FILES := $(LIB_SRC) $(TOOL_SRC) $(UNIT_SRC) \
	$(sort $(wildcard tests/fuzz/*.c tests/bench/*.c tests/trust/*.c))
H_FILES := $(sort $(wildcard lib/*/*.h tests/unit/*.h tests/fuzz/*.h tests/bench/*.h))
# Compiled by the interpreter that it is for: lib/agent/python/native/build.py.
NATIVE_FILES := $(sort $(wildcard lib/agent/python/native/*.[ch]))
SHELL_FILES := $(sort scripts/setup scripts/rooms scripts/literals scripts/portable \
	scripts/superlinear .ci/run packaging/changelog packaging/licenses \
	packaging/pythons \
	$(wildcard scripts/driver/*.sh tests/t/*.t tests/t/*.sh tests/bench/*.sh))
PAGES := $(sort $(wildcard man/*.[1-9]))

lint: lint-rooms lint-literals lint-portable lint-format lint-cppcheck lint-tidy lint-shell \
	lint-pages lint-analyzer

lint-rooms: $(LIB_OBJ)
	CC="$(CC)" OBJECTS=$(B) scripts/rooms . $(CPPFLAGS_ALL)

lint-literals:
	scripts/literals

lint-portable:
	scripts/portable

lint-format:
	clang-format-14 --dry-run -Werror $(C_FILES) $(H_FILES) $(NATIVE_FILES)

lint-cppcheck:
	cppcheck --quiet --error-exitcode=1 --inline-suppr --std=c11 \
	    --enable=warning,portability,performance \
	    --suppress=missingIncludeSystem --suppress=unknownMacro \
	    -I lib $(LIB_SRC) $(TOOL_SRC)

# One file a call: given several at once clang-tidy 14 reports what is not
# there. A stamp a file, so that only what changed is looked at again.
TIDY := $(patsubst %,build/lint/%.tidy,$(LIB_SRC) $(TOOL_SRC))
build/lint/%.tidy: % .clang-tidy $(H_FILES)
	@mkdir -p $(@D)
	@clang-tidy-14 --quiet --warnings-as-errors='*' $< -- -std=c17 \
	    $(CPPFLAGS_ALL) 2>$@.err || { cat $@.err; exit 1; }
	@touch $@
lint-tidy: $(TIDY)

lint-shell:
	shellcheck -S warning -x -P SCRIPTDIR $(SHELL_FILES)

lint-pages:
	mandoc -T lint -W warning $(PAGES)

ANALYZED := $(patsubst %.c,build/lint/%.analyzed,$(LIB_SRC) $(TOOL_SRC))
build/lint/%.analyzed: %.c $(H_FILES)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) -std=c17 -O1 -fanalyzer -Werror -c -o $@.o $<
	@rm -f $@.o; touch $@
lint-analyzer: $(ANALYZED)

# ---- bench, demo, phases ----

bench: all $(B)/bench/verdict setup-test setup-python
	@$(ENV); tests/bench/run.sh $(SECTIONS)

# A real Lumibot backtest over 64 trading days, once, with the native engine,
# and the report; and the same as a plan of five sizes under YAPPI. Running it
# again resumes, or shows the report again.
demo classic: setup-build setup-python
	@$(ENV); $(MAKE) --no-print-directory -s all
	@mkdir -p profiling/$@
	@test -e profiling/$@/plan.json || \
	    cp scripts/$@.json profiling/$@/plan.json
	@$(SUPERLINEAR) --all -f profiling/$@/plan.json \
	    --report reports/$@_report.md

# The bundled workload runs in the environment that set-up made.
SUPERLINEAR := $(ENV); scripts/superlinear
PLAN_NEXT := build/release/bin/plan-next
PLAN_MARK := build/release/bin/plan-mark
include scripts/phases.mk
phase0 phase1 phase2 phase3 report: all setup-python
status reset: all

# ---- install ----

BINDIR  := $(DESTDIR)$(PREFIX)/bin
SHARE   := $(DESTDIR)$(PREFIX)/share
AGENT   := $(sort $(shell find lib/agent -name '*.py' -o -name '*.[ch]'))
BASH_COMPLETION := $(SHARE)/bash-completion/completions
ZSH_COMPLETION  := $(SHARE)/zsh/site-functions

install: all
	install -d $(BINDIR) $(BASH_COMPLETION) $(ZSH_COMPLETION)
	install -m 755 $(BIN) scripts/superlinear $(BINDIR)
	for file in $(AGENT); do \
	    install -D -m 644 $$file \
	        $(SHARE)/superlinear/$${file#lib/} || exit; \
	done
	install -m 644 scripts/phases.mk $(SHARE)/superlinear
	install -D -m 644 -t $(SHARE)/superlinear/driver scripts/driver/*.sh
	for page in $(PAGES); do \
	    install -D -m 644 $$page \
	        $(SHARE)/man/man$${page##*.}/$${page#man/} || exit; \
	done
	install -m 644 scripts/completion/superlinear.bash \
	    $(BASH_COMPLETION)/superlinear
	for program in $(PROGRAMS); do \
	    ln -sf superlinear $(BASH_COMPLETION)/$$program || exit; \
	done
	install -m 644 scripts/completion/_superlinear $(ZSH_COMPLETION)

uninstall:
	rm -f $(PROGRAMS:%=$(BINDIR)/%) $(BINDIR)/superlinear
	rm -rf $(SHARE)/superlinear
	for page in $(PAGES); do \
	    rm -f $(SHARE)/man/man$${page##*.}/$${page#man/}; \
	done
	rm -f $(PROGRAMS:%=$(BASH_COMPLETION)/%) $(BASH_COMPLETION)/superlinear
	rm -f $(ZSH_COMPLETION)/_superlinear

include packaging/dist.mk

clean:
	rm -rf build

.PHONY: all unit check check-fast check-e2e asan posix street trust fuzz mutants bench demo \
	classic install uninstall clean setup-build setup-test setup-package setup-python setup-browser lint lint-rooms lint-literals lint-portable lint-format \
	lint-cppcheck lint-tidy lint-shell lint-pages lint-analyzer
.SECONDARY:
-include $(wildcard $(B)/tests/bench/*.d)
-include $(LIB_OBJ:.o=.d) $(TOOL_SRC:%.c=$(B)/%.d) $(UNIT_SRC:%.c=$(B)/%.d)
