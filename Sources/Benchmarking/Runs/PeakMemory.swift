import Foundation

/// The greatest memory of this process since a moment, as Linux counts it.
enum PeakMemory {
  /// Gives freed memory back and counts anew.
  static func reset() {
    trim()
    // "5" sets the high-water mark to what is held now: proc(5).
    if let file = FileHandle(forWritingAtPath: "/proc/self/clear_refs") {
      try? file.write(contentsOf: Data("5".utf8))
      try? file.close()
    }
  }

  /// Memory that an earlier run freed would count for this one as long as the allocator keeps it. `malloc_trim` is no part of Swift's view of
  /// the C library, so it is looked up by name, and left alone where there is none.
  private static func trim() {
    guard let program = dlopen(nil, RTLD_NOW) else { return }
    defer { dlclose(program) }
    guard let symbol = dlsym(program, "malloc_trim") else { return }
    _ = unsafeBitCast(symbol, to: (@convention(c) (Int) -> Int32).self)(0)
  }

  /// In MB of 1 000 000 bytes; nil where the system does not tell.
  static var megabytes: Int? {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }.map { ($0 * 1024 + 999_999) / 1_000_000 }
  }
}
