import ArgumentParser
import Foundation
import Instances
import Optimising
import Synchronization

enum LogFormat: String, ExpressibleByArgument, CaseIterable { case text, jsonl }

/// One line for each step of the search: time, phase, columns, incumbent, bound, gap, unserved.
final class ProgressLog: ProgressObserver {
  private let format: LogFormat
  private let language: Language
  private let hasHeader = Mutex(false)

  init(_ format: LogFormat, _ language: Language) {
    self.format = format
    self.language = language
  }

  func report(_ progress: SearchProgress) {
    switch format {
    case .text:
      hasHeader.withLock { printed in
        if !printed {
          let names =
            language == .zh ? ["秒", "阶段", "列数", "最好总分", "下界", "差距", "未安排"] : ["seconds", "phase", "columns", "incumbent", "bound", "gap", "unserved"]
          Console.error(names.map { ProgressLog.padded($0) }.joined(separator: " "))
        }
        printed = true
      }
      var cells: [String] = [String(format: "%.1f", progress.seconds), name(progress.phase), "\(progress.columns)"]
      cells.append(ProgressLog.number(progress.incumbent, absent: "-"))
      cells.append(ProgressLog.number(progress.bound, absent: "-"))
      cells.append(gap(progress).map { String(format: "%.2f%%", $0 * 100) } ?? "-")
      cells.append(ProgressLog.number(progress.unserved, absent: "-"))
      Console.error(cells.map { ProgressLog.padded($0) }.joined(separator: " "))
    case .jsonl:
      var members: [String] = ["\"type\":\"progress\"", String(format: "\"seconds\":%.3f", progress.seconds)]
      members.append("\"phase\":\"\(progress.phase.rawValue)\"")
      members.append("\"columns\":\(progress.columns)")
      members.append("\"incumbent\":" + ProgressLog.number(progress.incumbent, absent: "null"))
      members.append("\"bound\":" + ProgressLog.number(progress.bound, absent: "null"))
      members.append("\"gap\":" + (gap(progress).map { String(format: "%.6f", $0) } ?? "null"))
      members.append("\"unserved\":" + ProgressLog.number(progress.unserved, absent: "null"))
      Console.error("{\(members.joined(separator: ","))}")
    }
  }

  private func gap(_ progress: SearchProgress) -> Double? {
    guard let incumbent = progress.incumbent, let bound = progress.bound, incumbent > 0 else { return nil }
    return Double(incumbent - bound) / Double(incumbent)
  }

  private func name(_ phase: Phase) -> String {
    guard language == .zh else { return phase.rawValue }
    return switch phase {
    case .start: "起步"
    case .relaxation: "松弛"
    case .dive: "下潜"
    case .neighbourhood: "改进"
    case .enumeration: "枚举"
    case .branching: "分支"
    case .proof: "证明"
    }
  }

  private static func number(_ value: Int?, absent: String) -> String {
    guard let value else { return absent }
    return "\(value)"
  }

  /// Right-aligned to twelve columns; a Chinese character takes two.
  private static func padded(_ text: String) -> String {
    let width = text.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E80 ? 2 : 1) }
    return String(repeating: " ", count: max(0, 12 - width)) + text
  }
}
