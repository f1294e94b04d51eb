//! A process that dies at any moment leaves either the whole capture or nothing that the next open does not clear.
//!
//! Ways to die, each at every call that changes the disk:
//! - [`kill`]: killed before the call; the system keeps what was written (`strace` injects the signal);
//! - [`power`]: the power fails; what was not synced is gone: data, names, or both (the calls are recorded with
//!   `strace` and replayed onto a model of the disk);
//! - [`full`]: the disk is full from that call on.
//!
//! And [`crowd`]: several processes at once.
//!
//! The work is done by this very program, started again as a child: it has one thread, since `strace` counts calls
//! for each thread, and so no test harness.
#![cfg_attr(not(target_os = "linux"), allow(dead_code, unused_imports))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test without harness"
)]

mod child;
#[path = "../common/mod.rs"]
mod common;
mod crowd;
mod disk;
mod full;
mod judge;
mod kill;
mod power;
mod trace;

use child::Work;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.as_slice() {
        [word, work, root] if word == "child" => return child::run(work, root.as_ref()),
        [word, number, root] if word == "crowd" => return crowd::run(number, root.as_ref()),
        _ => {}
    }
    // Like the harness: a word in the arguments chooses the tests whose names hold it.
    let chosen =
        |name: &str| args.iter().filter(|arg| !arg.starts_with('-')).all(|arg| name.contains(arg.as_str()));
    if args.iter().any(|arg| arg == "--list") {
        return;
    }
    for work in Work::ALL {
        for (name, test) in
            [("killed", kill::test as fn(Work)), ("power_fails", power::test), ("disk_full", full::test)]
        {
            let name = format!("{}_{name}", work.name());
            if chosen(&name) && cfg!(target_os = "linux") {
                print!("test {name} ... ");
                test(work);
                println!("ok");
            }
        }
    }
    let name = "many_processes_share_a_store";
    if chosen(name) {
        print!("test {name} ... ");
        crowd::test();
        println!("ok");
    }
}
