//! Recovery sheets: listed, replaced, used.

use super::{DeviceStatus, LogError, LogState, NewEpoch, Sheet, SignedEntry, apply::signers};
use crate::{Audience, DeviceKeys, PersonId, VerifyKey};

impl LogState {
    pub(super) fn recovery(
        &mut self,
        signed: &SignedEntry,
        person: PersonId,
        sheet: &DeviceKeys,
        replaces: &[VerifyKey],
    ) -> Result<(), LogError> {
        let [device, _] = signed.signed().signers() else {
            return Err(LogError::NotAllowed("a device and the sheet"));
        };
        signers(signed, [device, &sheet.sign], "sheet")?;
        if self.active(device) != Some(person) {
            return Err(LogError::NotAllowed("people print their own sheet"));
        }
        let found = self.persons.get(&person).ok_or(LogError::Unknown("person"))?;
        // One sheet a person: a second one, printed by whoever had the phone for a minute, would stay behind
        // when the rightful owner prints anew.
        if found.sheets.len() != replaces.len() || !found.sheets.iter().all(|old| replaces.contains(&old.key))
        {
            return Err(LogError::NotAllowed("a new sheet replaces every sheet before it"));
        }
        self.key_is_new(&sheet.sign)?;
        self.recipients_are_new(&[&sheet.seal])?;

        // A replaced sheet keeps the secrets it was granted; new epochs leave it out.
        if !replaces.is_empty() {
            self.mark_stale(person);
        }
        self.used_keys.insert(sheet.sign);
        self.used_recipients.insert(sheet.seal.clone());
        let sheets = vec![Sheet { key: sheet.sign, recipient: sheet.seal.clone() }];
        self.persons.entry(person).and_modify(|found| found.sheets = sheets);
        Ok(())
    }

    pub(super) fn recover(
        &mut self,
        signed: &SignedEntry,
        sheet: &VerifyKey,
        device: &DeviceKeys,
        own: &NewEpoch,
    ) -> Result<(), LogError> {
        signers(signed, [sheet, &device.sign], "the sheet and the new device")?;
        // Sheets of who is gone, replaced sheets and used ones are no longer listed.
        let person = self
            .persons
            .iter()
            .find(|(_, person)| person.sheets.iter().any(|listed| listed.key == *sheet))
            .map(|(id, _)| *id)
            .ok_or(LogError::Unknown("sheet"))?;
        if own.audience != Audience::Own(person) {
            return Err(LogError::Epochs("a recovery renews that person's own"));
        }
        self.key_is_new(&device.sign)?;
        self.epochs_fit(std::slice::from_ref(own), &[&device.seal])?;

        let old: Vec<_> = self.devices_of(person).map(|(id, _)| *id).collect();
        for id in old {
            self.drop_device(&id, None);
        }
        self.drop_pending(person);
        self.mark_stale(person);
        self.persons.entry(person).and_modify(|found| found.sheets.retain(|listed| listed.key != *sheet));
        self.put_device(person, device, DeviceStatus::Active);
        self.put_epoch(own);
        Ok(())
    }
}
