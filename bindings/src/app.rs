//! The way in: an open store, and the features over it.

use std::{path::PathBuf, sync::Arc};

use chrono::{DateTime, Local, NaiveDate, TimeZone};
use oogst_core::{
    App,
    clock::{Clock, Moment, SystemClock},
    cycle, inbox, outbox,
    protocol::log::PersonRole,
    store::Store,
    team::{self, Membership},
};

use crate::{
    Captures, Cards, Cycles, Inbox, OogstError, Outbox, Registrations, Settings, Submissions, Sync, Team,
    cycle::AssignmentNow,
    outbox::OutboxSummary,
    platform::{Connectivity, FaceSuggestions, KeyVault, StateObserver, Vault},
    run::{Shared, blocking},
    team::{MemberState, Role},
};

/// Where a store is and what it works with.
#[derive(uniffi::Record)]
pub struct OpenOptions {
    /// The store's folder; made when it is not there. Keep it out of the platform's backups.
    pub folder: String,
    /// Where its key is kept.
    pub vault: Arc<dyn KeyVault>,
    /// Says what the network costs; without it every network counts as metered.
    #[uniffi(default = None)]
    pub connectivity: Option<Arc<dyn Connectivity>>,
    /// Told what changed.
    #[uniffi(default = None)]
    pub observer: Option<Arc<dyn StateObserver>>,
    /// Finds faces; without it nothing is suggested.
    #[uniffi(default = None)]
    pub faces: Option<Arc<dyn FaceSuggestions>>,
}

/// What the first screen shows.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Home {
    /// Where this device stands in its team; none before one is joined.
    pub member: Option<MemberState>,
    /// What this person may do there, as of the last sync.
    pub role: Option<Role>,
    /// The team's name, once it arrived.
    pub team: Option<String>,
    /// The person's own name.
    pub name: Option<String>,
    /// The assignment whose trial period runs today.
    pub now: Option<AssignmentNow>,
    /// How many of all own captures stand where.
    pub outbox: OutboxSummary,
    /// Submissions that arrived and that nobody opened yet; for preparers.
    pub unopened: u32,
    /// The team log needs a newer version of the app: nothing is sent until then.
    pub update_needed: bool,
}

/// What was moved away.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SetAside {
    /// Where the damaged database is now.
    pub moved_to: String,
    /// How many sealed files are beside it.
    pub objects: u32,
}

/// An open store. Keep one per process, for as long as it lives.
#[derive(uniffi::Object)]
pub struct Oogst(Arc<Shared>);

/// The core's version.
#[uniffi::export]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Moves a damaged store's database away, whole, so that a new one can be begun; the sealed files stay. Only after `open`
/// said `store.damaged`.
#[uniffi::export]
pub async fn set_damaged_store_aside(folder: String) -> Result<SetAside, OogstError> {
    blocking(move || {
        let aside = Store::set_aside(&PathBuf::from(folder), SystemClock.now())?;
        let objects = count(aside.objects.len());
        Ok(SetAside { moved_to: aside.moved_to.display().to_string(), objects })
    })
    .await
}

#[uniffi::export]
impl Oogst {
    /// Opens the store, or makes one. What a crash left is cleared.
    #[uniffi::constructor]
    pub async fn open(options: OpenOptions) -> Result<Arc<Self>, OogstError> {
        blocking(move || {
            let OpenOptions { folder, vault, connectivity, faces, observer } = options;
            let app = App::open(&PathBuf::from(folder), &Vault(vault))?;
            Ok(Arc::new(Self(Arc::new(Shared { app, observer, connectivity, faces }))))
        })
        .await
    }

    /// What the first screen shows.
    pub async fn home(&self) -> Result<Home, OogstError> {
        self.0.read(home).await
    }

    /// The team: join, invite, confirm, devices, recovery.
    #[must_use]
    pub fn team(&self) -> Arc<Team> {
        Arc::new(Team(Arc::clone(&self.0)))
    }

    /// Cycles and their assignments.
    #[must_use]
    pub fn cycles(&self) -> Arc<Cycles> {
        Arc::new(Cycles(Arc::clone(&self.0)))
    }

    /// Own captures.
    #[must_use]
    pub fn captures(&self) -> Arc<Captures> {
        Arc::new(Captures(Arc::clone(&self.0)))
    }

    /// Exit cards.
    #[must_use]
    pub fn cards(&self) -> Arc<Cards> {
        Arc::new(Cards(Arc::clone(&self.0)))
    }

    /// Own submissions.
    #[must_use]
    pub fn submissions(&self) -> Arc<Submissions> {
        Arc::new(Submissions(Arc::clone(&self.0)))
    }

    /// Sending and receiving.
    #[must_use]
    pub fn sync(&self) -> Arc<Sync> {
        Arc::new(Sync(Arc::clone(&self.0)))
    }

    /// What is on its way.
    #[must_use]
    pub fn outbox(&self) -> Arc<Outbox> {
        Arc::new(Outbox(Arc::clone(&self.0)))
    }

    /// What arrived for the preparation group.
    #[must_use]
    pub fn inbox(&self) -> Arc<Inbox> {
        Arc::new(Inbox(Arc::clone(&self.0)))
    }

    /// Classes, and how pupils say that a lesson went.
    #[must_use]
    pub fn pupils(&self) -> Arc<Registrations> {
        Arc::new(Registrations(Arc::clone(&self.0)))
    }

    /// Backup, storage, the doctor.
    #[must_use]
    pub fn settings(&self) -> Arc<Settings> {
        Arc::new(Settings(Arc::clone(&self.0)))
    }
}

fn home(app: &App) -> Result<Home, OogstError> {
    let outbox = OutboxSummary::from(outbox::summary(app)?);
    let Some(member) = app.store.read(Membership::load)? else {
        let (member, role, team, name, now) = (None, None, None, None, None);
        return Ok(Home { member, role, team, name, now, outbox, unopened: 0, update_needed: false });
    };
    let shown = team::show(app).ok();
    let me = shown.as_ref().and_then(|team| team.persons.iter().find(|person| person.me));
    let role = me.map(|me| me.role);
    let unopened = if role == Some(PersonRole::Preparer) { count(inbox::list(app)?.unopened) } else { 0 };
    Ok(Home {
        member: Some(member.state.into()),
        role: role.map(Role::from),
        name: me.and_then(|me| me.name.clone()).or(member.name),
        now: cycle::list(app, today(app)).ok().and_then(|cycles| cycles.now).map(AssignmentNow::from),
        team: shown.as_ref().and_then(|team| team.name.clone()),
        update_needed: shown.is_some_and(|team| team.update_needed),
        outbox,
        unopened,
    })
}

/// The day where this device is.
pub(crate) fn today(app: &App) -> NaiveDate {
    local(app.clock.now()).date_naive()
}

/// A moment where this device is; one of an impossible clock is the epoch.
pub(crate) fn local(at: Moment) -> DateTime<Local> {
    Local.timestamp_millis_opt(at.0).single().unwrap_or_else(|| DateTime::UNIX_EPOCH.with_timezone(&Local))
}

/// Counts cross as 32 bits.
pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
