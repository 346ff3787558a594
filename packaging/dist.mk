# dist.mk: what is handed on, in build/dist; included by the Makefile, whose VERSION
# they all have.
#
#	dist     a tarball that builds without git, with CHANGELOG.md
#	wheel    for pip, pipx and uv: programs for any Linux with glibc 2.28, and a
#	         native engine for each CPython of this machine that can compile it
#	deb      a package for Debian
#
# `scripts/setup package` brings what they take.

DIST    := build/dist
TARBALL := $(DIST)/superlinear-$(VERSION).tar.gz
ARCH    := $(shell uname -m)
# The objects are those of the release; another linker has the names of an older
# glibc. One that those objects need and it lacks ends the build.
GLIBC   := 2.28
OLD_CC  := zig cc -target $(ARCH)-linux-gnu.$(GLIBC)
W       := $(B)/wheel

dist:
	@mkdir -p $(DIST)
	@git rev-parse --verify -q HEAD >/dev/null || { \
	    echo 'make dist: this is no checkout of git' >&2; exit 1; }
	$(Q)packaging/changelog $(VERSION) >$(DIST)/CHANGELOG.md
	$(Q)git archive --prefix=superlinear-$(VERSION)/ \
	    --add-file=$(DIST)/CHANGELOG.md -o $(DIST)/dist.tar HEAD
	$(Q)gzip -n9 <$(DIST)/dist.tar >$(TARBALL).part
	@rm $(DIST)/dist.tar
	@mv $(TARBALL).part $(TARBALL)
	@echo $(TARBALL)

# ---- the wheel ----

# libcsv is under the LGPL: it stays a library that can be replaced.
SHIPPED = $(realpath $(shell $(CC) -print-file-name=libcsv.so) \
	$(shell $(CC) -print-file-name=libcjson.so))
# Installed, and in the unpacked wheel.
RPATH = $$ORIGIN/../lib/superlinear:$$ORIGIN/../data/lib/superlinear
soname = $(shell readelf -d $(1) | sed -n 's/.*SONAME.*\[\(.*\)\]/\1/p')
WHEEL_BIN := $(PROGRAMS:%=$(W)/bin/%)

$(W)/bin/%: $(B)/tools/%.o $(B)/libsuperlinear.a
	@mkdir -p $(@D)
	$(call say,LD,$@)
	$(Q)$(OLD_CC) -O2 $(LDHARDEN) -s '-Wl,-rpath,$(RPATH)' \
	    -o $@ $< $(B)/libsuperlinear.a $(SHIPPED) -lm

$(W)/engines: $(NATIVE_FILES) $(wildcard lib/agent/python/native/*.py) \
		packaging/engine.py packaging/pythons
	@rm -rf $@.d && mkdir $@.d
	@packaging/pythons | grep -q . || echo >&2 \
	    'make wheel: no engine is in it: no CPython here has its headers (python3-dev)'
	$(Q)packaging/pythons | xargs -r -P $(JOBS) -I{} env {} -I -S packaging/engine.py \
	    $@.d "$(CC)" "$(OLD_CC)"
	@touch $@

$(WHEEL_BIN) $(W)/engines: | $(W)/zig
$(W)/zig:
	@mkdir -p $(@D)
	@zig version >$@.new || { \
	    echo 'make wheel: there is no zig: scripts/setup package brings it' >&2; \
	    exit 1; }
	@mv $@.new $@

# Where the set-up brought its tools they are not in the user's PATH.
wheel:
	@$(ENV); $(MAKE) --no-print-directory wheel-here
wheel-here: $(WHEEL_BIN) $(W)/engines
	@rm -rf $(W)/stage
	$(Q)$(MAKE) -s install BIN="$(WHEEL_BIN)" DESTDIR=$(W)/stage PREFIX=
	@mkdir -p $(W)/stage/lib/superlinear $(W)/stage/licenses
	$(Q)for library in $(foreach so,$(SHIPPED),$(so):$(call soname,$(so))); do \
	    install -m 644 $${library%:*} \
	        $(W)/stage/lib/superlinear/$${library#*:} || exit; \
	done
	@cp -r $(W)/engines.d $(W)/stage/share/superlinear/agent/python/native/prebuilt
	$(Q)cp LICENSE $(W)/stage/licenses
	$(Q)packaging/licenses $(W)/stage/licenses $(SHIPPED)
	$(Q)python3 packaging/wheel.py --version $(VERSION) --glibc $(GLIBC) \
	    $(W)/stage $(DIST)

# ---- the package for Debian ----

# Built from the tarball, as anyone would. dpkg-shlibdeps finds what it depends on.
DEB := $(DIST)/deb/superlinear-$(VERSION)
deb: dist
	@rm -rf $(DIST)/deb
	@mkdir -p $(DIST)/deb
	$(Q)tar -xzf $(TARBALL) -C $(DIST)/deb
	$(Q)cp -r packaging/debian $(DEB)
	@printf 'superlinear (%s-1) unstable; urgency=medium\n\n  * See CHANGELOG.md.\n\n -- %s  %s\n' \
	    $(VERSION) "$$(sed -n 's/^Maintainer: //p' $(DEB)/debian/control)" \
	    "$$(git log -1 --pretty=%aD)" >$(DEB)/debian/changelog
	$(Q)cd $(DEB) && DEB_BUILD_OPTIONS="noautodbgsym parallel=$(JOBS)" \
	    dpkg-buildpackage -b -us -uc >../build.log 2>&1 || { \
	    tail -n 20 ../build.log >&2; exit 1; }
	$(Q)mv $(DIST)/deb/superlinear_$(VERSION)-1_*.deb $(DIST)
	@ls $(DIST)/superlinear_$(VERSION)-1_*.deb

.PHONY: dist wheel wheel-here deb
