//! Reading one more entry: who may say what.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    AudienceKeys, Body, Device, DeviceStatus, Entry, Head, Invite, InviteRole, LogState, NewEpoch, Person,
    PersonRole, Seen, Sheet, SignedEntry,
};
use crate::{
    Audience, DeviceId, DeviceKeys, PersonId, Recipient, TeamId, VerifyKey,
    limits::{LOG_MAX, PREPARER_INVITE_HOURS},
};

/// Why an entry can't follow. A hub refuses it; a device that is served one stops sealing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LogError {
    /// The first entry founds no team.
    #[error("the log does not begin with a founding entry")]
    NotFounding,
    /// Of another team.
    #[error("the entry belongs to another team")]
    OtherTeam,
    /// It names another predecessor than the newest entry: read again and retry.
    #[error("the log has moved on")]
    Moved,
    /// Its signers may not say this.
    #[error("not signed by whom it must be: {0}")]
    NotAllowed(&'static str),
    /// The invite is unknown, closed or used up.
    #[error("the invite is unknown, closed or used up")]
    InviteOver,
    /// The key, person or sheet was in use before; removed keys never return.
    #[error("used before: {0}")]
    Reused(&'static str),
    /// It refers to somebody or something the log does not hold.
    #[error("unknown {0}")]
    Unknown(&'static str),
    /// A wrong epoch, an audience missing or too many.
    #[error("epochs do not fit: {0}")]
    Epochs(&'static str),
    /// The last preparer can't go.
    #[error("the team would be left without a preparer")]
    LastPreparer,
    /// More entries than a log may hold.
    #[error("the log is full")]
    Full,
}

impl LogState {
    /// Reads the founding entry.
    ///
    /// # Errors
    /// [`LogError`] when it is none, or contradicts itself.
    pub fn found(signed: &SignedEntry) -> Result<Self, LogError> {
        let Entry { team: None, prev: None, body, .. } = signed.entry() else {
            return Err(LogError::NotFounding);
        };
        let Body::Found { hub, person, device, audiences, .. } = body else {
            return Err(LogError::NotFounding);
        };
        must(signed, &device.sign, "founder's device")?;
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
            pending: BTreeMap::new(),
            unknown: false,
        };
        state.add_person(*person, PersonRole::Preparer)?;
        state.add_device(*person, device, DeviceStatus::Active)?;
        for new in audiences {
            state.set_epoch(new)?;
        }
        Ok(state)
    }

    /// Reads the whole log.
    ///
    /// # Errors
    /// The first [`LogError`].
    pub fn read<'a>(entries: impl IntoIterator<Item = &'a SignedEntry>) -> Result<Self, LogError> {
        let mut entries = entries.into_iter();
        let mut state = Self::found(entries.next().ok_or(LogError::NotFounding)?)?;
        entries.try_for_each(|entry| state.apply_to(entry))?;
        Ok(state)
    }

    /// Reads one more entry. On an error the state is as it was.
    ///
    /// # Errors
    /// [`LogError`]: why the entry can't follow.
    pub fn apply(&mut self, signed: &SignedEntry) -> Result<(), LogError> {
        let mut next = self.clone();
        next.apply_to(signed)?;
        *self = next;
        Ok(())
    }

    fn apply_to(&mut self, signed: &SignedEntry) -> Result<(), LogError> {
        let entry = signed.entry();
        if self.heads.len() as u64 >= LOG_MAX {
            return Err(LogError::Full);
        }
        if entry.team != Some(self.team) {
            return Err(LogError::OtherTeam);
        }
        let is_join = matches!(entry.body, Body::Join { .. });
        // An unknown kind may follow joins' custom: it is chained whatever it names.
        let free = is_join || entry.body == Body::Unknown;
        if !free && entry.prev != Some(self.point().head) {
            return Err(LogError::Moved);
        }
        match &entry.body {
            Body::Found { .. } => return Err(LogError::NotAllowed("a team is founded once")),
            Body::Invite { invite, recipient, role, uses, expires_at } => {
                self.invite(signed, *invite, recipient, *role, *uses, (entry.at, *expires_at))?;
            }
            Body::CloseInvite { invite } => {
                let found = self.invites.get_mut(invite).ok_or(LogError::Unknown("invite"))?;
                let by = found.by;
                found.closed = true;
                if !self.signed_by_person(signed, by) {
                    self.preparer(signed)?;
                }
            }
            Body::Join { invite, person, device, own } => {
                self.join(signed, *invite, *person, device, own.as_ref())?;
            }
            Body::Confirm { join } => {
                let device = self.pending.remove(join).ok_or(LogError::Unknown("join"))?;
                let person = self.devices.get(&device).ok_or(LogError::Unknown("device"))?.person;
                let role = self.persons.get(&person).ok_or(LogError::Unknown("person"))?.role;
                if role == PersonRole::Pending {
                    self.preparer(signed)?;
                    self.persons.entry(person).and_modify(|p| p.role = PersonRole::Preparer);
                } else if !self.signed_by_person(signed, person) {
                    return Err(LogError::NotAllowed("a device of the same person confirms"));
                }
                self.devices.entry(device).and_modify(|d| d.status = DeviceStatus::Active);
            }
            Body::Recovery { person, sheet, replaces } => self.recovery(signed, *person, sheet, replaces)?,
            Body::Recover { sheet, device, own } => self.recover(signed, sheet, device, own)?,
            Body::Renew { audiences } => {
                for new in audiences {
                    self.may_renew(signed, &new.audience)?;
                    self.set_epoch(new)?;
                }
            }
            Body::Remove { devices, persons, seen, audiences } => {
                self.remove(signed, devices, seen, audiences)?;
                persons.iter().try_for_each(|person| self.end_person(*person))?;
            }
            Body::Leave { person } => {
                if !self.signed_by_person(signed, *person) {
                    return Err(LogError::NotAllowed("people leave by their own device"));
                }
                let devices: Vec<_> = self.devices_of(*person).map(|(id, _)| *id).collect();
                for device in devices {
                    self.drop_device(&device, None);
                }
                self.end_person(*person)?;
            }
            Body::Unknown => self.unknown = true,
        }
        if self.preparers() == 0 {
            return Err(LogError::LastPreparer);
        }
        let head = self.point().head.next(&signed.hash());
        self.heads.push(head);
        Ok(())
    }

    fn invite(
        &mut self,
        signed: &SignedEntry,
        invite: VerifyKey,
        recipient: &Recipient,
        role: InviteRole,
        uses: u32,
        (at, expires_at): (i64, i64),
    ) -> Result<(), LogError> {
        let by = match role {
            InviteRole::Device(person) if self.signed_by_person(signed, person) => person,
            InviteRole::Device(_) => return Err(LogError::NotAllowed("people invite their own devices")),
            _ => self.preparer(signed)?,
        };
        let single = role != InviteRole::Colleague;
        if uses == 0 || (single && uses != 1) {
            return Err(LogError::NotAllowed("a preparer's or device's invite has one use"));
        }
        if single && expires_at.saturating_sub(at) > PREPARER_INVITE_HOURS * 3600 {
            return Err(LogError::NotAllowed("a preparer's or device's invite lives 24 hours"));
        }
        self.use_key(invite)?;
        let recipient = recipient.clone();
        self.invites
            .insert(invite, Invite { role, recipient, by, uses_left: uses, expires_at, closed: false });
        Ok(())
    }

    fn join(
        &mut self,
        signed: &SignedEntry,
        invite: VerifyKey,
        person: PersonId,
        device: &DeviceKeys,
        own: Option<&Recipient>,
    ) -> Result<(), LogError> {
        must(signed, &invite, "invite")?;
        must(signed, &device.sign, "joining device")?;
        let found = self.invites.get_mut(&invite).ok_or(LogError::InviteOver)?;
        if !found.open() {
            return Err(LogError::InviteOver);
        }
        found.uses_left -= 1;
        let pending = DeviceStatus::Pending(signed.hash());
        match (found.role, own) {
            (InviteRole::Device(owner), None) if owner == person => {
                self.add_device(person, device, pending)?;
                self.pending.insert(signed.hash(), device.sign);
            }
            (InviteRole::Colleague, Some(own)) => {
                self.add_person(person, PersonRole::Colleague)?;
                self.add_device(person, device, DeviceStatus::Active)?;
                self.set_epoch(&NewEpoch {
                    audience: Audience::Own(person),
                    epoch: 1,
                    recipient: own.clone(),
                })?;
            }
            (InviteRole::Preparer, Some(own)) => {
                self.add_person(person, PersonRole::Pending)?;
                self.add_device(person, device, pending)?;
                self.set_epoch(&NewEpoch {
                    audience: Audience::Own(person),
                    epoch: 1,
                    recipient: own.clone(),
                })?;
                self.pending.insert(signed.hash(), device.sign);
            }
            _ => return Err(LogError::NotAllowed("a join fits its invite's role")),
        }
        Ok(())
    }

    fn recovery(
        &mut self,
        signed: &SignedEntry,
        person: PersonId,
        sheet: &DeviceKeys,
        replaces: &[VerifyKey],
    ) -> Result<(), LogError> {
        must(signed, &sheet.sign, "sheet")?;
        if !self.signed_by_person(signed, person) {
            return Err(LogError::NotAllowed("people print their own sheet"));
        }
        self.use_key(sheet.sign)?;
        let found = self.persons.get_mut(&person).ok_or(LogError::Unknown("person"))?;
        found.sheets.retain(|old| !replaces.contains(&old.key));
        found.sheets.push(Sheet { key: sheet.sign, recipient: sheet.seal.clone() });
        // A replaced sheet keeps the secrets it was granted; new epochs leave it out.
        if !replaces.is_empty() {
            self.mark_stale(person);
        }
        Ok(())
    }

    fn recover(
        &mut self,
        signed: &SignedEntry,
        sheet: &VerifyKey,
        device: &DeviceKeys,
        own: &NewEpoch,
    ) -> Result<(), LogError> {
        must(signed, sheet, "sheet")?;
        must(signed, &device.sign, "new device")?;
        let (person, _) = self
            .persons
            .iter()
            .find(|(_, person)| person.sheets.iter().any(|s| s.key == *sheet))
            .ok_or(LogError::Unknown("sheet"))?;
        let person = *person;
        let old: Vec<_> = self.devices_of(person).map(|(id, _)| *id).collect();
        for id in old {
            self.drop_device(&id, None);
        }
        self.add_device(person, device, DeviceStatus::Active)?;
        if let Some(found) = self.persons.get_mut(&person) {
            found.sheets.retain(|s| s.key != *sheet);
        }
        self.mark_stale(person);
        if own.audience != Audience::Own(person) {
            return Err(LogError::Epochs("a recovery renews that person's own"));
        }
        self.set_epoch(own)
    }

    fn remove(
        &mut self,
        signed: &SignedEntry,
        devices: &[DeviceId],
        seen: &[(DeviceId, Vec<Seen>)],
        audiences: &[NewEpoch],
    ) -> Result<(), LogError> {
        if devices.is_empty() {
            return Err(LogError::NotAllowed("a removal names a device"));
        }
        for id in devices {
            let found = self.devices.get(id).ok_or(LogError::Unknown("device"))?;
            let person = found.person;
            if matches!(found.status, DeviceStatus::Removed(_)) {
                return Err(LogError::Reused("removed already"));
            }
            // The signer's own device leaves by `leave`.
            if signed.signed().signed_by(id) {
                return Err(LogError::NotAllowed("a device does not remove itself"));
            }
            if !self.signed_by_person(signed, person) {
                self.preparer(signed)?;
            }
        }
        let mut lost = BTreeSet::new();
        for id in devices {
            let Some(person) = self.active(id) else { continue };
            lost.extend(self.audiences_of(person));
        }
        for new in audiences {
            self.may_renew(signed, &new.audience)?;
        }
        for audience in &lost {
            let given = audiences.iter().any(|new| new.audience == *audience);
            if !given && self.may_renew(signed, audience).is_ok() {
                return Err(LogError::Epochs("a removal renews all that the device could open"));
            }
        }
        for id in devices {
            let seen = seen.iter().find(|(device, _)| device == id).map(|(_, seen)| seen.clone());
            self.drop_device(id, Some(seen.unwrap_or_default()));
        }
        audiences.iter().try_for_each(|new| self.set_epoch(new))
    }

    fn drop_device(&mut self, id: &DeviceId, seen: Option<Vec<Seen>>) {
        let Some(person) = self.devices.get(id).map(|device| device.person) else { return };
        if self.active(id).is_some() {
            self.mark_stale(person);
        }
        if let Some(device) = self.devices.get_mut(id) {
            device.status = DeviceStatus::Removed(seen);
        }
        self.pending.retain(|_, device| device != id);
    }

    fn end_person(&mut self, person: PersonId) -> Result<(), LogError> {
        if self.devices_of(person).next().is_some() {
            return Err(LogError::NotAllowed("who goes for good goes with every device"));
        }
        let found = self.persons.get_mut(&person).ok_or(LogError::Unknown("person"))?;
        found.gone = true;
        found.sheets.clear();
        Ok(())
    }

    fn mark_stale(&mut self, person: PersonId) {
        for audience in self.audiences_of(person) {
            self.audiences.entry(audience).and_modify(|keys| keys.stale = true);
        }
    }

    fn set_epoch(&mut self, new: &NewEpoch) -> Result<(), LogError> {
        let used = self.audiences.values().any(|keys| keys.recipients.contains(&new.recipient));
        if used {
            return Err(LogError::Reused("recipient"));
        }
        let keys = self
            .audiences
            .entry(new.audience)
            .or_insert_with(|| AudienceKeys { recipients: Vec::new(), stale: false });
        if new.epoch != keys.epoch() + 1 {
            return Err(LogError::Epochs("an epoch follows the one before"));
        }
        keys.recipients.push(new.recipient.clone());
        keys.stale = false;
        Ok(())
    }

    fn may_renew(&self, signed: &SignedEntry, audience: &Audience) -> Result<(), LogError> {
        match audience {
            Audience::Own(person) if self.signed_by_person(signed, *person) => Ok(()),
            Audience::Own(_) => Err(LogError::NotAllowed("own is renewed by its person")),
            _ => self.preparer(signed).map(|_| ()),
        }
    }

    fn add_person(&mut self, person: PersonId, role: PersonRole) -> Result<(), LogError> {
        if self.persons.contains_key(&person) {
            return Err(LogError::Reused("person"));
        }
        self.persons.insert(person, Person { role, gone: false, sheets: Vec::new() });
        Ok(())
    }

    fn add_device(
        &mut self,
        person: PersonId,
        keys: &DeviceKeys,
        status: DeviceStatus,
    ) -> Result<(), LogError> {
        self.use_key(keys.sign)?;
        self.devices.insert(keys.sign, Device { person, seal: keys.seal.clone(), status });
        Ok(())
    }

    fn use_key(&mut self, key: VerifyKey) -> Result<(), LogError> {
        if self.used_keys.insert(key) { Ok(()) } else { Err(LogError::Reused("key")) }
    }

    fn preparer(&self, signed: &SignedEntry) -> Result<PersonId, LogError> {
        let mut signers = signed.signed().signers().iter();
        signers
            .find(|key| self.is_preparer(key))
            .and_then(|key| self.active(key))
            .ok_or(LogError::NotAllowed("a preparer's device signs"))
    }

    fn signed_by_person(&self, signed: &SignedEntry, person: PersonId) -> bool {
        signed.signed().signers().iter().any(|key| self.active(key) == Some(person))
    }
}

fn must(signed: &SignedEntry, key: &VerifyKey, who: &'static str) -> Result<(), LogError> {
    if signed.signed().signed_by(key) { Ok(()) } else { Err(LogError::NotAllowed(who)) }
}
