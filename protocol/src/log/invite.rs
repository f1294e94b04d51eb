//! Invites, joins by them, and their confirmation.

use super::{
    DeviceStatus, Invite, InviteRole, LogError, LogState, NewEpoch, PersonRole, SignedEntry, apply::signers,
};
use crate::{Audience, DeviceKeys, Hash, PersonId, Recipient, VerifyKey, limits::PREPARER_INVITE_HOURS};

/// What an invite offers.
pub(super) struct Offer<'a> {
    pub(super) recipient: &'a Recipient,
    pub(super) role: InviteRole,
    pub(super) uses: u32,
    pub(super) expires_at: i64,
}

impl LogState {
    pub(super) fn invite(
        &mut self,
        signed: &SignedEntry,
        invite: VerifyKey,
        offer: &Offer<'_>,
    ) -> Result<(), LogError> {
        let by = match offer.role {
            InviteRole::Device(person) if self.signed_by_person(signed, person) => person,
            InviteRole::Device(_) => return Err(LogError::NotAllowed("people invite their own devices")),
            InviteRole::Colleague | InviteRole::Preparer => self.preparer(signed)?,
        };
        let single = offer.role != InviteRole::Colleague;
        if offer.uses == 0 || (single && offer.uses != 1) {
            return Err(LogError::NotAllowed("a preparer's or device's invite has one use"));
        }
        let lives = offer.expires_at.saturating_sub(signed.entry().at);
        if single && lives > PREPARER_INVITE_HOURS * 3600 {
            return Err(LogError::NotAllowed("a preparer's or device's invite lives 24 hours"));
        }
        self.key_is_new(&invite)?;
        self.recipients_are_new(&[offer.recipient])?;

        self.used_keys.insert(invite);
        self.used_recipients.insert(offer.recipient.clone());
        let found = Invite {
            role: offer.role,
            recipient: offer.recipient.clone(),
            by,
            uses_left: offer.uses,
            expires_at: offer.expires_at,
            closed: false,
        };
        self.invites.insert(invite, found);
        Ok(())
    }

    pub(super) fn close_invite(&mut self, signed: &SignedEntry, invite: &VerifyKey) -> Result<(), LogError> {
        let by = self.invites.get(invite).ok_or(LogError::Unknown("invite"))?.by;
        if !self.signed_by_person(signed, by) {
            self.preparer(signed)?;
        }
        self.invites.entry(*invite).and_modify(|found| found.closed = true);
        Ok(())
    }

    pub(super) fn join(
        &mut self,
        signed: &SignedEntry,
        invite: VerifyKey,
        person: PersonId,
        device: &DeviceKeys,
        own: Option<&Recipient>,
    ) -> Result<(), LogError> {
        signers(signed, [&invite, &device.sign], "the invite and the joining device")?;
        let found = self.invites.get(&invite).filter(|found| found.open()).ok_or(LogError::InviteOver)?;
        let pending = DeviceStatus::Pending(signed.hash());
        let (role, status) = match (found.role, own) {
            (InviteRole::Device(owner), None) if owner == person => (None, pending),
            (InviteRole::Colleague, Some(_)) => (Some(PersonRole::Colleague), DeviceStatus::Active),
            (InviteRole::Preparer, Some(_)) => (Some(PersonRole::Pending), pending),
            _ => return Err(LogError::NotAllowed("a join fits its invite's role")),
        };
        if role.is_some() && self.persons.contains_key(&person) {
            return Err(LogError::Reused("person"));
        }
        self.key_is_new(&device.sign)?;
        let recipients: Vec<&Recipient> = std::iter::once(&device.seal).chain(own).collect();
        self.recipients_are_new(&recipients)?;

        self.invites.entry(invite).and_modify(|found| found.uses_left = found.uses_left.saturating_sub(1));
        if let (Some(role), Some(own)) = (role, own) {
            self.put_person(person, role);
            self.put_epoch(&NewEpoch { audience: Audience::Own(person), epoch: 1, recipient: own.clone() });
        }
        if status != DeviceStatus::Active {
            self.pending.insert(signed.hash(), device.sign);
        }
        self.put_device(person, device, status);
        Ok(())
    }

    pub(super) fn confirm(&mut self, signed: &SignedEntry, join: &Hash) -> Result<(), LogError> {
        let device = *self.pending.get(join).ok_or(LogError::Unknown("join"))?;
        let person = self.devices.get(&device).ok_or(LogError::Unknown("device"))?.person;
        let role = self.persons.get(&person).ok_or(LogError::Unknown("person"))?.role;
        if role == PersonRole::Pending {
            self.preparer(signed)?;
        } else if !self.signed_by_person(signed, person) {
            return Err(LogError::NotAllowed("a device of the same person confirms"));
        }

        self.pending.remove(join);
        if role == PersonRole::Pending {
            self.persons.entry(person).and_modify(|p| p.role = PersonRole::Preparer);
        }
        self.devices.entry(device).and_modify(|d| d.status = DeviceStatus::Active);
        Ok(())
    }
}
