import Instances
import Testing

/// A document with one fault and what the reader says of it.
///
/// Each is the sound document `FaultCase.base` with some pieces replaced; the mark `▶` in a replacement shows where the fault begins, so that its
/// line and column are counted by the test and not by the reader.
struct FaultCase: Sendable, CustomTestStringConvertible {
  var code: Fault.Code
  var text: String
  var line: Int
  var column: Int
  var pointer: String
  var value: String
  /// Pieces of the message and remedy, the nearest name among them where there is one.
  var zh: [String]
  var en: [String]

  var testDescription: String { "\(code.rawValue) \(pointer)" }

  init(_ code: Fault.Code, _ pointer: String, _ value: String, _ replacements: [(String, String)], zh: [String], en: [String]) {
    self.code = code
    self.pointer = pointer
    self.value = value
    self.zh = zh
    self.en = en
    var marked = Self.base
    for (old, new) in replacements { marked = marked.replacing(old, with: new, maxReplacements: 1) }
    let before = marked.prefix { $0 != "▶" }
    line = before.count { $0 == "\n" } + 1
    column = (before.lastIndex(of: "\n").map { before[$0...].count - 1 } ?? before.count) + 1
    text = marked.replacing("▶", with: "")
  }

  /// A document without any fault, not even a warning.
  static let base = """
    {
      "format": "liandong-instance/1",
      "name": "faults",
      "horizon": { "start": "2026-11-23", "days": 7 },
      "stations": [ { "id": "east", "location": { "lat": 33.97, "lon": 116.8 } } ],
      "skills": [ { "id": "care" }, { "id": "cure" } ],
      "kinds": { "sw": { }, "volunteer": { } },
      "tiers": { "red": { } },
      "travel": {
        "modes": { "walk": { "speedKmh": 4.5 }, "bike": { "speedKmh": 15 } },
        "matrices": {
          "walk": { "places": [ { "lat": 33.97, "lon": 116.8 }, { "lat": 33.98, "lon": 116.8 } ], "minutes": [ [ 0, 9 ], [ 9, 0 ] ], "metres": [ [ 0, 1 ], [ 2, 0 ] ] }
        }
      },
      "venues": [ { "id": "hall", "location": { "lat": 33.97, "lon": 116.8 } } ],
      "workers": [
        {
          "id": "w1", "kind": "sw", "home": { "station": "east" }, "mode": "walk",
          "skills": [ { "skill": "care" } ],
          "availability": [ { "start": "2026-11-24T08:00", "end": "2026-11-24T12:00" }, { "start": "2026-11-24T14:00", "end": "2026-11-24T18:00" } ],
          "breaks": [ { "durationMinutes": 30, "from": "11:00", "to": "12:00" }, { "durationMinutes": 10, "from": "15:00", "to": "16:00" } ]
        }
      ],
      "households": [ { "id": "h1", "location": { "lat": 33.975, "lon": 116.795 }, "tier": "red" } ],
      "needs": [
        {
          "id": "n1", "household": "h1", "durationMinutes": 40,
          "windows": [ { "start": "2026-11-24T08:00", "end": "2026-11-24T12:00" } ],
          "team": { "seats": [ { "skills": [ { "skill": "care" } ] } ] }
        },
        {
          "id": "n2", "household": "h1", "times": 2, "durationMinutes": 40, "windows": [ { "start": "2026-11-24T08:00", "end": "2026-11-24T18:00" } ],
          "team": { "seats": [ { "count": 1, "min": 1 } ] }
        }
      ],
      "activities": [
        {
          "id": "a1", "venue": "hall", "durationMinutes": 90, "starts": [ "2026-11-24T09:00" ],
          "team": { "seats": [ { "count": 2, "min": 1 } ], "covers": [ { "skill": "care", "minLevel": 1 } ] }
        }
      ],
      "dependencies": [ { "first": "n1#1", "second": "a1", "minGapMinutes": 0, "maxGapMinutes": 60 } ]
    }
    """

  static let all = shape + wholes + warnings
}
