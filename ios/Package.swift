// swift-tools-version:6.0
// On a Mac all of it; on Linux what needs no Apple framework. Which target is what: README.md beside this file.
import PackageDescription

let package = Package(
  name: "Oogst",
  platforms: [.iOS(.v17), .macOS(.v14)],
  products: [.library(name: "AppModel", targets: ["AppModel"])],
  targets: [
    .target(name: "AppModel"),
    .testTarget(name: "AppModelTests", dependencies: ["AppModel"]),
  ],
  swiftLanguageModes: [.v6]
)
