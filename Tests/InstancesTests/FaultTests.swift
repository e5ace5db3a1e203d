import Instances
import Testing

/// What the reader says of documents that are wrong: every code, every fault at once, each at its place and in both languages.
@Suite struct FaultTests {
  private func faults(_ text: String) -> [Fault] {
    do throws(InvalidDocument) { return try readInstance(Array(text.utf8)).warnings } catch { return error.faults }
  }

  private func isSound(_ text: String) -> Bool { (try? readInstance(Array(text.utf8))) != nil }

  @Test("the document that the cases break is sound")
  func base() { #expect(isSound(FaultCase.base) && faults(FaultCase.base) == []) }

  @Test("every code has a case", arguments: Fault.Code.allCases)
  func everyCode(code: Fault.Code) { #expect(FaultCase.all.contains { $0.code == code }) }

  @Test("a document with one fault reports that one, with its place, its value and what to do, in both languages", arguments: FaultCase.all)
  func oneFault(expected: FaultCase) throws {
    let found = faults(expected.text)
    try #require(found.count == 1, "\(found.map { "\($0.code.rawValue) \($0.pointer)" })")
    let fault = found[0]
    #expect(fault.code == expected.code)
    #expect(fault.pointer == expected.pointer)
    #expect(fault.line == expected.line && fault.column == expected.column, "\(fault.line):\(fault.column)")
    // Long values are cut, so only their beginning is given.
    let isCut = expected.value == "{" || expected.code == .malformedJSON
    #expect(isCut ? fault.value.hasPrefix(expected.value) : fault.value == expected.value, "\(fault.value)")
    for piece in expected.zh { #expect((fault.message.zh + fault.remedy.zh).contains(piece), "\(fault.message.zh) \(fault.remedy.zh)") }
    for piece in expected.en { #expect((fault.message.en + fault.remedy.en).contains(piece), "\(fault.message.en) \(fault.remedy.en)") }
    for text in [fault.message.zh, fault.message.en, fault.remedy.zh, fault.remedy.en] {
      #expect(!text.isEmpty && !text.contains("Optional(") && !text.contains("nil"))
    }
    #expect(isSound(expected.text) == (fault.severity == .warning), "an error gives no instance, a warning does")
  }

  @Test("every fault of a document comes at once, in the order of the text, warnings among them")
  func manyFaults() {
    let text = """
      {
        "format": "liandong-instance/2",
        "horizon": { "start": "2026-11-23", "days": 0 },
        "stations": [ { "id": "east", "location": [33.97, 116.8] }, { "id": "east", "location": { "lat": 116.8, "lon": 33.97 } } ],
        "skils": [ ],
        "workers": [
          { "id": "w", "kind": "sw", "home": { "station": "eats" },
            "availability": [ { "start": "2026-11-24T08:00", "end": "2026-11-25T12:00" }, { "start": "2026-11-24T09:00", "end": "2026-11-24T25:00" } ] }
        ],
        "households": [ { "id": "h", "location": { "lat": 33.97, "lon": "116.8" } } ],
        "needs": [ { "id": "n", "household": "g", "durationMinutes": -5, "windows": [ ], "team": { "seats": [ { "count": 1.5 } ] } } ],
        "dependencies": [ { "first": "n#1", "second": "n#1" } ]
      }
      """
    #expect(
      faults(text).map { "\($0.code.rawValue) \($0.pointer)" } == [
        "MISSING_FIELD ", "WRONG_VALUE /format", "OUT_OF_RANGE /horizon/days", "BARE_COORDINATE_PAIR /stations/0/location", "DUPLICATE_ID /stations/1/id",
        "COORDINATES_SWAPPED /stations/1/location", "UNKNOWN_FIELD /skils", "DANGLING_REFERENCE /workers/0/home/station",
        "SHIFT_ACROSS_MIDNIGHT /workers/0/availability/0", "BAD_TIME /workers/0/availability/1/end", "WRONG_TYPE /households/0/location/lon",
        "DANGLING_REFERENCE /needs/0/household", "OUT_OF_RANGE /needs/0/durationMinutes", "EMPTY_LIST /needs/0/windows",
        "NOT_WHOLE /needs/0/team/seats/0/count", "DEPENDENCY_ON_ITSELF /dependencies/0/second",
      ])
  }

  @Test("a misspelt field that must be there is one fault, not two; one that is missing as well is another")
  func misspeltFields() {
    let misspelt = FaultCase.base.replacing(#""horizon":"#, with: #""horizn":"#)
    #expect(faults(misspelt).map { "\($0.code.rawValue) \($0.pointer)" } == ["UNKNOWN_FIELD /horizn"])
    let both = misspelt.replacing(#""format":"#, with: #""remark":"#)
    #expect(Set(faults(both).map { "\($0.code.rawValue) \($0.pointer)" }) == ["UNKNOWN_FIELD /horizn", "UNKNOWN_FIELD /remark", "MISSING_FIELD "])
  }

  @Test("every circle of dependencies is reported, and ties that order nothing make none")
  func circles() {
    func document(_ dependencies: String) -> String {
      FaultCase.base.replacing(
        ##"[ { "first": "n1#1", "second": "a1", "minGapMinutes": 0, "maxGapMinutes": 60 } ]"##, with: "[ \(dependencies) ]"
      ).replacing(#""times": 2, "#, with: "")
    }
    let there = ##"{ "first": "n1#1", "second": "a1" }, { "first": "a1", "second": "n2#1" }, "##
    #expect(faults(document(there + ##"{ "first": "n1#1", "second": "n2#1" }"##)) == [])
    #expect(faults(document(there + ##"{ "first": "n2#1", "second": "n1#1", "differentWorkers": true }"##)) == [])
    #expect(
      faults(document(there + ##"{ "first": "n2#1", "second": "n1#1", "differentWorkers": true, "minGapMinutes": -60 }"##)).map(\.code) == [.dependencyCycle])
    let two = faults(document(there + ##"{ "first": "n2#1", "second": "n1#1" }, { "first": "n2#1", "second": "a1" }"##))
    #expect(two.map(\.pointer) == ["/dependencies/2", "/dependencies/3"])
    #expect(two.last?.message.en.contains("a1 → n2#1 → a1") == true)
  }

  @Test(
    "what stands just inside a limit is no fault",
    arguments: [
      (#"{ "start": "2026-11-24T14:00", "end": "2026-11-24T18:00" }"#, #"{ "start": "2026-11-24T12:00", "end": "2026-11-25T00:00" }"#),
      (#"{ "durationMinutes": 10, "from": "15:00", "to": "16:00" }"#, #"{ "durationMinutes": 720, "from": "12:00", "to": "24:00" }"#),
      (#""starts": [ "2026-11-24T09:00" ]"#, #""starts": [ "2026-11-23T00:00", "2026-11-24T10:30", "2026-11-30T00:00" ]"#),
      (#""minGapMinutes": 0, "maxGapMinutes": 60"#, #""minGapMinutes": -60, "maxGapMinutes": -60"#),
      (#""minGapMinutes": 0, "maxGapMinutes": 60"#, #""differentWorkers": true"#),
      (#""count": 2, "min": 1"#, #""count": 2, "min": 0"#), (#""kinds": { "sw": { }, "volunteer": { } }"#, #""kinds": { }"#),
      (#""tiers": { "red": { } }"#, #""tiers": { }"#), (#""venues": ["#, #""funds": [ ], "venues": ["#),
    ])
  func justInside(old: String, new: String) {
    #expect(FaultCase.base.contains(old))
    let text = FaultCase.base.replacing(old, with: new)
    #expect(isSound(text) && faults(text) == [])
  }

  @Test("people who are required or prohibited count when a task is looked at that nobody could serve")
  func namedPeople() {
    func document(_ people: String) -> String {
      FaultCase.base.replacing(
        #""team": { "seats": [ { "skills": [ { "skill": "care" } ] } ] }"#,
        with: #""team": { "seats": [ { "skills": [ { "skill": "care" } ] } ] }, "workers": { \#(people) }"#)
    }
    #expect(faults(document(#""required": [ "w1" ]"#)) == [])
    #expect(faults(document(#""prohibited": [ "w1" ]"#)).map(\.code) == [.taskNobodyCouldServe])
    #expect(faults(document(#""required": [ "w1" ], "prohibited": [ "w1" ]"#)).map(\.code) == [.taskNobodyCouldServe])
  }
}
