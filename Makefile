# gongbu: `make site` makes the site, `make check` runs every test; both install what is missing (Debian).
SHELL := /bin/bash
VARIANT ?= release
B := build/$(VARIANT)
CC ?= gcc
WARN := -Wall -Wextra -Wconversion -Wshadow -Wmissing-prototypes -Wvla -Wformat=2 -Wno-format-nonliteral
PKGS := libqpdf zlib libcmark yaml-0.1 pangocairo pangoft2 fontconfig harfbuzz-subset jansson nettle
# Opened when first needed, not linked with (gen/library.h): LIBRARY_zip is "libzip.so.4", or what the linker would take.
PKGS_LATER := libxml-2.0 libzip xlsxwriter libmicrohttpd
file_of = $(filter /%,$(shell $(CC) -print-file-name=$(1)))
soname = $(shell readelf -d $(call file_of,lib$(1).so) 2>/dev/null | sed -n 's/.*SONAME.*\[\(.*\)\]/\1/p')
LATER := $(foreach lib,xml2 zip xlsxwriter microhttpd,-DLIBRARY_$(lib)='"$(call soname,$(lib))"')
FLAGS := $(shell pkg-config --cflags $(PKGS) $(PKGS_LATER) 2>/dev/null) $(LATER)
CPPFLAGS += -D_GNU_SOURCE $(FLAGS)
CFLAGS_release := -O2 -g
CFLAGS_san := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
CFLAGS += -std=c11 -pedantic $(WARN) $(CFLAGS_$(VARIANT)) $(if $(CI),-Werror)
# What has most names to bind stands first, where they are looked for first: at each start that saves a millisecond.
LDLIBS := -Wl,--push-state,--no-as-needed -lqpdf -l:libstdc++.so.6 -lc -lglib-2.0 -lgobject-2.0 -Wl,--pop-state \
	$(shell pkg-config --libs $(PKGS) 2>/dev/null) -lpthread
LDFLAGS += $(filter -fsanitize=%,$(CFLAGS_$(VARIANT)))

# The estimator core: the same sources make the native program and the wasm.
CORE := rules rules_pack rules_step answer answer_line given put
SRC := $(filter-out gen/rules_wasm.c,$(wildcard gen/*.c))
OBJ := $(SRC:gen/%.c=$(B)/%.o)
LIB := $(filter-out $(B)/main.o,$(OBJ)) $(B)/rules_wasm_blob.o $(B)/stock_blob.o

.PHONY: all site install deb check deps deps-check san units fuzz bench accept clean
all: build/gongbu

site: deps
	$(MAKE) -j$(shell nproc) build/gongbu build/fonts/.done
	build/gongbu build

# The program, its pages of the manual, completion and fonts; templates and assets are in the program.
PREFIX ?= /usr/local
SHARE = $(DESTDIR)$(PREFIX)/share
install: deps
	$(MAKE) build/gongbu build/fonts/.done
	install -D -m 755 build/gongbu $(DESTDIR)$(PREFIX)/bin/gongbu
	install -D -m 644 -t $(SHARE)/man/man1 gen/gongbu.1
	install -D -m 644 -t $(SHARE)/man/man5 gen/gongbu.5
	install -D -m 644 gen/package/gongbu.bash $(SHARE)/bash-completion/completions/gongbu
	install -D -m 644 -t $(SHARE)/gongbu/fonts $(FONTS:%=build/fonts/%)
	install -D -m 644 -t $(SHARE)/doc/gongbu README.md gen/package/copyright
	rm -rf $(SHARE)/doc/gongbu/examples
	for f in $$(find content templates assets -type f ! -name '.*'); do \
		install -D -m 644 $$f $(SHARE)/doc/gongbu/examples/$$f || exit; done

# build/gongbu_VERSION_ARCH.deb
deb: deps
	$(MAKE) build/gongbu build/fonts/.done
	bash gen/package/deb.sh build

# The forms' fonts lie beside the binary.
build/gongbu: $(B)/gongbu | build/fonts/.done
	@mkdir -p build; cp -f $< $@

$(B)/gongbu: $(B)/main.o $(LIB)
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(B)/%.o: gen/%.c | $(B)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(B):
	@mkdir -p $@

# wasm: freestanding; clang -c, wasm-ld over all modules at once and wasm-opt, each by itself. Calls are put in place
# where an answer is read and written, and nowhere else: more is larger, and no faster. Unused memory is that below
# 1024, where wasm-ld puts nothing.
WASM_LINK := --lto-O1 -mllvm -disable-lsr -mllvm -disable-machine-cse
WASM_INLINE := 0
build/wasm/answer.o build/wasm/given.o build/wasm/put.o: WASM_INLINE := 30
build/wasm/%.o: gen/%.c $(wildcard gen/*.h) Makefile
	@mkdir -p build/wasm
	clang --target=wasm32 -std=c11 -ffreestanding -Oz -flto -mbulk-memory -msign-ext -mllvm -inline-threshold=$(WASM_INLINE) \
		$(filter-out -Wmissing-prototypes,$(WARN)) -Werror -c -o $@ $<

build/rules.wasm: $(CORE:%=build/wasm/%.o) build/wasm/rules_wasm.o
	wasm-ld --no-entry --strip-all --compress-relocations -O2 -z stack-size=16384 $(WASM_LINK) -o build/wasm/linked.wasm $^
	wasm-opt --enable-bulk-memory --enable-sign-ext -Oz --converge --low-memory-unused -o $@ build/wasm/linked.wasm

$(B)/rules_wasm_blob.o: build/rules.wasm | $(B)
	cd build && ld -r -b binary -z noexecstack -o ../$@ rules.wasm

# What a project folder need not have of its own: templates and assets.
STOCK := $(shell find templates assets -type f ! -name '.*')
build/stock: gen/stock.sh $(STOCK) templates templates/parts templates/preview templates/schema assets
	@mkdir -p build
	sh gen/stock.sh $@ $(STOCK)

$(B)/stock_blob.o: build/stock | $(B)
	cd build && ld -r -b binary -z noexecstack -o ../$@ stock

FONTS := $(shell sh gen/fonts.sh --list)
build/fonts/.done: gen/fonts.sh gen/form_characters.txt gen/form_print.txt
	bash gen/fonts.sh build/fonts && touch $@

# What the dependency step installs; it asks for nothing when all is there.
DEPS := gcc pkg-config libcmark-dev libxml2-dev libyaml-dev libcairo2-dev libpango1.0-dev libharfbuzz-dev libqpdf-dev \
	libjansson-dev nettle-dev libzip-dev libxlsxwriter-dev libmicrohttpd-dev clang lld binaryen libharfbuzz-bin perl \
	fonts-liberation2 dpkg-dev
DEPS_CHECK := $(DEPS) libcmocka-dev libclang-rt-14-dev poppler-utils curl qpdf mupdf-tools ghostscript fonts-noto-cjk \
	chromium firefox-esr libpoppler-glib-dev mandoc default-jre-headless strace libpdfbox2-java libjaxb-api-java libcommons-io-java \
	libxml2-utils nginx-light apache2-bin media-types lintian
NPM := tests/browser/node_modules/.package-lock.json

deps:
	@bash tests/deps.sh $(DEPS)
deps-check:
	@bash tests/deps.sh $(DEPS_CHECK)
	@bash tests/node.sh
$(NPM): tests/browser/package-lock.json
	cd tests/browser && npm ci --no-audit --no-fund

check: deps-check
	$(MAKE) -j$(shell nproc) build/gongbu build/fonts/.done $(NPM) build/rules.wasm
	bash tests/run.sh

# Unit tests run under the sanitizers.
UNITS := $(patsubst tests/unit/%.c,build/san/tests/%,$(wildcard tests/unit/test_*.c))
san units:
	$(MAKE) VARIANT=san build/san/gongbu $(UNITS)

build/san/tests/%: tests/unit/%.c $(LIB)
	@mkdir -p build/san/tests
	$(CC) $(CPPFLAGS) -iquote gen $(CFLAGS) -MMD -MP -MF $@.d $(LDFLAGS) -o $@ $< $(LIB) $(LDLIBS) -lcmocka -lzip -lxlsxwriter

# Each parser under libFuzzer with ASan and UBSan, FUZZ_SECONDS each. The library is compiled without -fsanitize=fuzzer's
# main; libraries of Debian are not instrumented, ours is.
FUZZ_SECONDS ?= 30
fuzz:
	$(MAKE) VARIANT=fuzz CC=clang CFLAGS_fuzz="-O1 -g -fsanitize=fuzzer-no-link,address,undefined" \
		$(patsubst tests/fuzz/%.c,build/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))
	for f in build/fuzz/fuzz_*; do [[ -x $$f && ! -d $$f && $$f != *.* ]] || continue; d=tests/fuzz/$$(basename $$f).dict; \
		mkdir -p build/corpus/$$(basename $$f); \
		$$f -max_total_time=$(FUZZ_SECONDS) -timeout=10 -verbosity=0 $$([ -f $$d ] && echo -dict=$$d) build/corpus/$$(basename $$f) || exit 1; done

build/fuzz/fuzz_%: tests/fuzz/fuzz_%.c $(LIB)
	$(CC) $(CPPFLAGS) -iquote gen -iquote tests $(CFLAGS) -fsanitize=fuzzer $(LDFLAGS) -o $@ $< $(LIB) $(LDLIBS) -lzip

bench: build/gongbu build/rules.wasm build/fonts/.done $(NPM)
	bash tests/bench.sh

accept: build/gongbu build/fonts/.done $(NPM)
	$(MAKE) VARIANT=san build/san/gongbu
	bash tests/accept.sh

clean:
	rm -rf build

-include $(wildcard $(B)/*.d $(B)/tests/*.d)
