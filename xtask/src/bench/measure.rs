//! How time and memory of other processes are taken, without a crate: bash's `time` has milliseconds and counts all
//! children, GNU `time` has the peak of resident memory.
//!
//! A machine is never quiet, so whatever is compared is run in turns (A B A B …), on one core, and the median counts.

use std::path::Path;
use std::process::Command;

use crate::run::{Stop, output, quoted, typed};

/// What a script took, its children included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Times {
    /// From start to end, in ms.
    pub(crate) wall: f64,
    /// User and system, in ms.
    pub(crate) cpu: f64,
}

/// Which cores a script may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cores {
    /// One, and always the same: the last.
    One,
    /// All there are.
    All,
}

/// A program and its arguments, for a script.
pub(crate) fn words(program: &Path, arguments: &[impl AsRef<str>]) -> String {
    let program = program.display().to_string();
    std::iter::once(program.as_str())
        .chain(arguments.iter().map(AsRef::as_ref))
        .map(quoted)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Runs commands one after the other as long as they succeed, and says what they took together.
pub(crate) fn time(commands: &[String], cores: Cores) -> Result<Times, Stop> {
    let script = format!("TIMEFORMAT='%3R %3U %3S'; time {{ {}; }} >/dev/null", commands.join(" && "));
    let mut command = match cores {
        Cores::One => {
            let last = std::thread::available_parallelism().map_or(0, |n| n.get() - 1);
            let mut taskset = Command::new("taskset");
            taskset.args(["-c", &last.to_string(), "bash"]);
            taskset
        }
        Cores::All => Command::new("bash"),
    };
    command.args(["-c", &script]).env("LC_ALL", "C");
    let what = commands.join(" && ");
    let ran = command.output().map_err(|why| Stop::NotStarted { what: what.clone(), why })?;
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    if !ran.status.success() {
        eprint!("{said}");
        return Err(Stop::Failed { what, code: ran.status.code() });
    }
    times(&said).ok_or_else(|| Stop::Unreadable(format!("bash's time said: {said}")))
}

/// The last line that bash's `time` wrote, in seconds.
fn times(said: &str) -> Option<Times> {
    let numbers: Vec<f64> =
        said.lines().last()?.split_whitespace().map(str::parse).collect::<Result<_, _>>().ok()?;
    match numbers[..] {
        [wall, user, system] => Some(Times { wall: wall * 1e3, cpu: (user + system) * 1e3 }),
        _ => None,
    }
}

/// Peak resident memory of one process, in MB (10⁶ bytes).
pub(crate) fn peak(program: &Path, arguments: &[impl AsRef<str>]) -> Result<f64, Stop> {
    let mut command = Command::new("/usr/bin/time");
    command.args(["-f", "%M"]).arg(program).args(arguments.iter().map(AsRef::as_ref));
    let what = typed(&command);
    let ran = command.output().map_err(|why| Stop::NotStarted { what: what.clone(), why })?;
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    if !ran.status.success() {
        eprint!("{said}");
        return Err(Stop::Failed { what, code: ran.status.code() });
    }
    let kibibytes = said.lines().last().and_then(|line| line.trim().parse::<f64>().ok());
    kibibytes.map(|k| k * 1024.0 / 1e6).ok_or_else(|| Stop::Unreadable(format!("time said: {said}")))
}

/// CPU (ms) and peak memory (MB) so far of a process that still runs.
pub(crate) fn so_far(pid: u32) -> Result<(f64, f64), Stop> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"))?;
    let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
    let ticks: f64 = output(Command::new("getconf").arg("CLK_TCK"))?.trim().parse().unwrap_or(100.0);
    let unreadable = || Stop::Unreadable("/proc is not as it should be".to_owned());
    // The name, in parentheses, may hold anything; user and system are the 12th and 13th after it.
    let (_, after) = stat.rsplit_once(')').ok_or_else(unreadable)?;
    let spent: f64 =
        after.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<f64>().ok()).sum();
    let peak =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.split_whitespace().next()?.parse().ok());
    let kibibytes: f64 = peak.ok_or_else(unreadable)?;
    Ok((spent / ticks * 1e3, kibibytes * 1024.0 / 1e6))
}

/// The middle one; of an even number the mean of the two in the middle.
pub(crate) fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match (values.get(middle.wrapping_sub(1)), values.get(middle)) {
        (Some(low), Some(high)) if values.len().is_multiple_of(2) => (low + high) / 2.0,
        (_, Some(high)) => *high,
        _ => f64::NAN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_children_of_a_script_count_and_its_failure_is_one() {
        let busy = "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done";
        let took = time(&[words(Path::new("sh"), &["-c", busy]), "true".to_owned()], Cores::All).unwrap();
        assert!(took.cpu > 0.0 && took.wall > 0.0, "{took:?}");
        assert!(time(&["false".to_owned(), "true".to_owned()], Cores::All).is_err());
    }

    #[test]
    fn bash_times_are_read_from_the_last_line_and_nothing_else_is_taken_for_them() {
        assert_eq!(times("a warning\n0.250 0.125 0.5\n"), Some(Times { wall: 250.0, cpu: 625.0 }));
        assert_eq!(times("a b c\n"), None);
        assert_eq!(times(""), None);
    }

    #[test]
    fn the_median_is_the_middle() {
        assert_eq!(median([3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median([4.0, 1.0, 2.0, 3.0]), 2.5);
        assert!(median([]).is_nan());
    }
}
