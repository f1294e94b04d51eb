// The real build, on a machine with the Android SDK: `cargo xtask android` first (the library for each processor, and its Kotlin).
pluginManagement { repositories { google(); mavenCentral(); gradlePluginPortal() } }
dependencyResolutionManagement { repositories { google(); mavenCentral() } }
rootProject.name = "oogst"
include(":bridge", ":ui", ":doors", ":app")
