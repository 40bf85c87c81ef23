// Modules that the host makes, which scripts take by require.
extension API {
  /// A module besides `perigee`.
  package struct HostModule: Sendable {
    /// As `require` takes it.
    package let name: String
    /// One sentence that says what it is for.
    let text: String
    /// What it has besides functions.
    var values: [String] = []
  }

  /// By name; `ModuleFinder.ofScripts` names them too.
  package static let hostModules = [
    HostModule(
      name: "csv",
      text: "Tables of rows as RFC 4180 has them; what is written is read again as what it was."),
    HostModule(
      name: "json",
      text:
        "JSON as RFC 8259 has it; json.null stands for null, and what is read is written again as "
        + "what it was.", values: ["null"]),
  ]

  static let moduleFunctions: [APIFunction] = [
    APIFunction(
      owner: .module("json"), name: "decode",
      text: """
        The value of a text: tables for objects and arrays, json.null for null, integers for numbers without \
        fraction and exponent. A key that is there twice is an error, and so is anything else that is no \
        JSON, with line and column.
        """,
      parameters: [
        APIParameter(name: "text", type: .string, text: "JSON in UTF-8, nested at most 200 deep.")
      ],
      results: [APIResult(type: .any, text: "A table, string, number, boolean or json.null.")],
      example: """
        local json = require "json"
        local value = json.decode [[{ "name": "Ann", "score": 3, "boss": null }]]
        print(value.name, value.score, value.boss == json.null)
        """),
    APIFunction(
      owner: .module("json"), name: "encode",
      text: """
        The text of a value, keys in order: tables from 1 on are arrays, those with strings as keys are \
        objects, empty ones are arrays but for those of json.object. A float stays one: 1.0.
        """,
      parameters: [
        APIParameter(
          name: "value", type: .any,
          text: "Without functions, and without tables inside of themselves."),
        APIParameter(
          name: "options",
          type: .options(
            "json.EncodeOptions",
            [APIField(name: "pretty", type: .boolean, text: "Whether each value has a line.")]),
          isOptional: true, text: "How it looks."),
      ],
      results: [APIResult(type: .string, text: "One line, or many that end with a line break.")],
      example: """
        local json = require "json"
        print(json.encode { name = "Ann", tags = { "new", "warm" }, boss = json.null })
        """),
    APIFunction(
      owner: .module("json"), name: "object",
      text: "A table that is written as an object where it is empty, too.",
      parameters: [
        APIParameter(
          name: "table", type: .map(.string, .any), isOptional: true, text: "A new one by default.")
      ],
      results: [APIResult(type: .map(.string, .any), text: "The table.")],
      example: """
        local json = require "json"
        print(json.encode(json.object {}), json.encode {})
        """),
    APIFunction(
      owner: .module("csv"), name: "decode",
      text: """
        The rows of a text, each a table of cells by the header's names, or a list of cells. Cells are \
        strings, blank ones ""; a row with more or fewer cells than the header is an error with its line.
        """,
      parameters: [
        APIParameter(name: "text", type: .string, text: "CSV in UTF-8."),
        APIParameter(
          name: "options",
          type: .options(
            "csv.DecodeOptions",
            [
              APIField(
                name: "header", type: .boolean,
                text: "Whether the first row names the columns; true by default."),
              APIField(
                name: "delimiter", type: .string,
                text: "\",\" by default; \";\", \"tab\" and others."),
              APIField(
                name: "guard", type: .boolean,
                text: "Whether the apostrophes go that guard a spreadsheet from formulas."),
            ]), isOptional: true, text: "What the text is like."),
      ],
      results: [
        APIResult(type: .list(.map(.any, .string)), text: "The rows, in their order."),
        APIResult(
          type: .list(.string), isOptional: true, text: "The columns; nil without a header."),
      ],
      example: """
        local csv = require "csv"
        local rows, columns = csv.decode "email,company\\nann@x.example,Xenon\\n"
        print(#rows, columns[2], rows[1].company)
        """),
    APIFunction(
      owner: .module("csv"), name: "encode",
      text: """
        The text of rows: tables of cells by column, or lists of cells. Cells are strings, numbers, true and \
        false; lines end with CR LF.
        """,
      parameters: [
        APIParameter(name: "rows", type: .list(.map(.any, .any)), text: "All of one kind."),
        APIParameter(
          name: "options",
          type: .options(
            "csv.EncodeOptions",
            [
              APIField(
                name: "columns", type: .list(.string),
                text: "The columns in their order; by default the keys of all rows, sorted."),
              APIField(
                name: "header", type: .boolean,
                text: "Whether the columns are the first row; true by default."),
              APIField(
                name: "delimiter", type: .string,
                text: "\",\" by default; \";\", \"tab\" and others."),
              APIField(
                name: "guard", type: .boolean,
                text: "Whether cells that a spreadsheet would run get an apostrophe before them."),
            ]), isOptional: true, text: "What the text is to be like."),
      ],
      results: [APIResult(type: .string, text: "Empty for no row and no columns.")],
      example: """
        local csv = require "csv"
        perigee.write("out/senders.csv", csv.encode(
          { { email = "ann@x.example", free = 3 } }, { columns = { "email", "free" } }))
        """),
  ]
}
