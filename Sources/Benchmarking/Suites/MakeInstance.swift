package import Districts
import Exchange
import Foundation
package import Instances

/// Why a benchmark cannot be run: a fault of what it was given.
package struct BenchmarkError: Error, Hashable {
  /// The file at fault.
  package var path: String
  package var message: Wording
  /// Where the file is a document of ours: everything that is wrong with it.
  package var faults: [Fault]

  package init(path: String, message: Wording, faults: [Fault] = []) {
    self.path = path
    self.message = message
    self.faults = faults
  }
}

/// An instance that is ready to be run; its digest is that of its document's bytes.
struct MadeInstance {
  /// The entry's name, with the generator's seed where the entry has several.
  var name: String
  var instance: Instance
  var known: KnownValue?
}

/// The instances of one entry, made one by one: a city takes its room only while it is run.
struct InstanceMaker {
  let folder: URL
  let published: PublishedFolder

  /// How many instances the entry has.
  func count(_ entry: SuiteEntry) -> Int {
    if case .generated(_, let seeds) = entry.source { seeds.count } else { 1 }
  }

  /// - Returns: nil where a published file is absent.
  func make(_ entry: SuiteEntry, _ index: Int) throws(BenchmarkError) -> MadeInstance? {
    switch entry.source {
    case .file(let path):
      return MadeInstance(name: entry.name, instance: try read(path))
    case .generated(var request, let seeds):
      request.seed = seeds[index]
      return MadeInstance(name: seeds.count == 1 ? entry.name : "\(entry.name)/\(seeds[index])", instance: districtWithDigest(request))
    case .published(let format, let file):
      guard let bytes = published.bytes(file) else { return nil }
      do {
        var instance = try format.read(bytes)
        instance.sha256 = SHA256.hexadecimalDigest(of: writeInstance(instance))
        return MadeInstance(name: entry.name, instance: instance, known: published.value(file))
      } catch {
        throw BenchmarkError(path: file, message: error.message)
      }
    }
  }

  private func read(_ path: String) throws(BenchmarkError) -> Instance {
    let file = URL(fileURLWithPath: path, relativeTo: folder)
    guard let data = try? Data(contentsOf: file) else { throw BenchmarkError(path: file.path, message: Wording(zh: "无法读取。", en: "cannot be read.")) }
    do {
      return try readInstance([UInt8](data)).instance
    } catch {
      throw BenchmarkError(path: file.path, message: Wording(zh: "实例有错误。", en: "the instance is at fault."), faults: error.faults)
    }
  }
}

/// A district as a reader of its document would have it.
///
/// - Complexity: linear in the size of the document.
package func districtWithDigest(_ request: DistrictRequest) -> Instance {
  var instance = district(request)
  instance.sha256 = SHA256.hexadecimalDigest(of: writeInstance(instance))
  return instance
}
