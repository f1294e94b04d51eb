plugins {
    id("com.android.library")
    id("org.jetbrains.kotlin.android")
    id("org.jetbrains.kotlin.plugin.compose")
}

android {
    namespace = "nl.oogst.ui"
    compileSdk = 35
    defaultConfig { minSdk = 26 }
    sourceSets["main"].manifest.srcFile("../manifest-of-a-library.xml")
    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }
    buildFeatures { compose = true }
}

kotlin { compilerOptions { jvmTarget = org.jetbrains.kotlin.gradle.dsl.JvmTarget.JVM_17 } }

dependencies {
    api("org.jetbrains.kotlinx:kotlinx-coroutines-core:1.10.2")
    api("androidx.compose.foundation:foundation:1.8.2")
    api("androidx.compose.material3:material3:1.3.2")
    implementation("com.google.zxing:core:3.5.3")
}
