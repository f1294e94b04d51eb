//! The verbs, one file each: their arguments, one call of the core, and how it is told.

pub(crate) mod backup_switch;
pub(crate) mod capture;
pub(crate) mod captures;
pub(crate) mod captures_cover;
pub(crate) mod cards_export;
pub(crate) mod cards_new;
pub(crate) mod cards_print;
pub(crate) mod cards_result;
pub(crate) mod cards_scan;
pub(crate) mod cards_templates;
pub(crate) mod completions;
pub(crate) mod contact_sheet;
pub(crate) mod cycle_create;
pub(crate) mod cycle_list;
pub(crate) mod cycle_publish;
pub(crate) mod cycle_show;
pub(crate) mod device_confirm;
pub(crate) mod device_list;
pub(crate) mod device_remove;
pub(crate) mod doctor;
pub(crate) mod exit_codes;
pub(crate) mod files;
pub(crate) mod free_space;
pub(crate) mod inbox;
pub(crate) mod invite;
pub(crate) mod join;
pub(crate) mod man;
pub(crate) mod open;
pub(crate) mod outbox;
pub(crate) mod pupil_class;
pub(crate) mod pupil_register;
pub(crate) mod pupil_result;
pub(crate) mod quarantine;
pub(crate) mod recover;
pub(crate) mod sheet;
pub(crate) mod states;
pub(crate) mod submissions;
pub(crate) mod submit;
pub(crate) mod sync;
pub(crate) mod team_found;
pub(crate) mod team_leave;
pub(crate) mod team_show;

use std::process::ExitCode;

use oogst_core::{
    domain::capture::MediaKind,
    protocol::log::{InviteRole, PersonRole},
};

use crate::{
    args::{Capture, Cards, Cycle, Device, Pupil, Team, Verb},
    context::Context,
    error::Failure,
};

/// Runs a verb.
pub(crate) fn run(context: &Context, verb: Verb) -> Result<ExitCode, Failure> {
    let done = match verb {
        Verb::Team(Team::Found(args)) => team_found::run(context, &args),
        Verb::Team(Team::Show) => team_show::run(context),
        Verb::Team(Team::Leave(args)) => team_leave::run(context, &args),
        Verb::Invite(args) => invite::run(context, &args),
        Verb::Join(args) => join::run(context, &args),
        Verb::Device(Device::List) => device_list::run(context),
        Verb::Device(Device::Confirm(args)) => device_confirm::run(context, &args),
        Verb::Device(Device::Remove(args)) => device_remove::run(context, &args),
        Verb::Sheet(args) => sheet::run(context, &args),
        Verb::Recover(args) => recover::run(context, &args),
        Verb::Cycle(Cycle::Create(args)) => cycle_create::run(context, *args),
        Verb::Cycle(Cycle::List) => cycle_list::run(context),
        Verb::Cycle(Cycle::Show(args)) => cycle_show::run(context, &args),
        Verb::Cycle(Cycle::Publish(args)) => cycle_publish::run(context, &args),
        Verb::Capture(Capture::Photo(args)) => return capture::run(context, MediaKind::Photo, &args, None),
        Verb::Capture(Capture::Video(args)) => return capture::video(context, &args),
        Verb::Capture(Capture::Document(args)) => {
            return capture::run(context, MediaKind::Document, &args, None);
        }
        Verb::Cards(Cards::Templates(args)) => cards_templates::run(context, &args),
        Verb::Cards(Cards::New(args)) => cards_new::run(context, &args),
        Verb::Cards(Cards::Print(args)) => cards_print::run(context, &args),
        Verb::Cards(Cards::Scan(args)) => return cards_scan::run(context, &args),
        Verb::Cards(Cards::Result(args)) => cards_result::run(context, &args),
        Verb::Cards(Cards::Export(args)) => cards_export::run(context, &args),
        Verb::Pupil(Pupil::Class(args)) => pupil_class::run(context, args),
        Verb::Pupil(Pupil::Register(args)) => pupil_register::run(context, args),
        Verb::Pupil(Pupil::Result(args)) => pupil_result::run(context, &args),
        Verb::Captures(args) => captures::run(context, args),
        Verb::Submit(args) => submit::run(context, args),
        Verb::Submissions(args) => submissions::run(context, args),
        Verb::Sync(args) => return sync::run(context, &args),
        Verb::Outbox(args) => outbox::run(context, &args),
        Verb::Inbox => inbox::run(context),
        Verb::Open(args) => open::run(context, &args),
        Verb::ContactSheet(args) => contact_sheet::run(context, &args),
        Verb::Quarantine(args) => quarantine::run(context, &args),
        Verb::FreeSpace(args) => free_space::run(context, &args),
        Verb::Doctor => return doctor::run(context),
        Verb::Backup(args) => backup_switch::run(context, &args),
        Verb::Completions(args) => completions::run(context, &args),
        Verb::Man(args) => man::run(context, &args),
        Verb::ExitCodes => exit_codes::run(context),
    };
    done.map(|()| ExitCode::SUCCESS)
}

/// A role for scripts.
fn role(role: PersonRole) -> &'static str {
    match role {
        PersonRole::Colleague => "colleague",
        PersonRole::Preparer => "preparer",
        PersonRole::Pending => "pending",
    }
}

/// Whom an invite lets in, for scripts.
fn role_of_invite(role: InviteRole) -> &'static str {
    match role {
        InviteRole::Colleague => "colleague",
        InviteRole::Preparer => "preparer",
        InviteRole::Device(_) => "device",
    }
}
