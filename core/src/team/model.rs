//! The one team a store belongs to, and this device's keys in it.

use oogst_protocol::{
    DeviceId, DeviceKeys, Hash, PersonId, SealingKey, SigningKey, TeamId, VerifyKey, log::PersonRole,
};
use rusqlite::{Connection, OptionalExtension, params};

use crate::store::StoreError;

/// Where this device stands in its team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MembershipState {
    /// The founding, joining or recovering entry is made and kept, but the hub's word is not in yet.
    Joining,
    /// Joined; a colleague still has to compare the code.
    Pending,
    /// Belongs.
    Active,
    /// Removed by a preparer or another device of this person. What it opened it keeps.
    Removed,
}

impl MembershipState {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            MembershipState::Joining => "joining",
            MembershipState::Pending => "pending",
            MembershipState::Active => "active",
            MembershipState::Removed => "removed",
        }
    }

    fn from_str(text: &str) -> Self {
        match text {
            "joining" => MembershipState::Joining,
            "pending" => MembershipState::Pending,
            "active" => MembershipState::Active,
            _ => MembershipState::Removed,
        }
    }
}

/// Where a hub is and how it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HubAddress {
    /// Without a trailing slash.
    pub url: String,
    /// SHA-256 of its TLS certificate.
    pub tls_pin: Option<Hash>,
    /// What it signs receipts with.
    pub key: VerifyKey,
}

/// This device's place in its team.
#[derive(Debug, Clone)]
pub struct Membership {
    /// The team.
    pub team: TeamId,
    /// Its hub.
    pub hub: HubAddress,
    /// Whose device this is.
    pub person: PersonId,
    /// The person's name, as they gave it.
    pub name: Option<String>,
    /// What this device signs with.
    pub sign: SigningKey,
    /// What is granted to this device is sealed to this key.
    pub seal: SealingKey,
    /// The link or sheet by which it joined, until the hub has the entry.
    pub joined_by: Option<String>,
    /// The founding, joining or recovering entry's exact bytes.
    pub entry: Option<Vec<u8>>,
    /// Where it stands.
    pub state: MembershipState,
}

impl Membership {
    /// This device's name.
    #[must_use]
    pub fn device(&self) -> DeviceId {
        self.sign.verify_key()
    }

    /// This device's public keys.
    #[must_use]
    pub fn keys(&self) -> DeviceKeys {
        DeviceKeys { sign: self.device(), seal: self.seal.recipient() }
    }

    /// The store's membership, if it has one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn load(db: &Connection) -> Result<Option<Self>, StoreError> {
        let row = db
            .query_row(
                "SELECT team, hub, tls_pin, hub_key, person, name, device_sign, device_seal, joined_by, entry,
                        state FROM membership WHERE id = 1",
                [],
                |row| {
                    Ok(Self {
                        team: TeamId(Hash(row.get(0)?)),
                        hub: HubAddress {
                            url: row.get(1)?,
                            tls_pin: row.get::<_, Option<[u8; 32]>>(2)?.map(Hash),
                            key: VerifyKey(row.get(3)?),
                        },
                        person: PersonId(row.get(4)?),
                        name: row.get(5)?,
                        sign: SigningKey::from_seed(row.get(6)?),
                        seal: SealingKey::from_bytes(row.get(7)?),
                        joined_by: row.get(8)?,
                        entry: row.get(9)?,
                        state: MembershipState::from_str(&row.get::<_, String>(10)?),
                    })
                },
            )
            .optional()?;
        Ok(row)
    }

    pub(crate) fn save(&self, db: &Connection) -> Result<(), StoreError> {
        db.execute(
            "INSERT OR REPLACE INTO membership (id, team, hub, tls_pin, hub_key, person, name, device_sign,
               device_seal, joined_by, entry, state) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            params![
                self.team.0.0,
                self.hub.url,
                self.hub.tls_pin.map(|pin| pin.0),
                self.hub.key.0,
                self.person.0,
                self.name,
                self.sign.seed(),
                self.seal.bytes(),
                self.joined_by,
                self.entry,
                self.state.as_str(),
            ],
        )?;
        Ok(())
    }

    pub(crate) fn set_state(db: &Connection, state: MembershipState) -> Result<(), StoreError> {
        db.execute("UPDATE membership SET state = ? WHERE id = 1", params![state.as_str()])?;
        Ok(())
    }
}

/// A person of the team, as screens show them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonView {
    /// Who.
    pub id: PersonId,
    /// Their name, once its record arrived.
    pub name: Option<String>,
    /// Their role.
    pub role: PersonRole,
    /// They left or were removed.
    pub gone: bool,
    /// It is this device's own person.
    pub me: bool,
    /// Recovery sheets that may be used.
    pub sheets: usize,
}
