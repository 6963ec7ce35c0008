# `make` alone lists the verbs. Each is a few lines here or a script in scripts/.

# What `make run` builds: release, because a first impression includes speed. `make run PROFILE=dev` builds in half
# the time and answers slower.
PROFILE ?= release
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help run test check fmt lint schema seed reset bench measure screenshots

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Install what is missing, build and start the server with a demo; Ctrl-C stops it
	@PROFILE=$(PROFILE) scripts/run $(ARGS)

test: ## Install what is missing and run every check and test, as CI does
	@scripts/test

check: ## Type-check the server, the fastest answer
	@scripts/cargo check --all-targets

fmt: ## Format the sources
	@scripts/cargo fmt
	@if [ -f frontend/package.json ]; then scripts/npm run format; fi

lint: ## Lint the sources
	@scripts/cargo fmt --check
	@scripts/cargo clippy --all-targets -- -D warnings
	@if [ -f frontend/package.json ]; then scripts/npm run lint; fi

schema: ## Write schema.graphql from the server's types
	@scripts/cargo run --quiet -- schema > schema.graphql.new && mv schema.graphql.new schema.graphql

seed: ## Fill the database with the demo; make seed ARGS="--scale large" for benchmarks
	@scripts/cargo run --release -- seed $(ARGS)

reset: ## Delete the demo's data directory, after asking
	@scripts/reset $(ARGS)

bench: ## Measure the server against a hand-written reference
	@scripts/bench $(ARGS)

measure: ## Measure what people wait for in the browser
	@scripts/install cc cargo postgres redis node chromium
	@scripts/frontend
	@scripts/cargo build --release --locked
	@TESSERA_BIN=$${CARGO_TARGET_DIR:-target}/release/tessera scripts/with-server scripts/npm run --silent measure

screenshots: ## Take the pictures of docs/front-end.md from the demo
	@scripts/install cc cargo postgres redis node chromium
	@scripts/frontend
	@scripts/cargo build --locked
	@scripts/with-server scripts/npm run --silent screenshots
