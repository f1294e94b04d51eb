plugins {
    id("com.android.library")
    id("org.jetbrains.kotlin.android")
}

// Where `cargo xtask android` put the libraries and their Kotlin.
val made = providers.gradleProperty("oogst.made").getOrElse("../../target/android")

android {
    namespace = "nl.oogst.bridge"
    compileSdk = 35
    defaultConfig { minSdk = 26 }
    sourceSets["main"].manifest.srcFile("../manifest-of-a-library.xml")
    sourceSets["main"].kotlin.srcDir("$made/kotlin")
    sourceSets["main"].jniLibs.srcDir("$made/jniLibs")
    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }
}

kotlin { compilerOptions { jvmTarget = org.jetbrains.kotlin.gradle.dsl.JvmTarget.JVM_17 } }

dependencies {
    api("org.jetbrains.kotlinx:kotlinx-coroutines-core:1.10.2")
    implementation("net.java.dev.jna:jna:5.18.1@aar")
}
