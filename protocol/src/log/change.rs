//! What a checked entry changes. Nothing here can fail: the rules have been asked before.

use super::{AudienceKeys, Device, DeviceStatus, InviteRole, LogState, NewEpoch, Person, PersonRole, Seen};
use crate::{Audience, DeviceId, DeviceKeys, PersonId};

impl LogState {
    pub(super) fn put_person(&mut self, person: PersonId, role: PersonRole) {
        self.persons.insert(person, Person { role, gone: false, sheets: Vec::new() });
    }

    pub(super) fn put_device(&mut self, person: PersonId, keys: &DeviceKeys, status: DeviceStatus) {
        self.used_keys.insert(keys.sign);
        self.used_recipients.insert(keys.seal.clone());
        self.devices.insert(keys.sign, Device { person, seal: keys.seal.clone(), status, removed_at: None });
    }

    pub(super) fn put_epoch(&mut self, new: &NewEpoch) {
        self.used_recipients.insert(new.recipient.clone());
        let keys = self
            .audiences
            .entry(new.audience)
            .or_insert_with(|| AudienceKeys { recipients: Vec::new(), stale: false });
        keys.recipients.push(new.recipient.clone());
        keys.stale = false;
    }

    /// Ends a device. If it belonged, what it could open is stale, and so are the links it may hold: every
    /// colleague's link (any member may have kept it, and *team* secrets are sealed to it) and what
    /// its person has made.
    pub(super) fn drop_device(&mut self, id: &DeviceId, seen: Option<Vec<Seen>>) {
        let Some(person) = self.devices.get(id).map(|device| device.person) else { return };
        if self.active(id).is_some() {
            self.mark_stale(person);
            for invite in self.invites.values_mut() {
                let known = invite.role == InviteRole::Colleague || invite.by == person;
                invite.closed |= known;
            }
        }
        let at = self.heads.len() as u64 + 1;
        if let Some(device) = self.devices.get_mut(id) {
            device.status = DeviceStatus::Removed(seen);
            device.removed_at = Some(at);
        }
        self.pending.retain(|_, device| device != id);
    }

    /// Ends a person: their devices that are not confirmed yet, their sheets, the invites they made.
    pub(super) fn end_person(&mut self, person: PersonId) {
        self.mark_stale(person);
        self.drop_pending(person);
        for invite in self.invites.values_mut() {
            invite.closed |= invite.by == person;
        }
        if let Some(found) = self.persons.get_mut(&person) {
            found.gone = true;
            found.sheets.clear();
        }
    }

    /// Ends a person's devices that are not confirmed yet: they have nothing to say.
    pub(super) fn drop_pending(&mut self, person: PersonId) {
        let theirs = |id: &&DeviceId| self.devices.get(*id).is_some_and(|device| device.person == person);
        let pending: Vec<_> = self.pending.values().filter(theirs).copied().collect();
        for id in pending {
            self.drop_device(&id, Some(vec![Seen { audience: Audience::Own(person), seq: 0 }]));
        }
    }

    pub(super) fn mark_stale(&mut self, person: PersonId) {
        for audience in self.audiences_of(person) {
            self.audiences.entry(audience).and_modify(|keys| keys.stale = true);
        }
    }
}
