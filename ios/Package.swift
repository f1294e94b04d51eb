// swift-tools-version:6.0
// On a Mac all of it; on Linux what needs no Apple framework, and the screens against the declarations in Stubs. README.md
// beside this file says which target is what.
import PackageDescription

#if os(Linux)
  // Where cargo put the library; `cargo xtask swift` says it.
  let library = Context.environment["OOGST_LIBRARY"] ?? "../target/debug"
  let core: [Target] = [
    .systemLibrary(name: "OogstCoreFFI", path: "Generated/OogstCoreFFI"),
    .target(name: "SwiftUI", path: "Stubs/SwiftUI"),
  ]
  let linking: [LinkerSetting] = [
    .linkedLibrary("oogst_bindings"),
    // Swift's Observation names a symbol that its own runtime resolves at load.
    .unsafeFlags(["-L", library, "-Xlinker", "-rpath", "-Xlinker", library, "-Xlinker", "--allow-shlib-undefined"]),
  ]
  let screens: [Target.Dependency] = ["AppModel", "SwiftUI"]
#else
  let core: [Target] = [.binaryTarget(name: "OogstCoreFFI", path: "Generated/OogstCoreFFI.xcframework")]
  // The core's static library names no frameworks: SQLCipher computes with the system's, and TLS asks it whom to trust.
  let linking: [LinkerSetting] = [.linkedFramework("CoreFoundation"), .linkedFramework("Security")]
  let screens: [Target.Dependency] = ["AppModel"]
#endif

let package = Package(
  name: "Oogst",
  defaultLocalization: "nl",
  platforms: [.iOS(.v17), .macOS(.v14)],
  products: [
    .library(name: "OogstApp", targets: ["AppUI", "ApplePlatform"]),
    .library(name: "OogstShare", targets: ["AppModel", "ApplePlatform"]),
  ],
  targets: core + [
    // The generated code is not ready for Swift 6's checks (async foreign traits); everything of ours is.
    .target(
      name: "OogstCore", dependencies: ["OogstCoreFFI"], path: "Generated/OogstCore",
      swiftSettings: [.swiftLanguageMode(.v5)], linkerSettings: linking),
    .target(name: "Bridge", dependencies: ["OogstCore"]),
    .target(name: "AppModel", dependencies: ["Bridge"]),
    .target(name: "AppUI", dependencies: screens),
    .target(name: "ApplePlatform", dependencies: ["AppModel", "AppUI"]),
    .target(name: "TestSupport", dependencies: ["AppModel", "Bridge"], path: "Tests/TestSupport"),
    .testTarget(name: "AppModelTests", dependencies: ["AppModel", "Bridge", "TestSupport"]),
    // The wall's own tests look at both of its sides.
    .testTarget(name: "BridgeTests", dependencies: ["Bridge", "OogstCore", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)
