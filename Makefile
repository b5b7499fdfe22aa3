# Every way to build, run and prove Agent Playground. `make` lists them.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory

PORT ?= 8080

TRUNK := 0.21.14
# Understands what the crate wasm_split_helpers of Cargo.lock writes.
WASM_SPLIT := 0.2.4
# Has to be the version of the library, to the digit.
WASM_BINDGEN := $(shell awk '/^name = "wasm-bindgen"$$/ { getline; gsub(/[^0-9.]/, ""); print }' Cargo.lock)
BINARYEN := $(shell sed -n 's/.*"binaryen": "\(.*\)".*/\1/p' .make/package.json)

# Tools lie outside of the tree, where the next clone finds them. A folder there is complete.
TOOLS := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/agent-playground
trunk := $(TOOLS)/trunk-$(TRUNK)/bin/trunk
wasm-bindgen := $(TOOLS)/wasm-bindgen-$(WASM_BINDGEN)/bin/wasm-bindgen
wasm-split := $(TOOLS)/wasm-split-$(WASM_SPLIT)/bin/wasm-split-cli
wasm-opt := $(TOOLS)/binaryen-$(BINARYEN)/bin/wasm-opt
tools := $(trunk) $(wasm-opt) $(wasm-bindgen) $(wasm-split)
# Trunk finds .make/split/wasm-bindgen before the real one.
export PATH := $(CURDIR)/.make/split:$(subst : ,:,$(foreach tool,$(tools),$(dir $(tool)):))$(PATH)

# Checks, and builds nothing.
DENY := 0.20.2
deny := $(TOOLS)/cargo-deny-$(DENY)/bin/cargo-deny

e2e := tests/e2e/node_modules/.complete
quality := tests/quality/node_modules/.complete
site := .make/site/node_modules/.complete

# The packages of the code editor, by what their lock file says.
EDITOR := src/browser/editor
editor-packages := $(TOOLS)/editor-$(shell cksum <$(EDITOR)/package-lock.json | cut -d ' ' -f 1)

step = @printf '\n== %s\n' '$(1)'

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-10s  %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: serve
serve: build ## build the page and serve it at http://127.0.0.1:8080 (or PORT=…)
	@exec node tests/e2e/server.mjs dist '$(PORT)'

.PHONY: build
build: rust node $(tools) $(site) editor-packages ## build the page into dist/
	$(call step,Release build)
	cargo fetch --locked --quiet
	cargo fetch --locked --quiet --manifest-path src/site/reader/Cargo.toml
	env -u NO_COLOR trunk build --release --offline true

.PHONY: quick
quick: rust node $(tools) $(site) editor-packages ## build the page fast, for trying: large and slower, else the same
	$(call step,Quick build)
	cargo fetch --locked --quiet
	cargo fetch --locked --quiet --manifest-path src/site/reader/Cargo.toml
	env -u NO_COLOR trunk build --offline true --cargo-profile quick

.PHONY: test
test: rust node browser $(tools) $(e2e) fmt clippy editor crates unit crate-docs build size types e2e docs ## everything that CI checks

.PHONY: check
check: rust node fmt editor ## the quick round while writing: format, lints and tests of the engine, the editor's types
	$(call step,Clippy: the engine)
	cargo clippy --locked --no-default-features --all-targets -- -D warnings
	$(call step,Tests: the engine)
	cargo test --locked --no-default-features
	$(call step,Documentation of the engine)
	RUSTDOCFLAGS='-D warnings' cargo doc --no-deps --locked --no-default-features --lib

.PHONY: size
size: node dist/index.html ## what the page weighs, and whether that is within .make/sizes.tsv
	$(call step,Size)
	@node .make/size.mjs

.PHONY: e2e
e2e: browser $(e2e) dist/index.html ## the browser tests, on dist/ as it is (ARGS=… goes to Playwright)
	$(call step,Browser tests)
	@cd tests/e2e && CHROMIUM="$$(../../.make/chromium.sh)" node_modules/.bin/playwright test $(ARGS)

.PHONY: docs-embed
docs-embed: browser $(e2e) dist/index.html ## src/site/docs tried with every documentation tool it names
	@tests/docs/try.sh html vitepress docusaurus starlight mkdocs-material mdbook

.PHONY: corpus
corpus: rust ## the engine on real files (FILES=… VERDICTS=… CASES=… CLIENT=…; SAMPLE=rule N=20 shows hits)
	@cargo test --locked --quiet --no-default-features --profile measure --test corpus

.PHONY: links
links: rust browser $(wasm-opt) $(e2e) ## how long links become, how fast they are made, and how others compare (FILES=…)
	@cargo test --locked --quiet --no-default-features --profile measure --test links
	@.make/links.sh target/links
	@CHROMIUM="$$(.make/chromium.sh)" node tests/e2e/bench/links.mjs target/links/codec.wasm target/links/floor.wasm target/links/held-out.json

.PHONY: dictionary
dictionary: rust ## the word list of the links, made anew of real files (FILES=…); only for a new version of links
	@cargo test --locked --quiet --no-default-features --profile measure --test links -- dictionary

.PHONY: fuzz
fuzz: rust ## hostile and chance texts for long (SECONDS=600; REPEAT=… a text that failed)
	@FUZZ_SECONDS='$(or $(SECONDS),600)' FUZZ_REPEAT='$(REPEAT)' \
		cargo test --locked --quiet --no-default-features --profile measure --test fuzz
	@cargo test --locked --quiet --no-default-features --profile measure --test hostile -- --include-ignored --nocapture

.PHONY: bench
bench: rust browser $(e2e) dist/index.html ## how fast the engine is, natively and in the page, one line a figure
	$(call step,Speed: the engine)
	@cargo bench --locked --no-default-features --bench engine -- --quiet
	$(call step,Speed: cost per byte as texts and folders grow)
	@cargo bench --locked --no-default-features --bench linear
	$(call step,Speed: Markdown)
	@cargo bench --locked --no-default-features --bench preview
	$(call step,Speed: the page in Chromium)
	@CHROMIUM="$$(.make/chromium.sh)" node tests/e2e/bench/analysis.mjs
	@CHROMIUM="$$(.make/chromium.sh)" node tests/e2e/bench/keystroke.mjs
	@CHROMIUM="$$(.make/chromium.sh)" node tests/e2e/bench/workspace.mjs '$(or $(FILES),../shared/corpus/open.tar.xz)'
	@CHROMIUM="$$(.make/chromium.sh)" node tests/e2e/bench/preview.mjs

.PHONY: lost
lost: browser $(e2e) dist/index.html ## an hour of random actions, after which nothing may be lost (STEPS=2000 SEED=…)
	@cd tests/e2e && CHROMIUM="$$(../../.make/chromium.sh)" STEPS='$(or $(STEPS),2000)' node_modules/.bin/playwright test lost.spec.ts

.PHONY: hostile
hostile: browser $(e2e) dist/index.html ## what means ill, in full: 5,000 links, archives of 100,000 entries, each payload (part of it is in `make test`)
	@cd tests/e2e && CHROMIUM="$$(../../.make/chromium.sh)" LINKS=5000 ENTRIES=100000 PAYLOAD_STEP=1 node_modules/.bin/playwright test hostile payloads

.PHONY: load
load: browser $(e2e) dist/index.html ## memory and time of 1,000 agents, and what an hour of use leaves behind, one line a figure (ACTIONS=2000)
	$(call step,Load: a large workspace)
	@CHROMIUM="$$(.make/chromium.sh)" node tests/e2e/bench/load.mjs
	$(call step,Load: an hour of use)
	@CHROMIUM="$$(.make/chromium.sh)" node tests/e2e/bench/leaks.mjs '$(or $(ACTIONS),2000)'

.PHONY: audit
audit: rust node $(deny) ## what is known against the crates and the packages that are shipped; needs the network
	$(call step,Known faults)
	@PATH="$(dir $(deny)):$$PATH" .make/audit.sh

.PHONY: quality
quality: node browser $(e2e) $(quality) dist/index.html ## Lighthouse on a phone, and every view in all sizes, themes and colours; one line a figure
	@failed=0; CHROMIUM="$$(.make/chromium.sh)"; export CHROMIUM; \
	node tests/quality/lighthouse.mjs || failed=1; \
	(cd tests/e2e && node_modules/.bin/playwright test --config quality/playwright.config.ts $(ARGS)) || failed=1; \
	exit $$failed

.PHONY: pictures
pictures: browser $(e2e) dist/index.html ## the README's pictures, taken anew
	@cd tests/e2e && CHROMIUM="$$(../../.make/chromium.sh)" node_modules/.bin/playwright test --config pictures/playwright.config.ts

# The parts of `make test`

.PHONY: fmt clippy editor crates unit crate-docs docs types
fmt:
	$(call step,Format)
	cargo fmt --check

clippy:
	$(call step,Clippy: native)
	cargo clippy --locked --all-targets -- -D warnings
	$(call step,Clippy: wasm)
	cargo clippy --locked --target wasm32-unknown-unknown -- -D warnings
	cargo clippy --locked --target wasm32-unknown-unknown --manifest-path src/site/reader/Cargo.toml --target-dir target/reader -- -D warnings

editor: editor-packages
	$(call step,Lints and types of the code editor)
	cd $(EDITOR) && node_modules/.bin/biome check --error-on-warnings . && node_modules/.bin/tsc

crates: $(deny)
	$(call step,Licences and sources of the crates)
	$(deny) check licenses bans sources

unit:
	$(call step,Tests: the engine)
	cargo test --locked --no-default-features
	$(call step,Tests: with the app)
	cargo test --locked

crate-docs:
	$(call step,Documentation of the crate)
	RUSTDOCFLAGS='-D warnings' cargo doc --no-deps --locked --lib

docs: $(e2e)
	$(call step,The element in pages of documentation tools)
	@tests/docs/try.sh html vitepress

types: $(e2e)
	$(call step,Types of the browser tests)
	cd tests/e2e && node_modules/.bin/tsc

dist/index.html:
	@$(MAKE) build

# What has to be there first

.PHONY: rust node browser editor-packages
rust:
	@.make/rust.sh

node:
	@.make/node.sh

browser:
	@.make/chromium.sh >/dev/null

$(trunk):
	@.make/install-crate.sh trunk $(TRUNK) '$(TOOLS)/trunk-$(TRUNK)' 'it builds the page'

$(wasm-bindgen):
	@.make/install-crate.sh wasm-bindgen-cli $(WASM_BINDGEN) '$(TOOLS)/wasm-bindgen-$(WASM_BINDGEN)' 'it joins the wasm to the page'

$(wasm-split):
	@.make/install-crate.sh wasm_split_cli_support $(WASM_SPLIT) '$(TOOLS)/wasm-split-$(WASM_SPLIT)' 'it cuts the wasm in two' --features build-binary

$(wasm-opt):
	@.make/install-binaryen.sh '$(TOOLS)/binaryen-$(BINARYEN)'

# It runs for a moment: that it is built soon counts for more than that it is fast.
$(deny): export CARGO_PROFILE_RELEASE_OPT_LEVEL := 0
$(deny): export CARGO_PROFILE_RELEASE_LTO := off
$(deny): export CARGO_PROFILE_RELEASE_CODEGEN_UNITS := 16
$(deny):
	@.make/install-crate.sh cargo-deny $(DENY) '$(TOOLS)/cargo-deny-$(DENY)' 'it knows the licences and sources of the crates'

editor-packages: $(editor-packages)/node_modules
	@ln -sfn '$</' $(EDITOR)/node_modules

$(editor-packages)/node_modules:
	@.make/install-editor.sh '$(editor-packages)'

$(e2e): tests/e2e/package-lock.json
	@.make/install-e2e.sh

$(quality): tests/quality/package-lock.json
	@.make/install-quality.sh

$(site): .make/site/package-lock.json
	@.make/install-site.sh
