//! Reading one more entry: who may say what.
//!
//! Every rule checks first and changes afterwards, and the changes (`change.rs`) can't fail: so a refused
//! entry leaves the state untouched without a copy of it. (With a copy an entry, a log of 2,000 entries took
//! seconds to read.)

use std::collections::{BTreeMap, BTreeSet};

use super::{Body, DeviceStatus, Entry, Head, LogError, LogState, PersonRole, SignedEntry, invite::Offer};
use crate::{Audience, TeamId, VerifyKey, limits::LOG_MAX};

impl LogState {
    /// Reads the founding entry.
    ///
    /// # Errors
    /// [`LogError`] when it is none, or contradicts itself.
    pub fn found(signed: &SignedEntry) -> Result<Self, LogError> {
        let Entry { v: 1, team: None, prev: None, body, .. } = signed.entry() else {
            return Err(LogError::NotFounding);
        };
        let Body::Found { hub, person, device, audiences, .. } = body else {
            return Err(LogError::NotFounding);
        };
        signers(signed, [&device.sign], "founder's device")?;
        let wanted = BTreeSet::from([Audience::Own(*person), Audience::Preparation, Audience::Team]);
        let given: BTreeSet<_> = audiences.iter().map(|new| new.audience).collect();
        if given != wanted || audiences.len() != wanted.len() || audiences.iter().any(|new| new.epoch != 1) {
            return Err(LogError::Epochs("a founding entry names own, preparation and team, epoch 1"));
        }
        let mut state = Self {
            team: TeamId(signed.hash()),
            hub: *hub,
            heads: vec![Head::START.next(&signed.hash())],
            persons: BTreeMap::new(),
            devices: BTreeMap::new(),
            invites: BTreeMap::new(),
            audiences: BTreeMap::new(),
            used_keys: BTreeSet::new(),
            used_recipients: BTreeSet::new(),
            pending: BTreeMap::new(),
            unknown: false,
        };
        state.epochs_fit(audiences, &[&device.seal])?;
        state.put_person(*person, PersonRole::Preparer);
        state.put_device(*person, device, DeviceStatus::Active);
        audiences.iter().for_each(|new| state.put_epoch(new));
        Ok(state)
    }

    /// Reads the whole log.
    ///
    /// # Errors
    /// The first [`LogError`].
    pub fn read<'a>(entries: impl IntoIterator<Item = &'a SignedEntry>) -> Result<Self, LogError> {
        let mut entries = entries.into_iter();
        let mut state = Self::found(entries.next().ok_or(LogError::NotFounding)?)?;
        entries.try_for_each(|entry| state.apply(entry))?;
        Ok(state)
    }

    /// Reads one more entry. On an error the state is as it was.
    ///
    /// # Errors
    /// [`LogError`]: why the entry can't follow.
    pub fn apply(&mut self, signed: &SignedEntry) -> Result<(), LogError> {
        let entry = signed.entry();
        if self.heads.len() as u64 >= LOG_MAX {
            return Err(LogError::Full);
        }
        if entry.team != Some(self.team) {
            return Err(LogError::OtherTeam);
        }
        // What a later version of a known kind means, this program can't know.
        let unknown = entry.v != 1 || entry.body == Body::Unknown;
        // An unknown kind may follow the joins' custom of naming no predecessor. Whoever names one means it.
        let free = unknown || matches!(entry.body, Body::Join { .. });
        let follows = match entry.prev {
            Some(prev) => prev == self.point().head,
            None => free,
        };
        if !follows {
            return Err(LogError::Moved);
        }
        if unknown {
            self.unknown(signed)?
        } else {
            self.known(signed, &entry.body)?
        }
        let head = self.point().head.next(&signed.hash());
        self.heads.push(head);
        Ok(())
    }

    fn known(&mut self, signed: &SignedEntry, body: &Body) -> Result<(), LogError> {
        match body {
            Body::Found { .. } => Err(LogError::NotAllowed("a team is founded once")),
            Body::Invite { invite, recipient, role, uses, expires_at } => self.invite(
                signed,
                *invite,
                &Offer { recipient, role: *role, uses: *uses, expires_at: *expires_at },
            ),
            Body::CloseInvite { invite } => self.close_invite(signed, invite),
            Body::Join { invite, person, device, own } => {
                self.join(signed, *invite, *person, device, own.as_ref())
            }
            Body::Confirm { join } => self.confirm(signed, join),
            Body::Recovery { person, sheet, replaces } => self.recovery(signed, *person, sheet, replaces),
            Body::Recover { sheet, device, own } => self.recover(signed, sheet, device, own),
            Body::Renew { audiences } => self.renew(signed, audiences),
            Body::Remove { devices, persons, seen, audiences } => {
                self.remove(signed, devices, persons, seen, audiences)
            }
            Body::Leave { person } => self.leave(signed, *person),
            Body::Settle { seen } => self.settle(signed, seen),
            Body::Unknown => self.unknown(signed),
        }
    }

    /// An unknown entry stops every device from sealing, so not just anybody's will do: at least one of its
    /// signers must be somebody of the team, or the bearer of an open invite or a sheet. A hub is none of
    /// these.
    fn unknown(&mut self, signed: &SignedEntry) -> Result<(), LogError> {
        let known = |key: &VerifyKey| {
            self.active(key).is_some()
                || self.invites.get(key).is_some_and(|invite| invite.open())
                || self.persons.values().any(|person| person.sheets.iter().any(|sheet| sheet.key == *key))
        };
        if !signed.signed().signers().iter().any(known) {
            return Err(LogError::NotAllowed("somebody of the team signs"));
        }
        self.unknown = true;
        Ok(())
    }
}

/// Exactly these keys signed, in this order: so that an entry has one form, and nobody who passes it on can
/// make another of it by adding a signature or changing their order.
pub(super) fn signers<const N: usize>(
    signed: &SignedEntry,
    keys: [&VerifyKey; N],
    who: &'static str,
) -> Result<(), LogError> {
    if signed.signed().signers().iter().eq(keys) { Ok(()) } else { Err(LogError::NotAllowed(who)) }
}
