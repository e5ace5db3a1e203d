import Instances

/// Faults of the document as a whole, and warnings.
extension FaultCase {
  static let wholes: [FaultCase] = [
    FaultCase(
      .duplicateId, "/skills/1/id", #""care""#, [(#""cure""#, #"▶"care""#)],
      zh: ["“care” 已在 /skills/0/id 用过"], en: ["\"care\" is already used at /skills/0/id"]),
    FaultCase(
      .duplicateId, "/activities/0/id", #""n2""#,
      [(#""a1", "venue""#, #"▶"n2", "venue""#), (##"{ "first": "n1#1", "second": "a1", "minGapMinutes": 0, "maxGapMinutes": 60 }"##, "")],
      zh: ["“n2” 已在 /needs/1/id 用过", "需求与活动合起来"], en: ["\"n2\" is already used at /needs/1/id", "over needs and activities together"]),
    FaultCase(
      .danglingReference, "/needs/0/household", #""h2""#, [(#""household": "h1""#, #""household": ▶"h2""#)],
      zh: ["没有编号为 \"h2\" 的家庭", "“h1”"], en: ["there is no household \"h2\"", "the nearest is \"h1\""]),
    FaultCase(
      .danglingReference, "/dependencies/0/first", ##""n1#2""##, [(##""n1#1""##, ##"▶"n1#2""##)],
      zh: ["的任务", "“n1#1”"], en: ["there is no task", "the nearest is \"n1#1\""]),
    FaultCase(
      .danglingReference, "/travel/matrices/wlak", #""wlak""#, [(#""walk": { "places""#, #"▶"wlak": { "places""#)],
      zh: ["出行方式", "“walk”"], en: ["there is no travel mode", "the nearest is \"walk\""]),
    FaultCase(
      .undeclaredName, "/workers/0/kind", #""volunter""#, [(#""kind": "sw""#, #""kind": ▶"volunter""#)],
      zh: ["没有在 “kinds” 里声明", "最接近的是 “volunteer”"], en: ["not declared in \"kinds\"", "the nearest is \"volunteer\""]),
    FaultCase(
      .undeclaredName, "/households/0/tier", #""rde""#, [(#""tier": "red""#, #""tier": ▶"rde""#)],
      zh: ["没有在 “tiers” 里声明", "“red”"], en: ["not declared in \"tiers\"", "the nearest is \"red\""]),
    FaultCase(
      .missingMode, "/workers/0", "{", [("{\n      \"id\": \"w1\"", "▶{\n      \"id\": \"w1\""), (#", "mode": "walk""#, "")],
      zh: ["没有 “mode”", "bike, walk"], en: ["has no \"mode\"", "bike, walk"]),
    FaultCase(
      .outsideHorizon, "/needs/0/windows/0/end", #""2026-11-30T00:01""#,
      [(#""start": "2026-11-24T08:00", "end": "2026-11-24T12:00" } ]"#, #""start": "2026-11-24T08:00", "end": ▶"2026-11-30T00:01" } ]"#)],
      zh: ["不在排班期内", "从 2026-11-23T00:00 到 2026-11-30T00:00"], en: ["outside the horizon", "from 2026-11-23T00:00 to 2026-11-30T00:00"]),
    FaultCase(
      .outsideHorizon, "/activities/0/starts/1", #""2026-11-22T23:59""#, [(#""2026-11-24T09:00" ]"#, #""2026-11-24T09:00", ▶"2026-11-22T23:59" ]"#)],
      zh: ["不在排班期内"], en: ["outside the horizon"]),
    FaultCase(
      .startNotBeforeEnd, "/workers/0/availability/1", #"{ "start": "2026-11-24T14:00", "end": "2026-11-24T14:00" }"#,
      [(#"{ "start": "2026-11-24T14:00", "end": "2026-11-24T18:00" }"#, #"▶{ "start": "2026-11-24T14:00", "end": "2026-11-24T14:00" }"#)],
      zh: ["开始 2026-11-24T14:00 不早于结束"], en: ["the start 2026-11-24T14:00 is not before the end"]),
    FaultCase(
      .shiftAcrossMidnight, "/workers/0/availability/1", #"{ "start": "2026-11-24T14:00", "end": "2026-11-25T00:01" }"#,
      [(#"{ "start": "2026-11-24T14:00", "end": "2026-11-24T18:00" }"#, #"▶{ "start": "2026-11-24T14:00", "end": "2026-11-25T00:01" }"#)],
      zh: ["跨过午夜", "拆成每天一个班次"], en: ["across midnight", "one shift a date"]),
    FaultCase(
      .overlappingShifts, "/workers/0/availability/1", #"{ "start": "2026-11-24T11:59", "end": "2026-11-24T18:00" }"#,
      [(#"{ "start": "2026-11-24T14:00", "end": "2026-11-24T18:00" }"#, #"▶{ "start": "2026-11-24T11:59", "end": "2026-11-24T18:00" }"#)],
      zh: ["“w1”", "与 /workers/0/availability/0 重叠"], en: ["\"w1\" overlaps the one at /workers/0/availability/0", "may touch"]),
    FaultCase(
      .breakTooLong, "/workers/0/breaks/0", #"{ "durationMinutes": 61, "from": "11:00", "to": "12:00" }"#,
      [(#"{ "durationMinutes": 30,"#, #"▶{ "durationMinutes": 61,"#)],
      zh: ["从 11:00 起的 61 分钟休息到 12:00 还放不下"], en: ["a break of 61 minutes from 11:00 on does not fit before 12:00"]),
    FaultCase(
      .overlappingBreaks, "/workers/0/breaks/1", #"{ "durationMinutes": 10, "from": "11:59", "to": "16:00" }"#,
      [(#"{ "durationMinutes": 10, "from": "15:00""#, #"▶{ "durationMinutes": 10, "from": "11:59""#)],
      zh: ["与 /workers/0/breaks/0 重叠"], en: ["overlaps the one at /workers/0/breaks/0"]),
    FaultCase(
      .seatMinAboveCount, "/activities/0/team/seats/0/min", "3", [(#""count": 2, "min": 1"#, #""count": 2, "min": ▶3"#)],
      zh: ["min 3 大于 count 2"], en: ["min 3 is above its count 2"]),
    FaultCase(
      .needSeatNotFull, "/needs/1/team/seats/0/min", "0", [(#""count": 1, "min": 1"#, #""count": 1, "min": ▶0"#)],
      zh: ["须坐满", "min 为 0，count 为 1"], en: ["always filled", "min is 0 and its count 1"]),
    FaultCase(
      .matrixNotSquare, "/travel/matrices/walk/metres/1", "[ 2 ]", [("[ 2, 0 ]", "▶[ 2 ]")],
      zh: ["places 有 2 处，这里却有 1 项"], en: ["2 places, but 1 entries"]),
    FaultCase(
      .matrixNotSquare, "/travel/matrices/walk/minutes", "[ [ 0, 9 ] ]", [("[ [ 0, 9 ], [ 9, 0 ] ]", "▶[ [ 0, 9 ] ]")],
      zh: ["places 有 2 处，这里却有 1 项"], en: ["2 places, but 1 entries"]),
    FaultCase(
      .duplicatePlace, "/travel/matrices/walk/places/1", #"{ "lat": 33.97, "lon": 116.80 }"#,
      [(#"{ "lat": 33.98, "lon": 116.8 }"#, #"▶{ "lat": 33.97, "lon": 116.80 }"#)],
      zh: ["已在 /travel/matrices/walk/places/0 列出"], en: ["already listed at /travel/matrices/walk/places/0"]),
    FaultCase(
      .dependencyOnItself, "/dependencies/0/second", ##""n1#1""##, [(#""second": "a1""#, ##""second": ▶"n1#1""##)],
      zh: ["同一任务 \"n1#1\""], en: ["the same task \"n1#1\""]),
    FaultCase(
      .dependencyOnRepeatedNeed, "/dependencies/0/first", ##""n2#1""##, [(##""n1#1""##, ##"▶"n2#1""##)],
      zh: ["“n2” 有 2 次"], en: ["\"n2\" has 2 occurrences", "split it"]),
    FaultCase(
      .dependencyCycle, "/dependencies/1", ##"{ "first": "a1", "second": "n1#1" }"##,
      [(#""maxGapMinutes": 60 } ]"#, ##""maxGapMinutes": 60 }, ▶{ "first": "a1", "second": "n1#1" } ]"##)],
      zh: ["成环：n1#1 → a1 → n1#1"], en: ["in a circle: n1#1 → a1 → n1#1"]),
    FaultCase(
      .gapsCrossed, "/dependencies/0", ##"{ "first": "n1#1", "second": "a1", "maxGapMinutes": -1 }"##,
      [
        (
          ##"{ "first": "n1#1", "second": "a1", "minGapMinutes": 0, "maxGapMinutes": 60 }"##,
          ##"▶{ "first": "n1#1", "second": "a1", "maxGapMinutes": -1 }"##
        )
      ],
      zh: ["下限 0 大于上限 -1"], en: ["the smallest gap, 0, is above the largest, -1"]),
  ]

  static let warnings: [FaultCase] = [
    FaultCase(
      .coordinatesSwapped, "/households/0/location", #"{ "lat": 116.795, "lon": 33.975 }"#,
      [(#"{ "lat": 33.975, "lon": 116.795 }"#, #"▶{ "lat": 116.795, "lon": 33.975 }"#)],
      zh: ["116.795", "33.975"], en: ["116.795", "33.975"]),
    FaultCase(
      .coordinatesSwapped, "/venues/0/location", #"{ "lat": 80, "lon": 40.5 }"#,
      [
        (
          #""venues": [ { "id": "hall", "location": { "lat": 33.97, "lon": 116.8 } } ]"#,
          #""venues": [ { "id": "hall", "location": ▶{ "lat": 80, "lon": 40.5 } } ]"#
        )
      ],
      zh: ["80"], en: ["80"]),
    FaultCase(
      .windowShorterThanVisit, "/needs/1/windows/1", #"{ "start": "2026-11-25T08:00", "end": "2026-11-25T08:39" }"#,
      [
        (
          #"{ "start": "2026-11-24T08:00", "end": "2026-11-24T18:00" }"#,
          #"{ "start": "2026-11-24T08:00", "end": "2026-11-24T18:00" }, ▶{ "start": "2026-11-25T08:00", "end": "2026-11-25T08:39" }"#
        )
      ],
      zh: ["时间窗只有 39 分钟，而上门要 40 分钟"], en: ["the window has 39 minutes, but the visit takes 40"]),
    FaultCase(
      .taskNobodyCouldServe, "/needs/0", "{",
      [
        ("{\n      \"id\": \"n1\"", "▶{\n      \"id\": \"n1\""),
        (#""seats": [ { "skills": [ { "skill": "care" } ] } ]"#, #""seats": [ { "skills": [ { "skill": "cure" } ] } ]"#),
      ],
      zh: ["“n1” 无人能做", "第 1 个席位要 1 人，符合条件的只有 0 人"], en: ["nobody could serve \"n1\"", "seat 0 needs 1, and 0 qualify"]),
    FaultCase(
      .taskNobodyCouldServe, "/activities/0", "{",
      [("{\n      \"id\": \"a1\"", "▶{\n      \"id\": \"a1\""), (#""2026-11-24T09:00" ]"#, #""2026-11-25T09:00" ]"#)],
      zh: ["“a1” 无人能做", "班次都对不上"], en: ["nobody could serve \"a1\"", "no shift"]),
  ]
}
