import Instances
import Testing

@Suite("JSON texts")
struct JSONTests {
  private func parse(_ text: String) throws(JSONSyntaxError) -> JSONValue { try JSONTree(Array(text.utf8)).root }

  private func problem(_ text: String) -> JSONSyntaxError? { problem(Array(text.utf8)) }

  private func problem(_ bytes: [UInt8]) -> JSONSyntaxError? {
    do throws(JSONSyntaxError) {
      _ = try JSONTree(bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test("members and elements come in the order of the text, with their kinds")
  func structure() throws {
    let root = try parse(#" { "b" : [ 1 , "x", true, false, null, {} ] , "a" : { "c": [] } } "#)
    #expect(root.kind == .object)
    #expect(root.members.map(\.key) == ["b", "a"])
    let list = try #require(root["b"])
    #expect(list.elements.map(\.kind) == [.number, .string, .boolean, .boolean, .null, .object])
    #expect(list.elements.count == 6)
    #expect(list.elements.map(\.bool) == [nil, nil, true, false, nil, nil])
    #expect(root["a"]?["c"]?.elements.isEmpty == true)
    #expect(root["zzz"] == nil)
    #expect(list["b"] == nil)
    #expect(root.elements.isEmpty)
    #expect(list.members.isEmpty)
  }

  @Test("a value alone is a text, with or without a byte order mark")
  func scalars() throws {
    #expect(try parse("\u{FEFF} 12 ").int == 12)
    #expect(try parse("\"\"").string == "")
    #expect(try parse("null").kind == .null)
  }

  @Test("repeated keys are kept apart, and the first is found by its key")
  func repeatedKeys() throws {
    let root = try parse(#"{"a": 1, "\u0061": 2}"#)
    #expect(root.members.map(\.key) == ["a", "a"])
    #expect(root.members.map(\.value.int) == [1, 2])
    #expect(root["a"]?.int == 1)
    #expect(try parse(#"{"\u0061": 2}"#)["a"]?.int == 2)
  }

  @Test("escapes and surrogate pairs are resolved")
  func escapes() throws {
    #expect(try parse(#""a\"\\\/\b\f\n\r\t\u00e9\u4E1C\ud83d\uDE00z""#).string == "a\"\\/\u{8}\u{C}\n\r\té东😀z")
    #expect(try parse("\"东街😀\"").string == "东街😀")
    #expect(try parse(#""\u0000""#).string == "\0")
  }

  @Test(
    "whole numbers are exact however they are written",
    arguments: [
      ("0", 0), ("-0", 0), ("-0.0", 0), ("12", 12), ("-7", -7), ("1.0", 1), ("1.50e1", 15), ("1e2", 100), ("120E-1", 12), ("0e99999999999", 0),
      ("9007199254740993", 9_007_199_254_740_993), ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
      ("9223372036854775808", nil), ("1.5", nil), ("1e-1", nil), ("1e300", nil), ("1e99999999999999999999", nil), ("0.000e5", 0), ("10e-1", 1),
    ] as [(String, Int?)])
  func wholeNumbers(text: String, value: Int?) throws {
    #expect(try parse(text).int == value)
  }

  @Test("decimals are read as the nearest double, and too great ones not at all")
  func decimals() throws {
    #expect(try parse("116.795").double == 116.795)
    #expect(try parse("-1.25e-2").double == -0.0125)
    #expect(try parse("3").double == 3)
    #expect(try parse("1e999").double == nil)
    #expect(try parse("\"3\"").double == nil)
    #expect(try parse("\"3\"").int == nil)
  }

  @Test(
    "what is not JSON is refused at its line and column",
    arguments: [
      ("", .unexpectedEnd, 1, 1), ("  \n ", .unexpectedEnd, 2, 2), ("{\n  \"a\": 1,\n}", .keyExpected, 3, 1), ("[1,]", .valueExpected, 1, 4),
      ("[1 2]", .separatorExpected, 1, 4), ("{\"a\" 1}", .colonExpected, 1, 6), ("{a: 1}", .keyExpected, 1, 2), ("[1] x", .trailingText, 1, 5),
      ("tru", .unexpectedEnd, 1, 4), ("trux", .valueExpected, 1, 1), ("NaN", .valueExpected, 1, 1), ("01", .badNumber, 1, 1),
      ("[\"东街\", 1.]", .badNumber, 1, 8), (".5", .valueExpected, 1, 1), ("-", .badNumber, 1, 1), ("1e", .badNumber, 1, 1),
      ("+1", .valueExpected, 1, 1), ("\"abc", .unexpectedEnd, 1, 5), ("\"a\nb\"", .controlCharacter, 1, 3), (#""\x""#, .badEscape, 1, 2),
      (#""\u12g4""#, .badEscape, 1, 2), (#""\ud800""#, .unpairedSurrogate, 1, 2), (#""\ud800\u0041""#, .unpairedSurrogate, 1, 2),
      (#""\udc00""#, .unpairedSurrogate, 1, 2), ("[", .unexpectedEnd, 1, 2), ("{\"a\":", .unexpectedEnd, 1, 6), ("]", .valueExpected, 1, 1),
      ("[1}", .separatorExpected, 1, 3), ("// no\n1", .valueExpected, 1, 1), ("\"\\u12", .unexpectedEnd, 1, 6), ("[1\u{A0}]", .separatorExpected, 1, 3),
    ] as [(String, JSONSyntaxError.Problem, Int, Int)])
  func refused(text: String, expected: JSONSyntaxError.Problem, line: Int, column: Int) throws {
    let error = try #require(problem(text))
    #expect(error.problem == expected)
    #expect(error.line == line && error.column == column)
  }

  @Test("text in another encoding is named as such")
  func encodings() {
    #expect(problem([0x22, 0xB6, 0xAB, 0x22])?.problem == .notUTF8)
    #expect(problem([0xFF, 0xFE, 0x7B, 0x00])?.problem == .notUTF8)
    #expect(problem([0x22, 0xED, 0xA0, 0x80, 0x22])?.problem == .notUTF8)
  }

  @Test("nesting is bounded")
  func depth() throws {
    let deepest = JSONTree.maximumDepth
    _ = try parse(String(repeating: "[", count: deepest) + String(repeating: "]", count: deepest))
    #expect(problem(String(repeating: "[", count: deepest + 1))?.problem == .tooDeep)
  }

  @Test("pointers and positions lead to a value")
  func pointers() throws {
    let root = try parse("{\n \"a/b~\": [0, {\"东\": [[5, 6]]}],\n \"z\": true}")
    let list = try #require(root["a/b~"])
    let deep = try #require(list.elements.map { $0 }.last?["东"])
    let six = try #require(deep.elements.first { _ in true }?.elements.map { $0 }.last)
    #expect(six.int == 6)
    #expect(six.pointer == "/a~1b~0/1/东/0/1")
    #expect(root.pointer == "")
    #expect(root["z"]?.pointer == "/z")
    #expect(root.members.map(\.keyValue.pointer) == ["/a~1b~0", "/z"])
    #expect(six.position == (2, 25))
    #expect(try #require(root["z"]).position == (3, 7))
  }

  @Test("quotations are one short line")
  func quotations() throws {
    let root = try parse("[ \"a,]\\\"b\" , 12, {\n  \"k\":  [1,\n 2]\n}, \"\(String(repeating: "长", count: 100))\", tru]".replacing("tru", with: "true"))
    #expect(root.elements.prefix(3).map { $0.quotation() } == [#""a,]\"b""#, "12", #"{ "k": [1, 2] }"#])
    #expect(root.elements.map { $0.quotation(limit: 5) }[3] == "\"长长长长…")
    #expect(root.elements.map { $0.quotation() }[4] == "true")
  }

  @Test("what the writer writes reads back, and looks as it should")
  func writing() throws {
    let bytes = JSONWriter.bytes { json in
      json.object { json in
        json.member("text", "东\"\\\n\u{1}/é")
        json.member("whole", -5)
        json.member("decimal", 116.795)
        json.member("level", 15.0)
        json.member("yes", true)
        json.null("none")
        json.array("empty") { _ in }
        json.member("tags", ["a", "b"])
        json.array("list") { json in
          json.object(compact: true) { json in
            json.member("a", 1)
            json.array("b") { $0.element(2) }
          }
          json.element(0.1)
        }
      }
    }
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        {
          "text": "东\\"\\\\\\n\\u0001/é",
          "whole": -5,
          "decimal": 116.795,
          "level": 15,
          "yes": true,
          "none": null,
          "empty": [],
          "tags": [ "a", "b" ],
          "list": [
            { "a": 1, "b": [ 2 ] },
            0.1
          ]
        }

        """)
    let root = try JSONTree(bytes).root
    #expect(root["text"]?.string == "东\"\\\n\u{1}/é")
    #expect(root["decimal"]?.double == 116.795)
  }

  @Test("a long text comes in pieces that join to the whole, and a failing sink is told at the end")
  func streaming() throws {
    struct Full: Error {}
    func write(to json: inout JSONWriter) {
      json.array { json in for value in 0..<50_000 { json.element(value) } }
    }
    var pieces: [[UInt8]] = []
    var writer = JSONWriter { pieces.append($0) }
    write(to: &writer)
    try writer.finish()
    #expect(pieces.count > 3)
    #expect(Array(pieces.joined()) == JSONWriter.bytes(write))

    var failing = JSONWriter { _ in throw Full() }
    write(to: &failing)
    #expect(throws: Full.self) { try failing.finish() }
  }
}
