/// Documents in which every field of the format stands at least once: what the shape tests break one place at a time.
enum EveryField {
  static let instance = """
    {
      "format": "liandong-instance/1",
      "name": "every field",
      "horizon": { "start": "2026-11-23", "days": 7, "timeZone": "Asia/Shanghai" },
      "startStepMinutes": 15,
      "visitStepMinutes": 5,
      "stations": [ { "id": "east", "name": "东", "location": { "lat": 33.97, "lon": 116.8 }, "parent": "区" } ],
      "skills": [ { "id": "care", "name": "照料" } ],
      "kinds": { "sw": { "name": "社工", "travelMinuteCost": 2, "unusedCost": 3 } },
      "tiers": { "red": { "name": "红", "unservedCost": 500, "noneServedCost": 300 } },
      "travel": {
        "modes": { "walk": { "speedKmh": 4.5, "detour": 1.3, "stopMinutes": 1 } },
        "matrices": { "walk": { "places": [ { "lat": 33.97, "lon": 116.8 } ], "minutes": [ [ 0 ] ], "metres": [ [ 0 ] ] } }
      },
      "weights": { "ifNeededShift": 1, "newFace": 2, "extraWorker": 3, "unpreferred": 4, "overTargetMinute": 5, "change": 6 },
      "venues": [ { "id": "hall", "name": "室", "location": { "lat": 33.97, "lon": 116.8 }, "exclusive": true } ],
      "funds": [ { "id": "fund", "name": "基金", "balanceFen": 5000 } ],
      "workers": [
        {
          "id": "a", "name": "甲", "kind": "sw", "station": "east", "home": { "station": "east" }, "mode": "walk",
          "skills": [ { "skill": "care", "level": 2 } ], "tags": [ "lead" ],
          "availability": [ { "start": "2026-11-24T08:30", "end": "2026-11-24T17:30", "ifNeeded": true } ],
          "breaks": [ { "durationMinutes": 30, "from": "11:30", "to": "13:00" } ],
          "limits": {
            "maxMinutesPerDay": 480, "maxMinutesPerWeek": 2400, "maxShiftsPerWeek": 5, "maxTasksPerShift": 6, "maxMetresFromHome": 9000,
            "maxWaitMinutes": 60
          },
          "targetMinutesPerWeek": 1200, "guardian": "b", "fundPerKm": { "fund": "fund", "fenPerKm": 50 }
        },
        { "id": "b", "kind": "sw", "home": { "lat": 33.97, "lon": 116.8 }, "availability": [ ] }
      ],
      "households": [
        {
          "id": "h", "name": "家", "location": { "lat": 33.975, "lon": 116.795 }, "tier": "red", "station": "east", "tags": [ "elderly" ],
          "maxVisitsPerDay": 1
        }
      ],
      "needs": [
        {
          "id": "n", "household": "h", "service": "探访", "times": 1, "minGapDays": 1, "durationMinutes": 40,
          "windows": [ { "start": "2026-11-24T14:00", "end": "2026-11-24T17:00", "cost": 15 } ],
          "team": {
            "seats": [
              {
                "kinds": [ "sw" ], "skills": [ { "skill": "care", "minLevel": 1 } ], "tags": [ "lead" ], "count": 1, "min": 1, "missingCost": 80
              }
            ],
            "covers": [ { "skill": "care", "minLevel": 2, "count": 1, "missingCost": 25 }, { "tag": "lead" }, { "kind": "sw" } ]
          },
          "unservedCost": 600, "noneServedCost": 700, "mandatory": false,
          "workers": {
            "regulars": [ "a" ], "preferred": [ "a" ], "prohibited": [ "b" ], "required": [ "a" ], "maxDistinct": 3, "costs": { "a": 5 }
          },
          "expense": { "fund": "fund", "fen": 2000 }
        }
      ],
      "activities": [
        {
          "id": "act", "name": "小组", "venue": "hall", "station": "east", "durationMinutes": 90, "starts": [ "2026-11-24T09:00" ],
          "team": { "seats": [ { } ] }, "unservedCost": 600, "mandatory": false,
          "workers": { "regulars": [ "a" ], "preferred": [ "a" ], "prohibited": [ "b" ], "required": [ "a" ], "costs": { "a": 5 } },
          "expense": { "fund": "fund", "fen": 10 }
        },
        {
          "id": "act2", "location": { "lat": 33.97, "lon": 116.8 }, "durationMinutes": 90, "starts": [ "2026-11-24T09:00" ],
          "team": { "seats": [ { } ] }
        }
      ],
      "dependencies": [ { "first": "n#1", "second": "act", "minGapMinutes": -1440, "maxGapMinutes": 1440, "differentWorkers": true } ]
    }
    """

  static let schedule = """
    {
      "format": "liandong-schedule/1",
      "instance": { "name": "every field", "sha256": "0f" },
      "status": "FEASIBLE",
      "stopped": "gap",
      "cost": {
        "total": 30, "bound": 20, "gap": 0.333333, "unavoidable": 10, "netGap": 0.5,
        "terms": {
          "unserved": 1, "missingSeats": 1, "missingCovers": 1, "travel": 1, "ifNeeded": 1, "newFace": 1, "unpreferred": 1, "assignment": 1,
          "extraWorker": 1, "unused": 1, "overTarget": 1, "window": 1, "change": 18
        }
      },
      "routes": [
        {
          "worker": "a", "shift": { "start": "2026-11-24T08:30", "end": "2026-11-24T17:30" }, "leave": "2026-11-24T08:30",
          "return": "2026-11-24T17:30",
          "stops": [
            {
              "task": "n#1", "seat": 0, "arrive": "2026-11-24T14:00", "begin": "2026-11-24T14:00", "end": "2026-11-24T14:40", "travelMinutes": 9,
              "travelMetres": 700
            }
          ],
          "breaks": [ { "start": "2026-11-24T12:00", "end": "2026-11-24T12:30" } ], "returnMinutes": 9, "returnMetres": 700
        }
      ],
      "tasks": [
        { "id": "n#1", "begin": "2026-11-24T14:00", "end": "2026-11-24T14:40", "team": [ { "worker": "a", "seat": 0 } ], "pinned": true }
      ],
      "unserved": [ { "task": "act", "reasons": [ { "code": "X", "message": "m", "workers": [ "a" ], "remedy": "r" } ] } ],
      "conflicts": [ [ "n#1", "act" ] ],
      "timing": { "seconds": 3.2 }
    }
    """

  static let smallestInstance = """
    { "format": "liandong-instance/1", "name": "", "horizon": { "start": "2026-11-23", "days": 1 }, "workers": [ ] }
    """

  static let smallestSchedule = """
    { "format": "liandong-schedule/1", "routes": [ ] }
    """
}
