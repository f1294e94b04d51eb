//! The team, its log, links and sheets.

use oogst_core::{
    protocol::{invite::LinkError, log::LogError, record::RecordError, recovery::WordsError},
    record::QueueError,
    seal::GiveError,
    team::{KeptLogError, TeamError},
};

use super::OogstError;

impl From<TeamError> for OogstError {
    fn from(error: TeamError) -> Self {
        let person = OogstError::needs_attention;
        match error {
            TeamError::Store(error) => error.into(),
            TeamError::Hub(fault) => fault.into(),
            TeamError::Link(error) => error.into(),
            TeamError::Words(error) => error.into(),
            TeamError::Log(error) => error.into(),
            TeamError::Queue(error) => error.into(),
            TeamError::Give(error) => error.into(),
            TeamError::Random(error) => error.into(),
            TeamError::NoTeam => Self::needs_team("team.none"),
            TeamError::AlreadyMember => person("team.already_member"),
            TeamError::InviteOver => person("team.invite_over"),
            TeamError::OtherHub => person("team.other_hub"),
            TeamError::OtherLog => person("team.other_log"),
            TeamError::PreparersOnly => person("team.preparers_only"),
            TeamError::NoSuchCode => Self::not_found("team.no_such_code"),
            TeamError::Unknown => Self::not_found("team.unknown"),
            TeamError::LastPreparer => person("team.last_preparer"),
            TeamError::SheetOver => person("team.sheet_over"),
            TeamError::SheetNeeded => person("team.sheet_needed"),
            TeamError::OnlyAtHub(n) => person("team.only_at_hub").with("n", n),
            TeamError::Unsent(n) => person("team.unsent").with("n", n),
            TeamError::Name => Self::bad_input("team.name"),
            TeamError::UpdateNeeded => person("team.update_needed"),
            TeamError::Refused(error) => refused(error),
            TeamError::Drawing(why) => Self::internal("team.drawing").with("why", why),
        }
    }
}

/// What the log's rules refuse.
fn refused(error: LogError) -> OogstError {
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
        | LogError::Full => OogstError::needs_attention("team.refused").with("why", error),
    }
}

impl From<KeptLogError> for OogstError {
    fn from(error: KeptLogError) -> Self {
        match error {
            KeptLogError::Store(error) => error.into(),
            KeptLogError::Log(error) => Self::needs_attention("team.log_broken").with("why", error),
            KeptLogError::Entry(error) => Self::needs_attention("team.log_broken").with("why", error),
            KeptLogError::Fork => Self::needs_attention("team.log_fork"),
        }
    }
}

impl From<QueueError> for OogstError {
    fn from(error: QueueError) -> Self {
        match error {
            QueueError::Store(error) => error.into(),
            QueueError::NoTeam => Self::needs_team("team.none"),
            QueueError::NotMember => Self::needs_team("team.not_member"),
            QueueError::Record(RecordError::TooLarge(_)) => Self::bad_input("record.too_large"),
            QueueError::Record(error) => Self::internal("record.refused").with("why", error),
            QueueError::NotQueued(_) => Self::not_found("record.not_queued"),
        }
    }
}

impl From<GiveError> for OogstError {
    fn from(error: GiveError) -> Self {
        match error {
            GiveError::Random(error) => error.into(),
            GiveError::Seal(error) => Self::internal("team.give").with("why", error),
        }
    }
}

impl From<LinkError> for OogstError {
    fn from(error: LinkError) -> Self {
        Self::bad_input(match error {
            LinkError::NotALink => "link.not_a_link",
            LinkError::Version => "link.version",
            LinkError::CutShort => "link.cut_short",
            LinkError::OtherKind => "link.other_kind",
            LinkError::Address => "link.address",
        })
    }
}

impl From<WordsError> for OogstError {
    fn from(error: WordsError) -> Self {
        match error {
            WordsError::Count(n) => Self::bad_input("words.count").with("n", n),
            WordsError::Unknown(at) => Self::bad_input("words.unknown").with("n", at),
            WordsError::Checksum => Self::bad_input("words.checksum"),
        }
    }
}
