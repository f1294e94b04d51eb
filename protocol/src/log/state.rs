//! The log, read: who belongs and what is sealed to whom.

use std::collections::{BTreeMap, BTreeSet};

use super::{Head, InviteRole, LogPoint, Seen};
use crate::{Audience, DeviceId, Epoch, Hash, PersonId, Recipient, TeamId, VerifyKey};

/// What a person is in the team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonRole {
    /// Takes part.
    Colleague,
    /// Member of the preparation group.
    Preparer,
    /// Joined by a preparer's invite, not yet confirmed: belongs to nothing yet.
    Pending,
}

/// A person in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their role.
    pub role: PersonRole,
    /// They left, or a preparer removed them for good; a lost only device leaves a person without
    /// devices, not gone.
    pub gone: bool,
    /// Recovery sheets that may be used.
    pub sheets: Vec<Sheet>,
}

/// A printed recovery sheet's public keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What a recovery is signed with.
    pub key: VerifyKey,
    /// What that person's secrets are sealed to.
    pub recipient: Recipient,
}

/// Where a device stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeviceStatus {
    /// Belongs.
    Active,
    /// Joined by this entry, whose code is still to be compared.
    Pending(Hash),
    /// Removed, recovered away or left; records after these sequences are quarantined: in an audience that
    /// is not listed all of them, except in the person's own, which only they bound. `None`: not settled
    /// yet (ADR 0004).
    Removed(Option<Vec<Seen>>),
}

/// A device in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// Whose.
    pub person: PersonId,
    /// What is sealed to it.
    pub seal: Recipient,
    /// Where it stands.
    pub status: DeviceStatus,
    /// Once removed: the number of entries of the log with the removing one. A record that knows that
    /// many was made after.
    pub removed_at: Option<u64>,
}

/// An invite in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invite {
    /// Whom it lets in.
    pub role: InviteRole,
    /// What *team* secrets are sealed to while a colleague's invite is open.
    pub recipient: Recipient,
    /// Who made it.
    pub by: PersonId,
    /// Uses left, in log order.
    pub uses_left: u32,
    /// Until when the hub takes joins (Unix seconds).
    pub expires_at: i64,
    /// Closed by word of a preparer, or because a device that may hold its link was removed.
    pub closed: bool,
}

impl Invite {
    /// Open as far as the log says; expiry is the hub's to judge.
    #[must_use]
    pub fn open(&self) -> bool {
        !self.closed && self.uses_left > 0
    }
}

/// An audience's recipients, one an epoch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AudienceKeys {
    /// Recipients; the first is epoch 1, the last the current one. Never empty.
    pub recipients: Vec<Recipient>,
    /// Somebody who could open the current epoch no longer belongs: it waits for renewal.
    pub stale: bool,
}

impl AudienceKeys {
    /// The current epoch.
    #[must_use]
    pub fn epoch(&self) -> Epoch {
        Epoch::try_from(self.recipients.len()).unwrap_or(Epoch::MAX)
    }

    /// The current recipient.
    #[must_use]
    pub fn current(&self) -> Option<&Recipient> {
        self.recipients.last()
    }

    /// The recipient of `epoch`, if there was such an epoch.
    #[must_use]
    pub fn at(&self, epoch: Epoch) -> Option<&Recipient> {
        self.recipients.get(usize::try_from(epoch.checked_sub(1)?).ok()?)
    }
}

/// The team log read from its start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogState {
    pub(super) team: TeamId,
    pub(super) hub: VerifyKey,
    pub(super) heads: Vec<Head>,
    pub(super) persons: BTreeMap<PersonId, Person>,
    pub(super) devices: BTreeMap<DeviceId, Device>,
    pub(super) invites: BTreeMap<VerifyKey, Invite>,
    pub(super) audiences: BTreeMap<Audience, AudienceKeys>,
    pub(super) used_keys: BTreeSet<VerifyKey>,
    pub(super) used_recipients: BTreeSet<Recipient>,
    pub(super) pending: BTreeMap<Hash, DeviceId>,
    pub(super) unknown: bool,
}

impl LogState {
    /// The team: the founding entry's hash.
    #[must_use]
    pub fn team(&self) -> TeamId {
        self.team
    }

    /// The key that the hub signs receipts with.
    #[must_use]
    pub fn hub_key(&self) -> VerifyKey {
        self.hub
    }

    /// The newest entry's place.
    #[must_use]
    pub fn point(&self) -> LogPoint {
        LogPoint { len: self.heads.len() as u64, head: self.heads.last().copied().unwrap_or(Head::START) }
    }

    /// Whether `point` lies on this log. A record that names one that does not is a fork.
    #[must_use]
    pub fn holds(&self, point: &LogPoint) -> bool {
        let index = usize::try_from(point.len).ok().and_then(|len| len.checked_sub(1));
        index.and_then(|i| self.heads.get(i)) == Some(&point.head)
    }

    /// An entry of a kind that this version does not know was seen: sealing must stop.
    #[must_use]
    pub fn has_unknown(&self) -> bool {
        self.unknown
    }

    /// Everybody who ever belonged, by id.
    #[must_use]
    pub fn persons(&self) -> &BTreeMap<PersonId, Person> {
        &self.persons
    }

    /// Every device that ever belonged, by key.
    #[must_use]
    pub fn devices(&self) -> &BTreeMap<DeviceId, Device> {
        &self.devices
    }

    /// Every invite, by key.
    #[must_use]
    pub fn invites(&self) -> &BTreeMap<VerifyKey, Invite> {
        &self.invites
    }

    /// Every audience's recipients.
    #[must_use]
    pub fn audiences(&self) -> &BTreeMap<Audience, AudienceKeys> {
        &self.audiences
    }

    /// Joins whose code is still to be compared: entry hash and device.
    #[must_use]
    pub fn pending(&self) -> &BTreeMap<Hash, DeviceId> {
        &self.pending
    }

    /// The person behind an active device.
    #[must_use]
    pub fn active(&self, device: &DeviceId) -> Option<PersonId> {
        let found = self.devices.get(device)?;
        let person = self.persons.get(&found.person)?;
        (found.status == DeviceStatus::Active && !person.gone && person.role != PersonRole::Pending)
            .then_some(found.person)
    }

    /// Whether the device is an active device of a preparer.
    #[must_use]
    pub fn is_preparer(&self, device: &DeviceId) -> bool {
        self.active(device)
            .and_then(|person| self.persons.get(&person))
            .is_some_and(|person| person.role == PersonRole::Preparer)
    }

    /// The active devices of a person.
    pub fn devices_of(&self, person: PersonId) -> impl Iterator<Item = (&DeviceId, &Device)> {
        self.devices
            .iter()
            .filter(move |(id, device)| device.person == person && self.active(id) == Some(person))
    }

    /// Whether a person is among an audience's readers now.
    #[must_use]
    pub fn is_member(&self, person: PersonId, audience: &Audience) -> bool {
        let Some(found) = self.persons.get(&person) else { return false };
        if found.gone || found.role == PersonRole::Pending {
            return false;
        }
        match audience {
            Audience::Own(owner) => *owner == person,
            Audience::Preparation => found.role == PersonRole::Preparer,
            Audience::Team => true,
            // Their places are kept: members come with the exchange meeting and the class link.
            Audience::Meeting(_) | Audience::Drop(_) => false,
        }
    }

    /// Everyone a secret of `audience` is granted to: members' devices and recovery sheets, and for
    /// *team* the open colleague invites. Sorted, each once.
    #[must_use]
    pub fn grantees(&self, audience: &Audience) -> BTreeSet<Recipient> {
        let mut to = BTreeSet::new();
        for (id, device) in &self.devices {
            if self.active(id).is_some() && self.is_member(device.person, audience) {
                to.insert(device.seal.clone());
            }
        }
        for (id, person) in &self.persons {
            if self.is_member(*id, audience) {
                to.extend(person.sheets.iter().map(|sheet| sheet.recipient.clone()));
            }
        }
        if *audience == Audience::Team {
            let open = self.invites.values().filter(|i| i.open() && i.role == InviteRole::Colleague);
            to.extend(open.map(|invite| invite.recipient.clone()));
        }
        to
    }

    /// The audiences that a person belongs to.
    #[must_use]
    pub fn audiences_of(&self, person: PersonId) -> Vec<Audience> {
        self.audiences.keys().filter(|audience| self.is_member(person, audience)).copied().collect()
    }

    /// Preparers who still belong and have a device.
    #[must_use]
    pub fn preparers(&self) -> usize {
        let mut found = BTreeSet::new();
        found.extend(self.devices.keys().filter(|id| self.is_preparer(id)).filter_map(|id| self.active(id)));
        found.len()
    }
}
