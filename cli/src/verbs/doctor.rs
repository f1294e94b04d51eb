//! `oogst doctor`: verifies every hash, seal and row, and changes nothing.

use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use oogst_core::doctor::{self, Checkup, Finding};
use serde_json::json;

use crate::{
    context::Context,
    error::Failure,
    exit::Exit,
    output::{Out, bytes, clean::clean, json},
};

pub(crate) fn run(context: &Context) -> Result<ExitCode, Failure> {
    let app = context.app()?;
    let out = context.out;
    let target = if out.progress { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(Some(0), target);
    if let Ok(style) = ProgressStyle::with_template("{bar:24} {percent}%") {
        bar.set_style(style.progress_chars("█▌·"));
    }
    let checkup = doctor::examine(app, &mut |part, whole| {
        bar.set_length(whole);
        bar.set_position(part);
    });
    bar.finish_and_clear();
    let checkup = checkup?;
    tell(out, &checkup);
    match checkup.findings.len() {
        0 => Ok(ExitCode::SUCCESS),
        n => Err(Failure::new(Exit::DoctorFound, "doctor.found", |f| &f.doctor_found).with("n", n)),
    }
}

fn tell(out: Out, checkup: &Checkup) {
    if out.json {
        let findings: Vec<_> = checkup
            .findings
            .iter()
            .map(|finding| json!({ "code": finding.code(), "about": finding.about() }))
            .collect();
        json::print(&json!({
            "ok": checkup.findings.is_empty(), "captures": checkup.captures, "objects": checkup.objects,
            "bytes": checkup.bytes, "records": checkup.records, "findings": findings,
        }));
        return;
    }
    let words = out.words();
    let values = [
        ("captures", checkup.captures.to_string()),
        ("objects", checkup.objects.to_string()),
        ("size", bytes::bytes(checkup.bytes, out.lang)),
        ("records", checkup.records.to_string()),
    ];
    out.say(words.doctor_checked, &values);
    for finding in &checkup.findings {
        let why = word(finding, out).to_owned();
        out.say(words.doctor_row, &[("what", clean(&finding.about())), ("why", why)]);
    }
    if checkup.findings.is_empty() {
        out.say(words.doctor_well, &[]);
    }
}

fn word(finding: &Finding, out: Out) -> &'static str {
    let words = out.words();
    match finding {
        Finding::Database(_) => words.finding_database,
        Finding::Relation(_) | Finding::Row { .. } => words.finding_row,
        Finding::ObjectMissing(_) => words.finding_missing,
        Finding::ObjectChanged(_) => words.finding_changed,
        Finding::ObjectSealed(_) => words.finding_sealed,
        Finding::ObjectContent(_) => words.finding_content,
        Finding::ObjectLost(_) => words.finding_lost,
        Finding::Stray(_) => words.finding_stray,
        Finding::CaptureWithoutOriginal(_) => words.finding_capture,
        Finding::Record(_) => words.finding_record,
        Finding::Log(_) => words.finding_log,
        Finding::Secret(..) => words.finding_secret,
        Finding::Receipt(_) => words.finding_receipt,
    }
}
