# phases.mk: the phases of a profiling plan as targets, for a checkout
# (included by the Makefile) and for any project:
#
#	make -f PREFIX/share/superlinear/phases.mk phase0 phase1
#
# Running a target again resumes it.

PLAN    ?= profiling_plan.json
REPORTS ?= reports
SUPERLINEAR ?= superlinear
PLAN_NEXT   ?= plan-next
PLAN_MARK   ?= plan-mark

# Phase 0 asks what the data cache costs, phase 1 how the time grows.
phase0 phase1 phase2 phase3: phase%:
	$(SUPERLINEAR) -f $(PLAN) --phase $* --report $(REPORTS)/$@_report.md

# The whole plan in one report.
report:
	$(SUPERLINEAR) -f $(PLAN) --all --report $(REPORTS)/report.md

status:
	@$(PLAN_NEXT) -f $(PLAN) -a -c

# All runs are to be made again; their results are dropped.
reset:
	$(PLAN_MARK) -f $(PLAN) -a -s pending

.PHONY: phase0 phase1 phase2 phase3 report status reset
