// swift-tools-version: 6.1
import PackageDescription

/// Every room of the house; `Sources/` has one folder for each, and arrows point one way only (see `ArchitectureTests`).
let manners: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: manners)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, resources: resources, swiftSettings: manners)
}

let collections = Target.Dependency.product(name: "Collections", package: "swift-collections")

let package = Package(
  name: "liandong",
  products: [.executable(name: "liandong", targets: ["liandong"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
  ],
  targets: [
    .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"])]),
    room("LinearPrograms", ["CGLPK"]),
    room("Instances", [collections]),
    room("Travel", ["Instances"]),
    room("Schedules", ["Instances"]),
    room("Checking", ["Instances", "Travel", "Schedules"]),
    room("Optimising", ["Instances", "Travel", "Schedules", "LinearPrograms", collections]),
    room("Explaining", ["Instances", "Travel", "Schedules", "Checking"]),
    room("Districts", ["Instances"]),
    room("Exchange", ["Instances", "Schedules", "Checking"]),
    room("Benchmarking", ["Instances", "Schedules", "Checking", "Optimising", "Exchange", "Districts"]),
    .executableTarget(
      name: "liandong",
      dependencies: [
        "Instances", "Travel", "Schedules", "Checking", "Optimising", "Explaining", "Exchange", "Districts", "Benchmarking", "LinearPrograms",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: manners),
    .target(name: "TestSupport", dependencies: ["Instances", "Schedules"], path: "Tests/Support", swiftSettings: manners),
    .target(name: "Enumeration", dependencies: ["Instances", "Travel", "Schedules"], path: "Tests/Enumeration", swiftSettings: manners),
    tests("InstancesTests", ["Instances", "Schedules", "TestSupport"]),
    tests("DistrictsTests", ["Districts", "Instances", "Travel"]),
    tests("ExchangeTests", ["Exchange", "Instances", "Schedules", "Travel", "TestSupport"]),
    tests("EnumerationTests", ["Enumeration", "Instances", "Schedules"]),
    tests("OptimisingTests", ["Optimising", "Instances", "Schedules", "Checking", "Districts", "Exchange", "Enumeration", "LinearPrograms", "TestSupport"]),
    tests(
      "ExplainingTests", ["Explaining", "Instances", "Travel", "Schedules", "Checking", "Optimising", "Enumeration", "Districts", "TestSupport"]),
    tests("TravelTests", ["Instances", "Travel"]),
    tests("CheckingTests", ["Instances", "Travel", "Schedules", "Checking", "TestSupport"]),
    tests("SchedulesTests", ["Instances", "Schedules", "TestSupport"]),
    tests("CommandTests", ["Districts", "Instances", "TestSupport"]),
    tests("BenchmarkingTests", ["Benchmarking", "Districts", "Instances", "Schedules", "Checking", "TestSupport"]),
    tests("ArchitectureTests", []),
  ],
  swiftLanguageModes: [.v6]
)
