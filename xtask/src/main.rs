//! `cargo xtask …`: the commands that a person types. Each has a file of its name; it compiles in
//! seconds, because it is what installs the rest.

mod arrows;
mod bench;
mod bindings;
mod ci;
mod demo;
mod deny;
mod faults;
mod fuzz;
mod kotlin;
mod package;
mod run;
mod setup;
mod story;
mod swift;
mod tale;
mod test;

use std::process::ExitCode;

const USAGE: &str = "cargo xtask COMMAND

  setup [test|bench]               install what building needs (and what tests or benches use besides)
  demo [--photos DIR] [--out DIR] [--lang nl|en]
                                   build everything, then tell the whole story in a minute
  test [--quick]                   all tests; --quick leaves the end-to-end ones out
  shells                           the tests of ios/ and android/ alone, as `test` runs them
  swift [COMMAND…]                 what of ios/ can be checked here, or one command of the Swift toolchain
  ci                               what has to be green: fmt, clippy, deny, docs, arrows, fuzz, test
  arrows                           who may depend on whom, and what the pure crates may not touch
  deny                             licences, bans and sources of everything we build on
  bindings [--record]              the library that shells call, with its Kotlin and Swift (into target/bindings);
                                   --record keeps what shells can call in bindings/surface.txt
  android, ios                     the packages for phones, where there is an NDK or Xcode; else what can be done without
  kotlin [ARGUMENTS…]              the generated Kotlin on a JVM against a real hub, or Maven with these arguments
  bench [--list] [--built] [NAME…] the benches, with their peers in the same run
  faults --list | NAME [--short] [--seed N] [--record]
                                   a fault campaign, long unless --short; --record keeps its row in docs/reliability.md
  fuzz [NAME…] [--seconds N] [--keep]
                                   libFuzzer, an hour for each reader of strangers' bytes unless told otherwise; --keep puts
                                   a small part of what it found into tests/corpora";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(mut compiler) = fuzz::compiler(&arguments) {
        let code = compiler.status().ok().and_then(|status| status.code());
        return ExitCode::from(code.and_then(|code| u8::try_from(code).ok()).unwrap_or(1));
    }
    let Some((command, rest)) = arguments.split_first() else {
        println!("{USAGE}");
        return ExitCode::from(2);
    };
    let done = match command.as_str() {
        "setup" => setup::main(rest),
        "demo" => demo::main(rest),
        "test" => test::main(rest),
        "shells" => test::shells(rest),
        "swift" => swift::main(rest),
        "ci" => ci::main(rest),
        "arrows" => arrows::main(rest),
        "deny" => deny::main(rest),
        "bench" => bench::main(rest),
        "faults" => faults::main(rest),
        "fuzz" => fuzz::main(rest),
        "bindings" => bindings::main(rest),
        "kotlin" => kotlin::main(rest),
        "android" => package::android(rest),
        "ios" => package::ios(rest),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        _ => Err(run::Stop::Usage(format!("no command `{command}`\n\n{USAGE}"))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            eprintln!("\nxtask: {stop}");
            ExitCode::from(stop.code())
        }
    }
}
