# make            the program (release)          make help     what else there is
.SUFFIXES:
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory

MODE  ?= release
B     := build/$(MODE)
V     ?= 0
Q     := $(if $(filter 1,$(V)),,@)

CC      := gcc
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
WARN_CLANG := -Wcast-align -Wcomma -Wunreachable-code-aggressive \
	-Wconditional-uninitialized -Wassign-enum -Wbad-function-cast \
	-Wshorten-64-to-32 -Wextra-semi-stmt
LDFLAGS := -pie -Wl,-z,relro,-z,now -Wl,--as-needed
LDLIBS := -lcsv -liniparser -lxlsxwriter -lhpdf -lutf8proc -lcmark-gfm -lcmark-gfm-extensions \
	-ljansson -lminizip -lexpat -lcrypto -lz -lm

ifeq ($(MODE),release)
CFLAGS_ALL += -O2 -D_FORTIFY_SOURCE=3 -fstack-clash-protection -fcf-protection
else ifeq ($(MODE),debug)
CFLAGS_ALL += -Og
else ifeq ($(MODE),asan)
SAN := -fsanitize=address,undefined,float-divide-by-zero,float-cast-overflow -fno-sanitize-recover=all
CFLAGS_ALL += -O1 -fno-omit-frame-pointer $(SAN)
LDFLAGS += $(SAN)
else
$(error MODE is release, debug or asan, not "$(MODE)")
endif
CFLAGS_ALL += $(WARN) $(if $(findstring clang,$(CC)),$(WARN_CLANG),$(WARN_GCC)) $(if $(WERROR),-Werror)

SRC  := $(sort $(shell find src -name '*.c'))
OBJ  := $(SRC:%.c=$(B)/%.o)
MAIN := $(B)/src/cli/main.o
LIBO := $(filter-out $(MAIN),$(OBJ))
TSRC := $(sort $(wildcard tests/unit/test_*.c))
TOBJ := $(TSRC:%.c=$(B)/%.o)

all: build/baophu
build/baophu: $(B)/baophu
	$(Q)cp $< $@
$(B)/baophu: $(OBJ)
	@echo "  LD   $@"
	$(Q)$(CC) $(LDFLAGS) -o $@ $(OBJ) $(LDLIBS)
$(B)/%.o: %.c Makefile
	@mkdir -p $(@D); echo "  CC   $<"
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS_ALL) $(CFLAGS) -MMD -MP -c $< -o $@
$(B)/unit: $(LIBO) $(TOBJ)
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lcriterion

test: unit
unit: $(B)/unit
	$(Q)$(B)/unit --short-filename --jobs 2
-include $(OBJ:.o=.d) $(TOBJ:.o=.d)

clean: ; rm -rf build
.PHONY: all unit test clean
