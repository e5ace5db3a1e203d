import Instances

/// Faults of shape.
extension FaultCase {
  static let shape: [FaultCase] = [
    FaultCase(
      .malformedJSON, "", "] ],", [(#"[ 9, 0 ] ], "metres""#, #"[ 9, ▶] ], "metres""#)],
      zh: ["这里应有一个值", "逗号"], en: ["a value belongs here", "comma"]),
    FaultCase(
      .malformedJSON, "", #""days": 7 },"#, [(#""2026-11-23", "days""#, #""2026-11-23" ▶"days""#)],
      zh: ["应有逗号或右括号"], en: ["a comma or the closing bracket belongs here"]),
    FaultCase(
      .malformedJSON, "", "", [(#""maxGapMinutes": 60 } ]\#n}"#, #""maxGapMinutes": 60 } ]▶"#)],
      zh: ["文件在此中断", "括号"], en: ["the text ends here", "bracket"]),
    FaultCase(
      .duplicateKey, "/horizon/days", #""days""#, [(#""days": 7"#, #""days": 7, ▶"days": 7"#)],
      zh: ["重复出现字段 \"days\"", "只保留一个"], en: ["\"days\" stands twice", "keep one"]),
    FaultCase(
      .duplicateKey, "/kinds/sw", #""sw""#, [(#""volunteer": { }"#, #""volunteer": { }, ▶"sw": { }"#)],
      zh: ["重复出现字段 \"sw\""], en: ["\"sw\" stands twice"]),
    FaultCase(
      .unknownField, "/workers/0/skils", #""skils""#, [(#""breaks": ["#, #"▶"skils": [ ], "breaks": ["#)],
      zh: ["没有名为 “skils” 的字段", "最接近的已知字段是 “skills”", "availability"],
      en: ["there is no field \"skils\"", "the nearest known name is \"skills\"", "availability"]),
    FaultCase(
      .unknownField, "/Venues", #""Venues""#, [(#""venues": ["#, #"▶"Venues": [ ], "venues": ["#)],
      zh: ["“Venues”", "“venues”"], en: ["\"Venues\"", "the nearest known name is \"venues\""]),
    FaultCase(
      .missingField, "/needs/0", "{",
      [("{\n      \"id\": \"n1\", \"household\": \"h1\", \"durationMinutes\": 40", "▶{\n      \"id\": \"n1\", \"household\": \"h1\"")],
      zh: ["需求缺少必填字段 “durationMinutes”", "补上"], en: ["the need lacks its required field \"durationMinutes\"", "add"]),
    FaultCase(
      .wrongType, "/horizon/days", #""7""#, [(#""days": 7"#, #""days": ▶"7""#)],
      zh: ["应为整数，实为文字 \"7\""], en: ["the text \"7\" where a whole number belongs"]),
    FaultCase(
      .wrongType, "/workers/0/breaks", "null",
      [
        (
          #""breaks": [ { "durationMinutes": 30, "from": "11:00", "to": "12:00" }, { "durationMinutes": 10, "from": "15:00", "to": "16:00" } ]"#,
          #""breaks": ▶null"#
        )
      ],
      zh: ["实为空值 null", "请整个删去"], en: ["the empty value null where a list", "leave the field out"]),
    FaultCase(
      .wrongValue, "/format", #""liandong-instance/2""#, [(#""liandong-instance/1""#, #"▶"liandong-instance/2""#)],
      zh: ["不认识的值", "可用的值：liandong-instance/1"], en: ["unknown value", "allowed: liandong-instance/1"]),
    FaultCase(
      .notWhole, "/needs/0/durationMinutes", "40.5", [(#""durationMinutes": 40,"#, #""durationMinutes": ▶40.5,"#)],
      zh: ["40.5 不是整数", "取整"], en: ["40.5 is not a whole number", "round"]),
    FaultCase(
      .outOfRange, "/needs/0/durationMinutes", "-40", [(#""durationMinutes": 40,"#, #""durationMinutes": ▶-40,"#)],
      zh: ["-40 超出范围", "1 到 1000000000"], en: ["-40 is out of range", "from 1 to 1000000000"]),
    FaultCase(
      .outOfRange, "/travel/modes/bike/speedKmh", "0", [(#""speedKmh": 15"#, #""speedKmh": ▶0"#)],
      zh: ["0 超出范围", "0.001"], en: ["0 is out of range", "from 0.001"]),
    FaultCase(
      .badDate, "/horizon/start", #""2026-11-31""#, [(#""start": "2026-11-23""#, #""start": ▶"2026-11-31""#)],
      zh: ["不是有效日期", "2026-11-23"], en: ["not a date that exists", "2026-11-23"]),
    FaultCase(
      .badTime, "/activities/0/starts/0", #""2026-11-24 09:00""#, [(#""2026-11-24T09:00" ]"#, #"▶"2026-11-24 09:00" ]"#)],
      zh: ["不是有效时间", "“2026-11-23T08:30”", "不带时区"], en: ["not a time that exists", "\"2026-11-23T08:30\"", "without an offset"]),
    FaultCase(
      .badTime, "/workers/0/breaks/0/from", #""9:00""#, [(#""from": "11:00""#, #""from": ▶"9:00""#)],
      zh: ["不是有效时间", "“08:30”"], en: ["not a time that exists", "\"08:30\""]),
    FaultCase(
      .badId, "/skills/1/id", ##""cu#re""##, [(#""cure""#, ##"▶"cu#re""##)],
      zh: ["也不能含 “#”", "换一个"], en: ["holds no \"#\"", "choose another id"]),
    FaultCase(
      .badId, "/skills/1/id", #""""#, [(#""cure""#, #"▶"""#)],
      zh: ["编号不能为空"], en: ["an id is not empty"]),
    FaultCase(
      .emptyList, "/needs/0/windows", "[ ]", [(#""windows": [ { "start": "2026-11-24T08:00", "end": "2026-11-24T12:00" } ]"#, #""windows": ▶[ ]"#)],
      zh: ["不能为空", "至少写一项"], en: ["may not be empty", "at least one entry"]),
    FaultCase(
      .emptyList, "/activities/0/starts", "[]", [(#""starts": [ "2026-11-24T09:00" ]"#, #""starts": ▶[]"#)],
      zh: ["不能为空"], en: ["may not be empty"]),
    FaultCase(
      .emptyList, "/needs/1/team/seats", "[]", [(#""seats": [ { "count": 1, "min": 1 } ]"#, #""seats": ▶[]"#)],
      zh: ["不能为空"], en: ["may not be empty"]),
    FaultCase(
      .notExactlyOne, "/activities/0/team/covers/0", #"{ "skill": "care", "minLevel": 1, "tag": "x" }"#,
      [(#"{ "skill": "care", "minLevel": 1 }"#, #"▶{ "skill": "care", "minLevel": 1, "tag": "x" }"#)],
      zh: ["tag, kind, skill 必须恰好写一个", "写了 tag, skill"], en: ["exactly one of tag, kind, skill", "tag, skill are given"]),
    FaultCase(
      .notExactlyOne, "/activities/0", "{", [("{\n      \"id\": \"a1\", \"venue\": \"hall\",", "▶{\n      \"id\": \"a1\",")],
      zh: ["venue, location 必须恰好写一个", "一个也没有"], en: ["exactly one of venue, location", "none is given"]),
    FaultCase(
      .fieldNeedsAnother, "/activities/0/team/covers/0", #"{ "tag": "x", "minLevel": 1 }"#,
      [(#"{ "skill": "care", "minLevel": 1 }"#, #"▶{ "tag": "x", "minLevel": 1 }"#)],
      zh: ["“minLevel” 只能与 “skill” 一起用"], en: ["\"minLevel\" means something only beside \"skill\""]),
    FaultCase(
      .barePair, "/households/0/location", "[116.795, 33.975]",
      [(#""location": { "lat": 33.975, "lon": 116.795 }"#, #""location": ▶[116.795, 33.975]"#)],
      zh: ["分不清经纬度", #"{"lat": 33.975, "lon": 116.795}"#], en: ["a bare pair", #"{"lat": 33.975, "lon": 116.795}"#]),
    FaultCase(
      .barePair, "/workers/0/home", "[33.975, 116.795]", [(#"{ "station": "east" }"#, #"▶[33.975, 116.795]"#)],
      zh: [#"{"lat": 33.975, "lon": 116.795}"#], en: [#"{"lat": 33.975, "lon": 116.795}"#]),
  ]
}
