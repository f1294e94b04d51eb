//! How the library for phones is linked. What is linked for tests on this machine is left as it is.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let told = |name: &str| std::env::var(name).unwrap_or_default();
    // What the profile `phone` says, and no other.
    let small = told("OPT_LEVEL") == "z";
    let arguments: &[&str] = match told("CARGO_CFG_TARGET_OS").as_str() {
        // Functions that came out the same are kept once. The list of what has to be relocated is packed as Android 6 and later
        // read it (the shorter form, RELR, needs Android 11). Pages of 16 kB, which new phones have.
        "android" => &["--icf=all", "--pack-dyn-relocs=android", "-z,max-page-size=16384"],
        // The same, as far as it can be had here, so that its size can be measured.
        "linux" if small => &["--icf=all", "-z,pack-relative-relocs"],
        _ => &[],
    };
    for argument in arguments {
        println!("cargo:rustc-link-arg-cdylib=-Wl,{argument}");
    }
}
