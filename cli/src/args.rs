//! The command line. Its English help is in the doc comments here and at each verb's arguments; the Dutch is in
//! `lang/nl/help.rs`, under the same names.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::{lang::Lang, verbs};

/// Oogst: catch in class what worked, also without a network, and bring it back to your team.
#[derive(Parser, Debug)]
#[command(name = "oogst", version, propagate_version = true, disable_help_subcommand = false)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// What every command understands.
#[derive(clap::Args, Debug, Clone)]
pub(crate) struct Global {
    /// Folder of the store (default: the platform's folder for data)
    #[arg(long, global = true, value_name = "DIR", env = "OOGST_STORE")]
    pub(crate) store: Option<PathBuf>,
    /// File with the store's key (default: vault.key in the store); elsewhere is safer
    #[arg(long, global = true, value_name = "FILE", env = "OOGST_KEY_FILE")]
    pub(crate) key_file: Option<PathBuf>,
    /// Print JSON for scripts
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Language of what is printed (default: the system's)
    #[arg(long, global = true, value_name = "LANG", env = "OOGST_LANG")]
    pub(crate) lang: Option<Lang>,
}

/// The verbs.
#[derive(Subcommand, Debug)]
pub(crate) enum Verb {
    /// Found, show or leave a team
    #[command(subcommand)]
    Team(Team),
    /// Make an invite link, or close one
    Invite(verbs::invite::Args),
    /// Join a team by an invite link
    Join(verbs::join::Args),
    /// List, confirm or remove devices
    #[command(subcommand)]
    Device(Device),
    /// Print a recovery sheet
    Sheet(verbs::sheet::Args),
    /// Come back on an empty device, by a recovery sheet
    Recover(verbs::recover::Args),
    /// Create, list, show or publish cycles
    #[command(subcommand)]
    Cycle(Cycle),
    /// Take in a photo, video or document
    #[command(subcommand)]
    Capture(Capture),
    /// Print exit cards, read a desk full of them, see how the lesson went
    #[command(subcommand)]
    Cards(Cards),
    /// Classes, and how pupils say that a lesson went
    #[command(subcommand)]
    Pupil(Pupil),
    /// List captures; undo, remove, cover or annotate them
    Captures(verbs::captures::Args),
    /// Submit captures with a reflection to the preparation group
    Submit(verbs::submit::Args),
    /// List own submissions; amend or withdraw one
    Submissions(verbs::submissions::Args),
    /// Send what waits and fetch what arrived
    Sync(verbs::sync::Args),
    /// Show what waits or is on its way
    Outbox(verbs::outbox::Args),
    /// Show what colleagues submitted (preparation group)
    Inbox,
    /// Open a submission or capture into a folder
    Open(verbs::open::Args),
    /// Open the whole inbox into a folder, with a contact sheet
    ContactSheet(verbs::contact_sheet::Args),
    /// Show what arrived and does not count; accept what may
    Quarantine(verbs::quarantine::Args),
    /// Remove local media that the hub keeps safely
    FreeSpace(verbs::free_space::Args),
    /// Verify every hash, seal and row
    Doctor,
    /// Switch the backup of captures, sealed to yourself, on or off
    Backup(verbs::backup_switch::Args),
    /// Print completions for a shell
    Completions(verbs::completions::Args),
    /// Write the man pages
    Man(verbs::man::Args),
    /// Show what the exit codes mean
    ExitCodes,
}

/// What can be done about a team.
#[derive(Subcommand, Debug)]
pub(crate) enum Team {
    /// Found a team by the link that a fresh hub wrote
    Found(verbs::team_found::Args),
    /// Show the team as of the last sync
    Show,
    /// Leave the team; captures stay on this device
    Leave(verbs::team_leave::Args),
}

/// What can be done about devices.
#[derive(Subcommand, Debug)]
pub(crate) enum Device {
    /// List the team's devices
    List,
    /// Confirm the device that shows this code
    Confirm(verbs::device_confirm::Args),
    /// Remove a device, or a person with all devices
    Remove(verbs::device_remove::Args),
}

/// What can be done about cycles.
#[derive(Subcommand, Debug)]
pub(crate) enum Cycle {
    /// Create a cycle with its practice assignment and trial period
    Create(Box<verbs::cycle_create::Args>),
    /// List the cycles
    List,
    /// Show a cycle (default: the one that runs)
    Show(verbs::cycle_show::Args),
    /// Publish a cycle made with --draft
    Publish(verbs::cycle_publish::Args),
}

/// What can be done with exit cards.
#[derive(Subcommand, Debug)]
pub(crate) enum Cards {
    /// List the templates, or show one
    Templates(verbs::cards_templates::Args),
    /// Make a template of your own
    New(verbs::cards_new::Args),
    /// Print cards as a PDF
    Print(verbs::cards_print::Args),
    /// Read photos of cards
    Scan(verbs::cards_scan::Args),
    /// Show how a lesson went; answer doubts
    Result(verbs::cards_result::Args),
    /// Write a result as a table or a picture
    Export(verbs::cards_export::Args),
}

/// What can be done with pupils.
#[derive(Subcommand, Debug)]
pub(crate) enum Pupil {
    /// List the classes; make, show or change one
    Class(verbs::pupil_class::Args),
    /// Let pupils say how it went, one after the other
    Register(verbs::pupil_register::Args),
    /// Show how a round went: the class at once
    Result(verbs::pupil_result::Args),
}

/// What can be captured.
#[derive(Subcommand, Debug)]
pub(crate) enum Capture {
    /// Take in photos: JPEG, PNG or WebP
    Photo(verbs::capture::Args),
    /// Take in videos: MP4 or MOV
    Video(verbs::capture::VideoArgs),
    /// Take in documents: PDF, Word, PowerPoint, Excel, OpenDocument or plain text
    Document(verbs::capture::Args),
}
