/// Small readings of pieces of a JSON text that has been parsed.
enum JSONText {
  /// The value of a number's text when it is whole and fits an `Int`: `12`, `12.0`, `1.2e1`, `120e-1`.
  ///
  /// Plain digits are exact. With a fraction or an exponent the number is what a `Double` makes of it, up to 2^53, as other JSON readers have it.
  static func wholeNumber(_ text: ArraySlice<UInt8>) -> Int? {
    var value = 0
    var isPlain = text.count <= 18
    for byte in text where isPlain && byte != UInt8(ascii: "-") {
      isPlain = (48...57).contains(byte)
      value = value &* 10 &+ Int(byte &- 48)
    }
    if isPlain { return text.first == UInt8(ascii: "-") ? -value : value }
    let text = String(decoding: text, as: UTF8.self)
    if let exact = Int(text) { return exact }
    guard let double = Double(text), abs(double) <= 0x1p53 else { return nil }
    return Int(exactly: double)
  }

  /// The text of a string whose escapes the parser has found correct.
  static func unescaped(_ text: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var at = text.startIndex
    while at < text.endIndex {
      guard text[at] == UInt8(ascii: "\\") else {
        result.append(text[at])
        at += 1
        continue
      }
      let letter = text[at + 1]
      at += 2
      switch letter {
      case UInt8(ascii: "b"): result.append(8)
      case UInt8(ascii: "f"): result.append(12)
      case UInt8(ascii: "n"): result.append(10)
      case UInt8(ascii: "r"): result.append(13)
      case UInt8(ascii: "t"): result.append(9)
      case UInt8(ascii: "u"):
        var code = hexadecimal(text[at..<at + 4]) ?? 0
        at += 4
        if (0xD800...0xDBFF).contains(code) {
          let low = hexadecimal(text[at + 2..<at + 6]) ?? 0
          code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
          at += 6
        }
        if let scalar = Unicode.Scalar(UInt32(code)) { result.append(contentsOf: String(Character(scalar)).utf8) }
      default: result.append(letter)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The value of hexadecimal digits, nil when another byte stands among them.
  static func hexadecimal(_ text: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in text {
      switch byte {
      case 48...57: value = value * 16 + Int(byte) - 48
      case 65...70: value = value * 16 + Int(byte) - 55
      case 97...102: value = value * 16 + Int(byte) - 87
      default: return nil
      }
    }
    return value
  }

  /// A key as one token of a JSON pointer (RFC 6901).
  static func pointerToken(_ key: String) -> String {
    guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return key }
    return key.reduce(into: "") { $0 += $1 == "~" ? "~0" : $1 == "/" ? "~1" : String($1) }
  }

  /// The value that `text` begins with, white space outside strings made one blank, cut after `limit` characters.
  static func quotation(_ text: ArraySlice<UInt8>, limit: Int) -> String {
    var quoted: [UInt8] = []
    var depth = 0
    var inString = false
    var escaped = false
    for byte in text {
      if quoted.count > limit * 4 { break }
      let isSpace = !inString && (byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09)
      if depth == 0, !inString, isSpace || ",}]:".utf8.contains(byte) { break }
      if isSpace {
        if quoted.last != 0x20 { quoted.append(0x20) }
        continue
      }
      quoted.append(byte)
      if inString {
        inString = escaped || byte != UInt8(ascii: "\"")
        escaped = !escaped && byte == UInt8(ascii: "\\")
      } else if byte == UInt8(ascii: "\"") {
        inString = true
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        depth += 1
      } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
        depth -= 1
      }
      if depth == 0, !inString, "\"}]".utf8.contains(byte) { break }
    }
    let whole = String(decoding: quoted, as: UTF8.self)
    return whole.count <= limit ? whole : String(whole.prefix(limit)) + "…"
  }
}
