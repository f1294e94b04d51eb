//! The team, its log, links and sheets.

use oogst_core::{
    protocol::{invite::LinkError, log::LogError, record::RecordError, recovery::WordsError},
    record::QueueError,
    seal::GiveError,
    team::{KeptLogError, TeamError},
};

use super::Failure;
use crate::exit::Exit;

impl Failure {
    pub(crate) fn no_team() -> Self {
        Failure::new(Exit::NeedsTeam, "team.none", |f| &f.no_team)
    }

    pub(crate) fn preparers_only() -> Self {
        Failure::new(Exit::NeedsAttention, "team.preparers_only", |f| &f.preparers_only)
    }
}

impl From<TeamError> for Failure {
    fn from(error: TeamError) -> Self {
        let person = |code, fault| Failure::new(Exit::NeedsAttention, code, fault);
        match error {
            TeamError::Store(error) => error.into(),
            TeamError::Hub(fault) => fault.into(),
            TeamError::Link(error) => error.into(),
            TeamError::Words(error) => error.into(),
            TeamError::Log(error) => error.into(),
            TeamError::Queue(error) => error.into(),
            TeamError::Give(error) => error.into(),
            TeamError::Random(error) => error.into(),
            TeamError::NoTeam => Failure::no_team(),
            TeamError::AlreadyMember => person("team.already_member", |f| &f.already_member),
            TeamError::InviteOver => person("team.invite_over", |f| &f.invite_over),
            TeamError::OtherHub => person("team.other_hub", |f| &f.other_hub),
            TeamError::OtherLog => person("team.other_log", |f| &f.other_log),
            TeamError::PreparersOnly => Failure::preparers_only(),
            TeamError::NoSuchCode => Failure::new(Exit::NotFound, "team.no_such_code", |f| &f.no_such_code),
            TeamError::Unknown => Failure::new(Exit::NotFound, "team.unknown", |f| &f.member_unknown),
            TeamError::LastPreparer => person("team.last_preparer", |f| &f.last_preparer),
            TeamError::SheetOver => person("team.sheet_over", |f| &f.sheet_over),
            TeamError::SheetNeeded => person("team.sheet_needed", |f| &f.sheet_needed),
            TeamError::OnlyAtHub(n) => person("team.only_at_hub", |f| &f.only_at_hub).with("n", n),
            TeamError::Unsent(n) => person("team.unsent", |f| &f.unsent).with("n", n),
            TeamError::Name => Failure::new(Exit::Usage, "team.name", |f| &f.name),
            TeamError::UpdateNeeded => person("team.update_needed", |f| &f.update_needed),
            TeamError::Refused(error) => refused(error),
            TeamError::Drawing(why) => {
                Failure::new(Exit::Internal, "team.drawing", |f| &f.drawing).with("why", why)
            }
        }
    }
}

/// What the log's rules refuse.
fn refused(error: LogError) -> Failure {
    match error {
        LogError::InviteOver => TeamError::InviteOver.into(),
        LogError::LastPreparer => TeamError::LastPreparer.into(),
        LogError::NotFounding
        | LogError::OtherTeam
        | LogError::Moved
        | LogError::NotAllowed(_)
        | LogError::Reused(_)
        | LogError::Unknown(_)
        | LogError::Epochs(_)
        | LogError::Full => Failure::new(Exit::NeedsAttention, "team.refused", |f| &f.log_refused)
            .with("why", error.to_string()),
    }
}

impl From<KeptLogError> for Failure {
    fn from(error: KeptLogError) -> Self {
        let broken = |why: String| {
            Failure::new(Exit::NeedsAttention, "team.log_broken", |f| &f.log_broken).with("why", why)
        };
        match error {
            KeptLogError::Store(error) => error.into(),
            KeptLogError::Log(error) => broken(error.to_string()),
            KeptLogError::Entry(error) => broken(error.to_string()),
            KeptLogError::Fork => Failure::new(Exit::NeedsAttention, "team.log_fork", |f| &f.log_fork),
        }
    }
}

impl From<QueueError> for Failure {
    fn from(error: QueueError) -> Self {
        match error {
            QueueError::Store(error) => error.into(),
            QueueError::NoTeam => Failure::no_team(),
            QueueError::NotMember => Failure::new(Exit::NeedsTeam, "team.not_member", |f| &f.not_member),
            QueueError::Record(RecordError::TooLarge(_)) => {
                Failure::new(Exit::Usage, "record.too_large", |f| &f.record_too_large)
            }
            QueueError::Record(error) => {
                Failure::new(Exit::Internal, "record.refused", |f| &f.record).with("why", error.to_string())
            }
            QueueError::NotQueued(_) => Failure::new(Exit::NotFound, "record.not_queued", |f| &f.record)
                .with("why", error.to_string()),
        }
    }
}

impl From<GiveError> for Failure {
    fn from(error: GiveError) -> Self {
        match error {
            GiveError::Random(error) => error.into(),
            GiveError::Seal(error) => {
                Failure::new(Exit::Internal, "team.give", |f| &f.give).with("why", error.to_string())
            }
        }
    }
}

impl From<LinkError> for Failure {
    fn from(error: LinkError) -> Self {
        let usage = |code, fault| Failure::new(Exit::Usage, code, fault);
        match error {
            LinkError::NotALink => usage("link.not_a_link", |f| &f.link_not),
            LinkError::Version => usage("link.version", |f| &f.link_version),
            LinkError::CutShort => usage("link.cut_short", |f| &f.link_cut_short),
            LinkError::OtherKind => usage("link.other_kind", |f| &f.link_other_kind),
            LinkError::Address => usage("link.address", |f| &f.link_address),
        }
    }
}

impl From<WordsError> for Failure {
    fn from(error: WordsError) -> Self {
        let usage = |code, fault| Failure::new(Exit::Usage, code, fault);
        match error {
            WordsError::Count(n) => usage("words.count", |f| &f.words_count).with("n", n),
            WordsError::Unknown(n) => usage("words.unknown", |f| &f.word_unknown).with("n", n),
            WordsError::Checksum => usage("words.checksum", |f| &f.words_checksum),
        }
    }
}
