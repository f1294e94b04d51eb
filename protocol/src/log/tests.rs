//! A small team to try the rules on; its tests by theme.

mod entries;
mod invites;
mod properties;
mod recovery;
mod removal;
mod renewal;

use crate::{
    Audience, DeviceId, DeviceKeys, Epoch, Hash, PersonId, Recipient, SealingKey, SigningKey, VerifyKey,
    log::{Body, Entry, Head, InviteRole, LogError, LogState, NewEpoch, Seen, SignedEntry},
};

pub(crate) fn sign(n: u16) -> SigningKey {
    let mut seed = [1; 32];
    seed[4..6].copy_from_slice(&n.to_be_bytes());
    SigningKey::from_seed(seed)
}

pub(crate) fn seal(n: u16) -> SealingKey {
    let mut seed = [2; 32];
    seed[4..6].copy_from_slice(&n.to_be_bytes());
    SealingKey::from_bytes(seed)
}

pub(crate) fn person(n: u16) -> PersonId {
    let mut id = [0; 16];
    id[..2].copy_from_slice(&n.to_be_bytes());
    PersonId(id)
}

pub(crate) fn id(n: u16) -> VerifyKey {
    sign(n).verify_key()
}

pub(crate) fn keys(n: u16) -> DeviceKeys {
    DeviceKeys { sign: id(n), seal: seal(n).recipient() }
}

pub(crate) fn own(n: u16) -> Audience {
    Audience::Own(person(n))
}

/// A team log under way. Device `n` signs with [`sign`]`(n)`; keys for other uses have numbers of 1000 and up,
/// given in order by [`World::fresh`].
pub(crate) struct World {
    pub(crate) state: LogState,
    pub(crate) entries: Vec<SignedEntry>,
    next: u16,
}

pub(crate) type Tried = Result<(), LogError>;

impl World {
    /// Person 1 founds it with device 1.
    pub(crate) fn found() -> Self {
        let epoch = |audience, n| NewEpoch { audience, epoch: 1, recipient: seal(n).recipient() };
        let audiences =
            vec![epoch(own(1), 1001), epoch(Audience::Preparation, 1002), epoch(Audience::Team, 1003)];
        let body = Body::Found {
            nonce: Hash([7; 32]),
            hub: id(1000),
            person: person(1),
            device: keys(1),
            audiences,
        };
        let entry =
            SignedEntry::sign(Entry { v: 1, team: None, prev: None, at: 0, body }, &[&sign(1)]).unwrap();
        Self { state: LogState::found(&entry).unwrap(), entries: vec![entry], next: 1004 }
    }

    /// Preparers 1 and 2, colleagues 3 and 4, each with one device.
    pub(crate) fn team() -> Self {
        let mut world = Self::found();
        let join = world.preparer_joins(2);
        world.ok(1, Body::Confirm { join });
        let invite = world.invite(1, InviteRole::Colleague, 2).unwrap();
        world.joins(invite, 3).unwrap();
        world.joins(invite, 4).unwrap();
        world
    }

    pub(crate) fn fresh(&mut self) -> u16 {
        self.next += 1;
        self.next
    }

    pub(crate) fn recipient(&mut self) -> Recipient {
        seal(self.fresh()).recipient()
    }

    pub(crate) fn head(&self) -> Option<Head> {
        Some(self.state.point().head)
    }

    pub(crate) fn entry(&self, prev: Option<Head>, body: Body, keys: &[&SigningKey]) -> SignedEntry {
        let entry = Entry { v: 1, team: Some(self.state.team()), prev, at: 0, body };
        SignedEntry::sign(entry, keys).unwrap()
    }

    /// Applies an entry as it comes from the wire. A refused one must leave the state as it was.
    pub(crate) fn apply(&mut self, entry: &SignedEntry) -> Tried {
        let before = self.state.clone();
        let entry = SignedEntry::parse(entry.signed().frame()).unwrap();
        let tried = self.state.apply(&entry);
        match &tried {
            Ok(()) => self.entries.push(entry),
            Err(error) => assert_eq!(self.state, before, "{error} changed the state"),
        }
        tried
    }

    pub(crate) fn by(&mut self, signers: &[u16], body: Body) -> Tried {
        let keys: Vec<_> = signers.iter().map(|n| sign(*n)).collect();
        let free = matches!(body, Body::Join { .. });
        let prev = self.head().filter(|_| !free);
        let entry = self.entry(prev, body, &keys.iter().collect::<Vec<_>>());
        self.apply(&entry)
    }

    pub(crate) fn ok(&mut self, signer: u16, body: Body) {
        self.by(&[signer], body).unwrap();
    }

    /// An invite by device `signer`; gives the number of its key.
    pub(crate) fn invite(&mut self, signer: u16, role: InviteRole, uses: u32) -> Result<u16, LogError> {
        let n = self.fresh();
        let body =
            Body::Invite { invite: id(n), recipient: seal(n).recipient(), role, uses, expires_at: 3600 };
        self.by(&[signer], body).map(|()| n)
    }

    pub(crate) fn joins(&mut self, invite: u16, n: u16) -> Tried {
        let own = Some(self.recipient());
        self.by(&[invite, n], Body::Join { invite: id(invite), person: person(n), device: keys(n), own })
    }

    /// Person `n` joins as a preparer and is not confirmed yet.
    pub(crate) fn preparer_joins(&mut self, n: u16) -> Hash {
        let invite = self.invite(1, InviteRole::Preparer, 1).unwrap();
        self.joins(invite, n).unwrap();
        self.entries.last().unwrap().hash()
    }

    /// Person `of` brings device `n`, not confirmed yet.
    pub(crate) fn brings(&mut self, of: u16, n: u16) -> Result<Hash, LogError> {
        let invite = self.invite(of, InviteRole::Device(person(of)), 1)?;
        let body = Body::Join { invite: id(invite), person: person(of), device: keys(n), own: None };
        self.by(&[invite, n], body)?;
        Ok(self.entries.last().unwrap().hash())
    }

    /// Person `of` (device `of`) has the confirmed second device `n`.
    pub(crate) fn second_device(&mut self, of: u16, n: u16) {
        let join = self.brings(of, n).unwrap();
        self.ok(of, Body::Confirm { join });
    }

    /// A sheet of person `n`, by device `n`; gives the number of its key.
    pub(crate) fn sheet(&mut self, n: u16) -> u16 {
        let sheet = self.fresh();
        let replaces = self.state.persons()[&person(n)].sheets.iter().map(|sheet| sheet.key).collect();
        self.by(&[n, sheet], Body::Recovery { person: person(n), sheet: keys(sheet), replaces }).unwrap();
        sheet
    }

    pub(crate) fn recovers(&mut self, of: u16, sheet: u16, n: u16) -> Tried {
        let own = self.epoch(own(of));
        self.by(&[sheet, n], Body::Recover { sheet: id(sheet), device: keys(n), own })
    }

    pub(crate) fn epoch(&mut self, audience: Audience) -> NewEpoch {
        let epoch = self.current(audience) + 1;
        NewEpoch { audience, epoch, recipient: self.recipient() }
    }

    pub(crate) fn current(&self, audience: Audience) -> Epoch {
        self.state.audiences().get(&audience).map_or(0, |keys| keys.epoch())
    }

    pub(crate) fn removal(&mut self, devices: &[u16], persons: &[u16], renew: &[Audience]) -> Body {
        let audiences = renew.iter().map(|audience| self.epoch(*audience)).collect();
        Body::Remove {
            devices: devices.iter().map(|n| id(*n)).collect(),
            persons: persons.iter().map(|n| person(*n)).collect(),
            seen: Vec::new(),
            audiences,
        }
    }

    pub(crate) fn stale(&self, audience: Audience) -> bool {
        self.state.audiences()[&audience].stale
    }
}

pub(crate) fn seen(device: u16, list: &[(Audience, u64)]) -> (DeviceId, Vec<Seen>) {
    (id(device), list.iter().map(|(audience, seq)| Seen { audience: *audience, seq: *seq }).collect())
}

pub(crate) const BOTH: [Audience; 2] = [Audience::Team, Audience::Preparation];

#[track_caller]
pub(crate) fn refused(tried: Tried) {
    assert!(matches!(tried, Err(LogError::NotAllowed(_))), "{tried:?}");
}

#[track_caller]
pub(crate) fn reused(tried: Tried) {
    assert!(matches!(tried, Err(LogError::Reused(_))), "{tried:?}");
}
