// swift-tools-version: 6.1
import PackageDescription

/// The settings of every Swift target: what a file uses it imports, and nothing leaks by accident.
let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "perigee",
  products: [.executable(name: "perigee", targets: ["perigee"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // Values and pure functions: contacts, sequences, screening, slots, quotas, the planner.
    .target(
      name: "PerigeeCore",
      dependencies: [
        "COpenSSL", .product(name: "HeapModule", package: "swift-collections"),
      ],
      swiftSettings: swiftSettings),

    // SHA-256 for digests, HMAC for tokens; libcurl brings the same library.
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

    // Lua, without any domain: system library, C shim, Swift bridge.
    .systemLibrary(name: "CLua", providers: [.apt(["liblua5.4-dev"])]),
    // The archive and not the shared library: a rule is many small calls into Lua, and through the
    // dynamic linker's table each takes longer, a rule 6 % in all.
    .target(
      name: "CLuaShim", dependencies: ["CLua"],
      linkerSettings: [.linkedLibrary(":liblua5.4.a")]),
    .target(name: "LuaBridge", dependencies: ["CLuaShim"], swiftSettings: swiftSettings),

    // What a process gives up before it runs team code, which only C can say.
    .target(name: "CConfinement"),

    // What a team's files declare, and their rules, ready to be asked.
    .target(
      name: "PerigeeWorkspace", dependencies: ["CConfinement", "LuaBridge", "PerigeeCore"],
      swiftSettings: swiftSettings),

    // All that a person can do; knows no Lua.
    .target(
      name: "PerigeeSession", dependencies: ["PerigeeCore", "PerigeeMail", "PerigeeWorkspace"],
      swiftSettings: swiftSettings),

    // The same for scripts, lines and tests.
    .target(
      name: "PerigeeScripting",
      dependencies: [
        "LuaBridge", "PerigeeCore", "PerigeeSession", "PerigeeSimulation", "PerigeeWorkspace",
      ],
      swiftSettings: swiftSettings),

    // What every store on an SQL database needs, without any database.
    .target(name: "PerigeeSQL", dependencies: ["PerigeeCore"], swiftSettings: swiftSettings),

    // What of SQLite's settings only C can say.
    .target(name: "CSQLiteSettings", linkerSettings: [.linkedLibrary("sqlite3")]),

    // The embedded store.
    .target(
      name: "PerigeeSQLite",
      dependencies: [
        "CSQLiteSettings", "PerigeeCore", "PerigeeSQL",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: swiftSettings),

    // Emails as bytes on the wire.
    .target(
      name: "PerigeeMail", dependencies: ["COpenSSL", "PerigeeCore"],
      swiftSettings: swiftSettings),

    // What comes back: mail from bytes to a verdict with its evidence; knows no store.
    .target(
      name: "PerigeeInbox", dependencies: ["PerigeeCore", "PerigeeMail"],
      swiftSettings: swiftSettings),

    // Mail servers, by libcurl: system library, C shim, and all of Perigee that knows of it.
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .target(name: "CCurlShim", dependencies: ["CCurl"]),
    .target(
      name: "PerigeeTransport",
      dependencies: ["CCurlShim", "PerigeeCore", "PerigeeMail"],
      swiftSettings: swiftSettings),

    // Due emails from a store to a transport, with claims, markers and outcomes; knows no database.
    .target(
      name: "PerigeeDispatch", dependencies: ["PerigeeCore", "PerigeeMail"],
      swiftSettings: swiftSettings),

    // All of that under a virtual clock, with recipients who are not there.
    .target(
      name: "PerigeeSimulation",
      dependencies: ["PerigeeCore", "PerigeeDispatch", "PerigeeMail", "PerigeeSession"],
      swiftSettings: swiftSettings),

    // Pages for people, as bytes of HTML.
    .target(
      name: "PerigeePages",
      dependencies: ["PerigeeCore", "PerigeeMail", "PerigeeSession", "PerigeeSimulation"],
      swiftSettings: swiftSettings),

    // The process's signals, whose handlers Swift cannot write.
    .target(name: "CSignals"),

    // Lines typed on a terminal: system library, C shim.
    .systemLibrary(name: "CEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .target(name: "CEditShim", dependencies: ["CEdit", "CSignals"]),

    // The command line: wires, prints, exits.
    .executableTarget(
      name: "perigee",
      dependencies: [
        "CEditShim", "CSignals", "LuaBridge", "PerigeeCore", "PerigeeDispatch", "PerigeeInbox",
        "PerigeeMail", "PerigeePages", "PerigeeSQLite", "PerigeeScripting", "PerigeeSession",
        "PerigeeSimulation", "PerigeeTransport", "PerigeeWorkspace",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings),

    // Figures for `make bench`; plain, so that the product builds no benchmark library.
    .executableTarget(
      name: "perigee-benchmarks",
      dependencies: ["LuaBridge", "PerigeeCore", "PerigeeInbox", "PerigeeWorkspace"],
      path: "Benchmarks/PerigeeBenchmarks", swiftSettings: swiftSettings),

    // What the sources may do and use, read as text.
    .testTarget(
      name: "SourceTests", dependencies: ["TestSupport"], swiftSettings: swiftSettings),

    // What the tests of several targets use: folders, zones, processes, the built program, pages.
    .target(
      name: "TestSupport", dependencies: ["PerigeeCore"], path: "Tests/TestSupport",
      exclude: ["Resources"], swiftSettings: swiftSettings),
    .testTarget(
      name: "PerigeeCoreTests", dependencies: ["PerigeeCore", "TestSupport"],
      exclude: ["Resources"], swiftSettings: swiftSettings),
    .testTarget(
      name: "LuaBridgeTests", dependencies: ["LuaBridge", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "PerigeeWorkspaceTests",
      dependencies: [
        "ConfinementProbe", "LuaBridge", "PerigeeCore", "PerigeeWorkspace", "TestSupport",
      ],
      swiftSettings: swiftSettings),
    // What a confined process may not do, tried.
    .executableTarget(
      name: "ConfinementProbe", dependencies: ["CConfinement"], path: "Tests/ConfinementProbe"),
    .testTarget(
      name: "PerigeeSessionTests",
      dependencies: [
        "PerigeeCore", "PerigeeSQLite", "PerigeeSession", "PerigeeWorkspace", "StoreProbe",
        "TestSupport",
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "PerigeeScriptingTests",
      dependencies: [
        "LuaBridge", "PerigeeCore", "PerigeeScripting", "PerigeeSession", "PerigeeWorkspace",
        "TestSupport",
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "PerigeeSQLiteTests",
      dependencies: [
        "PerigeeCore", "PerigeeSQL", "PerigeeSQLite", "StoreFixtures", "StoreProbe",
        "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      exclude: ["Resources"], swiftSettings: swiftSettings),
    .target(
      name: "StoreFixtures", dependencies: ["PerigeeCore"], path: "Tests/StoreFixtures",
      swiftSettings: swiftSettings),
    // A process to kill: the tests of crashes, full disks and two writers run it.
    .executableTarget(
      name: "StoreProbe", dependencies: ["PerigeeCore", "PerigeeSQLite", "StoreFixtures"],
      path: "Tests/StoreProbe", swiftSettings: swiftSettings),
    .testTarget(
      name: "PerigeeMailTests", dependencies: ["PerigeeMail", "PerigeeCore", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "PerigeeInboxTests", dependencies: ["PerigeeCore", "PerigeeInbox", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "PerigeeTransportTests",
      dependencies: [
        "PerigeeCore", "PerigeeInbox", "PerigeeMail", "PerigeeTransport", "TestSupport",
      ],
      exclude: ["Resources"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "PerigeeDispatchTests",
      dependencies: [
        "PerigeeCore", "PerigeeDispatch", "PerigeeMail", "PerigeeSQLite", "StoreFixtures",
        "TestSupport",
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "PerigeeSimulationTests",
      dependencies: [
        "PerigeeCore", "PerigeeDispatch", "PerigeeMail", "PerigeeSQLite", "PerigeeScripting",
        "PerigeeSession", "PerigeeSimulation", "PerigeeWorkspace", "TestSupport",
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "PerigeePagesTests", dependencies: ["PerigeeCore", "PerigeePages", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "PerigeeTests",
      dependencies: ["perigee", "PerigeeCore", "PerigeeWorkspace", "TestSupport"],
      exclude: ["Resources"], swiftSettings: swiftSettings),
  ],
  swiftLanguageModes: [.v6]
)
