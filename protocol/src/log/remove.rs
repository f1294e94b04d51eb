//! Going: removed, left, and what of a removed device's records still counts.

use std::collections::BTreeSet;

use super::{DeviceStatus, LogError, LogState, NewEpoch, Seen, SignedEntry};
use crate::{Audience, DeviceId, PersonId};

impl LogState {
    pub(super) fn remove(
        &mut self,
        signed: &SignedEntry,
        devices: &[DeviceId],
        persons: &[PersonId],
        seen: &[(DeviceId, Vec<Seen>)],
        audiences: &[NewEpoch],
    ) -> Result<(), LogError> {
        if devices.is_empty() && persons.is_empty() {
            return Err(LogError::NotAllowed("a removal names a device"));
        }
        let signer = self.signer(signed)?;
        for id in devices {
            let found = self.devices.get(id).ok_or(LogError::Unknown("device"))?;
            if matches!(found.status, DeviceStatus::Removed(_)) {
                return Err(LogError::Reused("removed already"));
            }
            // The signer's own device leaves by `leave`.
            if signer == *id {
                return Err(LogError::NotAllowed("a device does not remove itself"));
            }
            if !self.signed_by_person(signed, found.person) {
                self.preparer(signed)?;
            }
        }
        for person in persons {
            self.preparer(signed)?;
            let found = self.persons.get(person).ok_or(LogError::Unknown("person"))?;
            if found.gone {
                return Err(LogError::Reused("gone already"));
            }
            if self.devices_of(*person).any(|(id, _)| !devices.contains(id)) {
                return Err(LogError::NotAllowed("who goes for good goes with every device"));
            }
        }
        for new in audiences {
            self.may_renew(signed, &new.audience)?;
        }
        self.epochs_fit(audiences, &[])?;
        // Who goes for good had a sheet too, that the secrets were sealed to.
        let losing = devices.iter().filter_map(|id| self.active(id)).chain(persons.iter().copied());
        let lost: BTreeSet<_> = losing.flat_map(|person| self.audiences_of(person)).collect();
        for audience in &lost {
            let given = audiences.iter().any(|new| new.audience == *audience);
            if !given && self.may_renew(signed, audience).is_ok() {
                return Err(LogError::Epochs("a removal renews all that the device could open"));
            }
        }
        self.leaves_a_preparer(&devices.iter().copied().collect())?;

        for id in devices {
            let Some(person) = self.devices.get(id).map(|device| device.person) else { continue };
            let said = seen.iter().find(|(device, _)| device == id).map(|(_, seen)| seen.as_slice());
            let theirs = self.signed_by_person(signed, person) || self.active(id).is_none();
            let bounds = bounds(person, theirs, said.unwrap_or_default());
            self.drop_device(id, Some(bounds));
        }
        persons.iter().for_each(|person| self.end_person(*person));
        audiences.iter().for_each(|new| self.put_epoch(new));
        Ok(())
    }

    pub(super) fn leave(&mut self, signed: &SignedEntry, person: PersonId) -> Result<(), LogError> {
        if !self.signed_by_person(signed, person) {
            return Err(LogError::NotAllowed("people leave by their own device"));
        }
        let devices: BTreeSet<_> = self.devices_of(person).map(|(id, _)| *id).collect();
        self.leaves_a_preparer(&devices)?;

        for device in &devices {
            self.drop_device(device, None);
        }
        self.end_person(person);
        Ok(())
    }

    /// Bounds what counts of devices that went without a removal's `seen` (ADR 0004).
    pub(super) fn settle(
        &mut self,
        signed: &SignedEntry,
        seen: &[(DeviceId, Vec<Seen>)],
    ) -> Result<(), LogError> {
        if seen.is_empty() {
            return Err(LogError::NotAllowed("a settlement names a device"));
        }
        let mut settled = Vec::new();
        for (id, said) in seen {
            let found = self.devices.get(id).ok_or(LogError::Unknown("device"))?;
            let DeviceStatus::Removed(before) = &found.status else {
                return Err(LogError::NotAllowed("only removed devices are settled"));
            };
            let theirs = self.signed_by_person(signed, found.person);
            if !theirs {
                self.preparer(signed)?;
            }
            let own = Audience::Own(found.person);
            let next = match before {
                None => bounds(found.person, theirs, said),
                // A preparer's removal said nothing of the person's own: that is left to the person.
                Some(before) if theirs && !before.iter().any(|seen| seen.audience == own) => {
                    let own = bounds(found.person, true, said).into_iter().filter(|s| s.audience == own);
                    before.iter().cloned().chain(own).collect()
                }
                Some(_) => return Err(LogError::Reused("settled already")),
            };
            if settled.iter().any(|(other, _)| other == id) {
                return Err(LogError::Reused("settled already"));
            }
            settled.push((*id, next));
        }

        for (id, bounds) in settled {
            self.devices.entry(id).and_modify(|device| device.status = DeviceStatus::Removed(Some(bounds)));
        }
        Ok(())
    }

    fn leaves_a_preparer(&self, without: &BTreeSet<DeviceId>) -> Result<(), LogError> {
        let mut others = self.devices.keys().filter(|id| !without.contains(id));
        if others.any(|id| self.is_preparer(id)) { Ok(()) } else { Err(LogError::LastPreparer) }
    }
}

/// The last sequence that counts, per audience. Audiences that are not named end at 0, with one exception:
/// nobody but a person can read their own, so only they bound it, and what a preparer says of it is dropped.
fn bounds(person: PersonId, by_person: bool, said: &[Seen]) -> Vec<Seen> {
    let own = Audience::Own(person);
    let mut bounds: Vec<Seen> = Vec::new();
    for seen in said.iter().filter(|seen| by_person || seen.audience != own) {
        if !bounds.iter().any(|before| before.audience == seen.audience) {
            bounds.push(seen.clone());
        }
    }
    if by_person && !bounds.iter().any(|seen| seen.audience == own) {
        bounds.push(Seen { audience: own, seq: 0 });
    }
    bounds
}
