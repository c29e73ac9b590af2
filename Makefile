# make run        the demonstration province and its first quarter      make        the program: build/baophu
# make test       every test                                            make help   what else there is
.SUFFIXES:
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory
SHELL := /bin/bash
# Tests leave nothing behind, no compiled Python either.
export PYTHONDONTWRITEBYTECODE := 1
.SHELLFLAGS := -euo pipefail -c

KY     ?= 2026-Q1
SCALE  ?= 0.1
MODE   ?= release
JOBS   ?= $(shell nproc)
WERROR ?= 1
B      := build/$(MODE)
V      ?= 0
Q      := $(if $(filter 1,$(V)),,@)

# PLAIN=1: golden cases run a program that takes no row as one of regular form (src/ingest/regular.h); the same bytes must come out.
PLAIN  ?= 0
PROGRAM := $(B)/$(if $(filter 1,$(PLAIN)),plain/)baophu

CC       := gcc
CPPFLAGS := -Isrc -D_GNU_SOURCE -D_FILE_OFFSET_BITS=64
CFLAGS_ALL := -std=c17 -g -fno-common -ffp-contract=off \
	-ffile-prefix-map=$(CURDIR)=. -fstack-protector-strong -fPIE
WARN  := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion \
	-Wstrict-prototypes -Wmissing-prototypes -Wmissing-declarations \
	-Wold-style-definition -Wredundant-decls -Wnested-externs -Wundef \
	-Wvla -Walloca -Wformat=2 -Wwrite-strings -Wcast-qual \
	-Wpointer-arith -Wswitch-enum -Wdouble-promotion -Wfloat-equal \
	-Wimplicit-fallthrough -Wunused-macros -Wframe-larger-than=32768
WARN_GCC := -Wlogical-op -Wduplicated-cond -Wduplicated-branches \
	-Wcast-align=strict -Wnull-dereference -Wtrampolines -Wformat-overflow=2 \
	-Wformat-truncation=1 -Wstringop-overflow=4 -Warith-conversion
# Not -Wassign-enum: the libraries' flags are enums to be or-ed.  -Wno-string-conversion: assert(!"what cannot be").
WARN_CLANG := -Wno-string-conversion -Wcast-align -Wcomma -Wunreachable-code-aggressive \
	-Wconditional-uninitialized -Wbad-function-cast \
	-Wshorten-64-to-32 -Wextra-semi-stmt
LDFLAGS := -pie -Wl,-z,relro,-z,now -Wl,--as-needed
LDLIBS := -lcsv -liniparser -lxlsxwriter -lhpdf -lutf8proc -lcmark-gfm -lcmark-gfm-extensions \
	-ljansson -lminizip -lexpat -lcrypto -lqpdf -lz -lm

ifeq ($(MODE),release)
CFLAGS_ALL += -O2 -D_FORTIFY_SOURCE=3 -fstack-clash-protection -fcf-protection
else ifeq ($(MODE),debug)
CFLAGS_ALL += -Og
else ifeq ($(MODE),asan)
SAN := -fsanitize=address,undefined,float-divide-by-zero,float-cast-overflow -fno-sanitize-recover=all
CFLAGS_ALL += -O1 -fno-omit-frame-pointer $(SAN)
LDFLAGS += $(SAN)
else ifeq ($(MODE),tsan)
SAN := -fsanitize=thread
CFLAGS_ALL += -O1 -fno-omit-frame-pointer $(SAN)
LDFLAGS += $(SAN)
else ifeq ($(MODE),cov)
CFLAGS_ALL += -O0 --coverage -fprofile-update=atomic # threads read files
WARN_FRAME := -Wno-frame-larger-than # variables that -O2 lays over each other lie side by side
COUNTS := $(B)/tests/cover/counts_at_exit.o
LDFLAGS += --coverage -Wl,--wrap=_exit $(COUNTS)
else ifeq ($(MODE),fuzz)
CC := clang
SAN := -fsanitize=address,undefined,float-divide-by-zero,float-cast-overflow -fno-sanitize-recover=all
CFLAGS_ALL += -O1 -fno-omit-frame-pointer $(SAN) -fsanitize=fuzzer-no-link
LDFLAGS += $(SAN) -fsanitize=fuzzer
else
$(error MODE is release, debug, asan, tsan, cov or fuzz, not "$(MODE)")
endif
CFLAGS_ALL += $(WARN) $(WARN_FRAME) $(if $(findstring clang,$(CC)),$(WARN_CLANG),$(WARN_GCC)) $(if $(filter 1,$(WERROR)),-Werror)

SRC  := $(sort $(shell find src -name '*.c'))
OBJ  := $(SRC:%.c=$(B)/%.o)
MAIN := $(B)/src/cli/main.o
LIBO := $(filter-out $(MAIN),$(OBJ))
TSRC := $(sort $(wildcard tests/unit/*.c))
TOBJ := $(TSRC:%.c=$(B)/%.o)
FUZZ := $(patsubst tests/fuzz/fuzz_%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
SH   := $(sort $(shell find .ci tests $(wildcard fonts templates docs) -name "*.sh") .ci/run .ci/deps templates/system/alarm templates/system/examples/on-failure \
	$(addprefix templates/system/deb/,postinst prerm postrm))
# A rule's own make, in parallel; what is asked for by name on the command line stays in order.
SUB  := $(MAKE) -j$(JOBS) $(if $(filter 1,$(V)),,-s)

# These call make again for what they need, one after the other; two at once would build the same objects.
ifneq ($(filter run test check lint asan tsan cover fuzz valgrind rooms clang faults bench mutants planted torture,$(MAKECMDGOALS)),)
.NOTPARALLEL:
endif

all: build/baophu
build/baophu: $(B)/baophu
	$(Q)cp $< $@
$(B)/baophu: $(OBJ)
	@echo "  LD   $@"
	$(Q)$(CC) $(LDFLAGS) -o $@ $(OBJ) $(LDLIBS)
$(B)/baophu $(B)/unit: | $(COUNTS)
# The one room that knows of both ways is compiled for the plain program again.
BOTH_WAYS := src/ingest/table_reader_regular.o
$(B)/plain/baophu: $(filter-out $(B)/$(BOTH_WAYS),$(OBJ)) $(B)/plain/$(BOTH_WAYS)
	@echo "  LD   $@"
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(B)/plain/%.o: %.c Makefile
	@mkdir -p $(@D); echo "  CC   $< (plain)"
	$(Q)$(CC) $(CPPFLAGS) -DREGULAR_ON=0 $(CFLAGS_ALL) $(CFLAGS) -MMD -MP -c $< -o $@
$(B)/%.o: %.c Makefile
	@mkdir -p $(@D); echo "  CC   $<"
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS_ALL) $(CFLAGS) -MMD -MP -c $< -o $@
$(B)/unit: $(LIBO) $(TOBJ)
	@echo "  LD   $@"
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lcriterion
# Our readers, for tests/oracle/readers.py.
$(B)/readers: $(B)/tests/oracle/readers.o $(B)/tests/unit/dumped.o $(B)/tests/unit/zipped.o $(LIBO)
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lcriterion
$(B)/fuzz_%: $(B)/tests/fuzz/fuzz_%.o $(LIBO)
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)
# It fills documents with the small province of the unit tests.
$(B)/fuzz_words: $(B)/tests/unit/province.o
$(B)/fuzz_words: LDLIBS += -lcriterion
# It damages documents of the unit tests, in zips that are made as theirs.
$(B)/fuzz_back: $(B)/tests/unit/sample_book.o $(B)/tests/unit/zipped.o
$(B)/fuzz_back: LDLIBS += -lcriterion
-include $(OBJ:.o=.d) $(TOBJ:.o=.d) $(B)/plain/$(BOTH_WAYS:.o=.d)

# --- the two commands of the README ------------------------------------------
# A half and a year are made of their quarters: those that are not there are published first.
# 3 is "published with warnings" (docs of exit statuses: README.md): the demonstration has wrong rows on purpose.
run: deps-build
	$(Q)$(SUB) all
	$(Q)if ! compgen -G 'input/[0-9][0-9][0-9][0-9]*/' >/dev/null; then \
		build/baophu demo --input input --scale $(SCALE); \
	fi; \
	case $(KY) in *-H1) quarters="Q1 Q2";; *-H2) quarters="Q3 Q4";; *-*) quarters=;; *) quarters="Q1 Q2 Q3 Q4";; esac; \
	ky=$(KY); kys=; \
	for q in $$quarters; do [ -e output/$${ky%-*}-$$q/so-lieu.csv ] || kys="$$kys $${ky%-*}-$$q"; done; \
	for k in $$kys $(KY); do \
		status=0; build/baophu run $$k --input input --output output || status=$$?; \
		case $$status in 0|3) echo "Kết quả: output/$$k/";; *) exit $$status;; esac; \
	done

test: deps-build deps-test
	$(Q)$(SUB) all $(B)/unit
	$(Q)$(MAKE) unit
	$(Q)$(MAKE) golden

deps: deps-build deps-test deps-lint deps-check
deps-%:
	$(Q).ci/deps $*

# --- tests --------------------------------------------------------------------
# Criterion calls an empty run a success, and a test that its sanitizer killed after the last assertion passed as well: the
# count and the log are checked.  It loses the memory of a test's .timeout now and then: tests that could hang call alarm().
unit: $(B)/unit
	$(Q)$(B)/unit --short-filename --jobs $(JOBS) $(UNIT) 2>&1 | tee $(B)/unit.log
	$(Q)grep -aEq 'Tested: [^|]*[1-9]' $(B)/unit.log || { echo "make unit: no test ran"; exit 1; }
	$(Q)! grep -aE 'ERROR: [A-Za-z]*Sanitizer|runtime error:|crashed during its setup or teardown' $(B)/unit.log
golden: $(PROGRAM)
	$(Q)JOBS=$(JOBS) BAOPHU=$(CURDIR)/$(PROGRAM) tests/golden/run.sh $(CASE)
# Those that hold figures and findings to what they are, the long way through rows.
golden-plain:
	$(Q)$(MAKE) golden PLAIN=1 CASE="any-writing-same-figures around-the-rows many-warnings missing-is-not-zero"
# abort_on_error: a leak found at the end of a test's process must fail that test, which exit codes alone do not.
# Cases that judge finished documents by other programs, those that make many sets of them, and those that do over what
# others do in less time are left out: what makes their documents and reads their tables runs in the others too.
ASAN_CASES := $(filter-out accepted-in-the-night any-writing-same-figures backup-restored bao-cao-don-vi \
	can-giai-trinh cham-nhieu-ky chuyen-de commune-of-address danh-sach-bang-tong danh-sach-cua-ky demo-run-sums \
	documents-measured explain-adds-up final-documents half-a-delivery huong-dan joined-employers kept-for-decades \
	lists-are-judged lock-survives next-years-target nobody-wrote-since old-extracts one-column-astray one-map \
	one-night-is-enough one-page part-of-a-set quyet-dinh-doi-chieu read-aloud recalculated restated-annex \
	sealed-is-built-on small-cells to-be-signed totals-add-up who-writes-what workbooks-same-figures year-of-quarters, \
	$(patsubst tests/golden/%/cmd,%,$(sort $(wildcard tests/golden/*/cmd))))
asan:
	$(Q)$(SUB) MODE=asan build/asan/baophu build/asan/unit
	$(Q)ASAN_OPTIONS=abort_on_error=1:detect_leaks=1:strict_string_checks=1 UBSAN_OPTIONS=print_stacktrace=1 \
		$(MAKE) MODE=asan unit golden CASE="$(ASAN_CASES)"
valgrind: build/release/baophu build/release/unit
	$(Q)tests/whole/valgrind.sh build/release
tsan: all
	$(Q)$(SUB) MODE=tsan build/tsan/baophu
	$(Q)tests/whole/tsan.sh
# Two side by side: each waits for processes and the disk more than it computes.  xlsx-writes: every 5th write.
FAULTS := $(filter-out lib,$(patsubst tests/faults/%.sh,%,$(sort $(wildcard tests/faults/*.sh))))
faults:
	$(Q)$(SUB) all
	$(Q)$(SUB) --output-sync=target $(FAULTS:%=fault-%)
fault-%:
	$(Q)tests/faults/$*.sh $(if $(filter xlsx-writes,$*),5)
# What unit tests and golden cases run together; what they leave is listed in build/cov/not-covered.txt with its reason.
cover:
	$(Q)$(SUB) MODE=cov build/cov/baophu build/cov/unit
	$(Q)find build/cov -name '*.gcda' -delete
	$(Q)$(MAKE) MODE=cov unit golden
	$(Q)gcovr -r . -f src/ --object-directory build/cov --json build/cov/coverage.json
	$(Q)tests/cover/not_covered.py build/cov/coverage.json build/cov/not-covered.txt
fuzz:
	$(Q)for t in $(FUZZ); do \
		$(SUB) MODE=fuzz build/fuzz/fuzz_$$t; mkdir -p build/fuzz/corpus_$$t; \
		build/fuzz/fuzz_$$t -max_total_time=$${T:-20} build/fuzz/corpus_$$t $$(ls -d tests/fuzz/corpus/$$t 2>/dev/null); \
	done
# One operator or constant of a core room changed at a time: do the tests see it?  With SAMPLE, so many, by the unit tests of
# the room alone (MUTANTS=--sanitizers: under those as well).  Else all of them, by every test, for days.
# ROOMS=figures/cube,base/num: all of these rooms in one program each, by the unit tests of the room, in seconds.
mutants: all
	$(Q)$(SUB) $(B)/unit
	$(Q)$(if $(ROOMS),tests/mutation/at_once.py $(ROOMS),tests/mutation/mutants.py $(if $(SAMPLE),--sample $(SAMPLE) --room-only)) $(MUTANTS)
# Faults as they happen in real life, planted one at a time: each must be seen.  SAMPLE=3: three of them, others with each commit.
planted: all
	$(Q)$(SUB) $(B)/unit
	$(Q)tests/mutation/planted.py $(if $(SAMPLE),--sample $(SAMPLE) --turn "$$(git -c safe.directory='*' rev-parse HEAD)")
# What takes a night: every call that can fail, every change, half an hour of each kind of text.  PARTS='errors fuzz-book': those parts alone;
# what passed on this tree is not run again (tests/torture.sh).
torture:
	$(Q)tests/torture.sh $(PARTS)
# Instructions of three fixed jobs against those kept in the tree.  It tells, and fails only where a job does.
instructions: all
	$(Q)tests/bench/instructions.sh
bench: all
	$(Q)for b in peers pipeline scale country parts packs workbooks; do BAOPHU=$(CURDIR)/build/baophu tests/bench/$$b.sh; done
# The quarters of the demonstration, counted another way; the same input twice; the program put in place.
oracle: all
	$(Q)tests/oracle/quarters.sh
# Provinces at random, of every size: each counted twice; YEARS of them over several quarters, with their half and year; some in
# every order, form, zone and number of workers.
provinces: all
	$(Q)BAOPHU=$(CURDIR)/$(B)/baophu tests/oracle/provinces.py --count $(or $(N),60) --years $(or $(YEARS),12) --same $(or $(SAME),3) $(PROVINCES)
# Texts and workbooks at random, read by our readers and by others: Python's csv, libcsv, openpyxl; READERS=--convert: LibreOffice too.
# Columns of numbers and dates, and PLACES=3000 addresses, read by ours and by a second parser.
readers: all
	$(Q)$(SUB) $(B)/readers
	$(Q)BUILT=$(CURDIR)/$(B) tests/oracle/readers.py --texts $(or $(N),60) --books $(or $(BOOKS),8) $(READERS)
	$(Q)BUILT=$(CURDIR)/$(B) tests/oracle/cells.py --columns $(or $(COLUMNS),2000)
	$(Q)BUILT=$(CURDIR)/$(B) tests/oracle/addresses.py --count $(or $(PLACES),3000)
# Deliveries with one to three mistakes at random; N of them, 5,000 for a proof.  In memory where there is some: each publishes,
# and waits for the disk otherwise.
deliveries: all
	$(Q)TMPDIR=$${TMPDIR:-/dev/shm} BAOPHU=$(CURDIR)/$(B)/baophu BAOPHU_TEMPLATES=$(CURDIR)/templates BAOPHU_FONTS=$(CURDIR)/fonts \
		/usr/bin/python3 tests/deliveries/random_deliveries.py --count $(or $(N),60)
same-bytes: all
	$(Q)tests/whole/same-bytes.sh
# Whole sets before LibreOffice, PDFBox preflight and the schemas of OOXML, where they are.
outside: all
	$(Q)BAOPHU=$(CURDIR)/$(B)/baophu tests/whole/outside.sh $(if $(filter command line,$(origin SCALE)),$(SCALE))
installed: all
	$(Q)tests/whole/installed.sh
# A clean Debian 12, which the package is tried in; root.
debian:
	$(Q)tests/whole/debian.sh build/debian/bookworm
packaged: deb
	$(Q)tests/whole/package.sh
# The staff's guide with pictures of the documents it speaks of; .ci/packages has what draws them.
huong-dan: all
	$(Q)tests/guide/guide_pictures.py build/baophu docs/huong-dan.md build/huong-dan
check: test lint oracle provinces readers deliveries same-bytes installed asan valgrind faults fuzz

# --- the laws of the house ----------------------------------------------------
lint: top floors rooms format-check packages planted-stand shellcheck clang cppcheck
floors:
	$(Q)tests/lint/self.sh
	$(Q)tests/lint/floors.sh
rooms:
	$(Q)$(SUB) MODE=release build/release/baophu
	$(Q)CPPFLAGS='$(CPPFLAGS)' tests/lint/rooms.sh build/release
	$(Q)tests/lint/calls.sh build/release
format:
	$(Q)clang-format -i $$(find src tests -name '*.[ch]')
format-check:
	$(Q)clang-format --dry-run -Werror $$(find src tests -name '*.[ch]')
packages:
	$(Q)tests/lint/packages.sh
top:
	$(Q)tests/lint/top.sh
# The lines that make planted writes otherwise stand in the program.
planted-stand:
	$(Q)tests/mutation/planted.py --stand
# SC2016: awk programs stand in single quotes on purpose.
shellcheck:
	$(Q)shellcheck --exclude=SC2016 $(SH)
# readdirCalled wants readdir_r, which POSIX has withdrawn; nothing here reads folders from two threads.
# varFuncNullUB doubts that NULL is a pointer; POSIX says so, and log_event's sentinel is checked by both compilers.
cppcheck:
	$(Q)mkdir -p build/cppcheck
	$(Q)cppcheck --quiet -j $(JOBS) --cppcheck-build-dir=build/cppcheck --std=c11 --library=posix \
		--enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
		--suppress=missingIncludeSystem --suppress=readdirCalled --suppress=varFuncNullUB -Isrc src
# gcc is silent because the program was built with -Werror; clang compiles a second set of objects, and a file whose
# object is younger than its stamp is read again by clang-tidy, so headers count too.
# The same objects serve the harnesses of make fuzz.
clang:
	$(Q)$(SUB) -k MODE=fuzz tidy
TIDIED := $(if $(DEEP),deep,tidy)
TIDY := $(SRC:%.c=$(B)/%.$(TIDIED)) $(TSRC:%.c=$(B)/%.$(TIDIED))
tidy: $(TIDY)
# DEEP=1: the analyzer follows ten times as many paths through a function, which takes far longer than all the rest of lint.
TIDY_DEPTH := $(if $(DEEP),,-Xclang -analyzer-config -Xclang max-nodes=20000)
$(B)/%.$(TIDIED): $(B)/%.o .clang-tidy tests/.clang-tidy
	@echo "  TIDY $*.c"
	$(Q)clang-tidy --quiet --warnings-as-errors='*' $*.c -- $(CPPFLAGS) -std=c17 $(TIDY_DEPTH) 2>/dev/null
	@touch $@

# --- putting it in place --------------------------------------------------------
DESTDIR ?=
prefix  ?= /usr/local
unitdir ?= $(prefix)/lib/systemd/system
SHARE   := $(DESTDIR)$(prefix)/share
UNITS   := $(wildcard templates/system/systemd/*)
EXAMPLES := $(wildcard templates/system/examples/*)
# What a delivery starts is the night's service, a minute later, so that a copy is whole; its sender is answered and nobody
# is alarmed.
DELIVERED := sed -e '/OnFailure=/d; /^. Whatever is no success/d; s/nightly coverage reports/reads what was delivered/' \
	-e 's/^SuccessExitStatus=3$$/SuccessExitStatus=3 65 66 75 76/; s|^ExecStart=|ExecStartPre=/bin/sleep 60\n&|'
FILLED  := sed 's|@prefix@|$(prefix)|g'
# An office's own fonts.ini stays; the shipped one then lies beside it.
install: all
	$(Q)mkdir -p $(DESTDIR)$(prefix)/bin 2>/dev/null && [ -w $(DESTDIR)$(prefix)/bin ] || { \
		echo "make install: không ghi được vào $(DESTDIR)$(prefix); gõ sudo make install, hoặc chọn nơi khác: make install prefix=THƯ_MỤC" >&2; \
		exit 1; \
	}
	$(Q)install -D -m 755 build/baophu $(DESTDIR)$(prefix)/bin/baophu
	$(Q)for f in $$(find $(wildcard templates fonts) /dev/null -type f ! -path 'templates/system/*' ! -name fonts.ini); do \
		install -D -m 644 $$f $(SHARE)/baophu/$$f; \
	done
	$(Q)chmod 755 $(SHARE)/baophu/fonts/ghi-nhan.sh
	$(Q)ini=$(SHARE)/baophu/fonts/fonts.ini; \
	if [ -e $$ini ] && ! cmp -s fonts/fonts.ini $$ini; then \
		install -m 644 fonts/fonts.ini $$ini.moi; \
		echo "Giữ nguyên $$ini của cơ quan; bản kèm chương trình ở $$ini.moi"; \
	else install -m 644 fonts/fonts.ini $$ini; fi
	$(Q)install -D -m 644 docs/baophu.1 $(SHARE)/man/man1/baophu.1
	$(Q)install -d $(SHARE)/bash-completion/completions
	$(Q)build/baophu completion >$(SHARE)/bash-completion/completions/baophu
	$(Q)install -d $(DESTDIR)$(unitdir) $(SHARE)/doc/baophu/examples
	$(Q)for u in $(UNITS); do $(FILLED) $$u >$(DESTDIR)$(unitdir)/$${u##*/}; done
	$(Q)$(FILLED) templates/system/systemd/baophu.service | $(DELIVERED) >$(DESTDIR)$(unitdir)/baophu-giao.service
	$(Q)install -D -m 755 templates/system/alarm $(DESTDIR)$(prefix)/lib/baophu/alarm
	$(Q)install -m 644 docs/huong-dan.md $(SHARE)/doc/baophu/huong-dan.md
	$(Q)install -m 644 docs/CHANGELOG.md $(SHARE)/doc/baophu/CHANGELOG.md
	$(Q)for x in $(EXAMPLES); do \
		$(FILLED) $$x >$(SHARE)/doc/baophu/examples/$${x##*/}; \
		chmod --reference=$$x $(SHARE)/doc/baophu/examples/$${x##*/}; \
	done
	@echo "Máy có systemd:   systemctl enable --now baophu.timer baophu-giao.path"
	@echo "Máy không có:     $(prefix)/share/doc/baophu/examples/crontab"
# The Debian package, with the guide as one page.
deb: all build/huong-dan/huong-dan.html
	$(Q)templates/system/deb/build.sh
build/huong-dan/huong-dan.html: docs/huong-dan.md $(B)/baophu
	$(Q)$(MAKE) huong-dan
uninstall:
	$(Q)rm -f $(DESTDIR)$(prefix)/bin/baophu $(SHARE)/man/man1/baophu.1 $(SHARE)/bash-completion/completions/baophu
	$(Q)ini=$(SHARE)/baophu/fonts/fonts.ini; \
	if [ -e $$ini.moi ]; then \
		find $(SHARE)/baophu -type f ! -path '*/fonts/*' -delete; rm -f $$ini.moi $(SHARE)/baophu/fonts/ghi-nhan.sh; \
		find $(SHARE)/baophu -depth -type d -empty -delete; \
		echo "Để lại $$ini của cơ quan"; \
	else rm -rf $(SHARE)/baophu; fi
	$(Q)rm -rf $(DESTDIR)$(prefix)/lib/baophu $(SHARE)/doc/baophu
	$(Q)rm -f $(addprefix $(DESTDIR)$(unitdir)/,$(notdir $(UNITS)) baophu-giao.service)

clean:
	$(Q)rm -rf build
define HELP
make                      the program: build/baophu
make run KY= SCALE=       demonstration data where input/ has none, then one period (2026-Q1, 0.1)
make test                 install what is missing, build, unit tests, golden tests
make unit UNIT='--filter suite/test'    unit tests only       make golden CASE=name   one golden case
make check                test lint oracle provinces readers deliveries same-bytes installed asan valgrind faults fuzz: what .ci/run does
make lint                 top floors rooms format-check packages planted-stand shellcheck clang(tidy) cppcheck
make format               clang-format over src/ and tests/
make asan | tsan | valgrind | oracle | provinces N=60 | readers N=60 | deliveries N=60 | same-bytes | outside | installed | faults | cover | fuzz T=20 | bench | mutants SAMPLE=20 | mutants ROOMS=base/num | planted SAMPLE=3 | golden-plain | instructions
make torture PARTS=       what takes a night: every fault, every mutant, 10,000 provinces, half an hour of fuzzing for each kind of text
make huong-dan            the guide as one page with pictures: build/huong-dan/huong-dan.html
make deps                 install every package of .ci/packages (deps-build, -test, -lint, -check for one set)
make deb                  the Debian package: build/deb/baophu_VERSION_ARCH.deb
make install | uninstall  DESTDIR= prefix=/usr/local
PLAIN=1                            every row of an extract by itself, none the short way: make golden PLAIN=1
MODE=release|debug|asan|tsan|cov|fuzz   objects in build/MODE       V=1 shows commands       WERROR=0 lets warnings pass
endef
export HELP
help: ; @echo "$$HELP"
.PHONY: deb debian packaged all run test unit golden golden-plain instructions asan tsan valgrind oracle provinces readers deliveries same-bytes outside installed faults cover fuzz bench mutants planted torture huong-dan check lint floors rooms \
	format format-check packages planted-stand top \
	shellcheck cppcheck clang tidy install uninstall clean deps help
