//! Found a team on a fresh hub, by the link it wrote.

use oogst_domain::person::NameBody;
use oogst_protocol::{
    Audience, EntityId, Hash, PersonId, SealingKey, SigningKey,
    api::AppendEntry,
    invite::FoundingLink,
    log::{Body, Entry, NewEpoch, SignedEntry},
    record::RecordKind,
};

use super::{HubAddress, KeptLogError, Membership, MembershipState, TeamError, append, log};
use crate::{
    App,
    random::bytes,
    record::{Draft, queue},
    seal::Secrets,
    store::meta,
    sync::{Hub, HubFault},
};

/// Where the team's name is kept until the team is founded.
const FOUNDING: &str = "founding";

/// Founds a team: its founder is the first preparer. Ended halfway, the same call finishes it: the entry
/// is kept before it is sent, and the hub takes the same bytes twice.
///
/// # Errors
/// [`TeamError`].
pub async fn found(
    app: &App,
    link: &FoundingLink,
    team_name: &str,
    name: &str,
) -> Result<Membership, TeamError> {
    let (team_name, name) = (super::join::checked(team_name)?, super::join::checked(name)?);
    let address = HubAddress { url: link.hub.clone(), tls_pin: link.tls_pin, key: link.hub_key };
    let transport = app.reach.to(&address).map_err(HubFault::from)?;
    if Hub::health(transport.as_ref()).await?.hub_key != link.hub_key {
        return Err(TeamError::OtherHub);
    }
    let member = prepare(app, link, address, &team_name, &name)?;
    go_on(app, &member).await
}

/// Sends the kept founding entry (again) and takes the team as founded.
pub(super) async fn go_on(app: &App, member: &Membership) -> Result<Membership, TeamError> {
    let link = FoundingLink::parse(member.joined_by.as_deref().unwrap_or_default())?;
    let transport = app.reach.to(&member.hub).map_err(HubFault::from)?;
    let frame = member.entry.clone().unwrap_or_default();
    let entry = SignedEntry::parse(&frame).map_err(KeptLogError::from)?;
    let body = AppendEntry { entry: append::wire(&entry), grants: Vec::new() };
    match Hub::found(transport.as_ref(), &link.token, &body).await {
        Ok(_) => {}
        Err(HubFault::Unauthorized | HubFault::Gone) => {
            // The link was used by somebody else: the kept entry can never be used.
            app.store.write(|tx| super::join::forget(tx).map_err(TeamError::from))?;
            return Err(TeamError::InviteOver);
        }
        Err(fault) => return Err(fault.into()),
    }
    app.store.write(|tx| {
        if log::load(tx)?.is_none() {
            log::keep(tx, None, 0, &[frame])?;
        }
        let now = app.clock.now();
        let name = meta::get(tx, FOUNDING)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        let draft = Draft {
            audience: Audience::Team,
            kind: RecordKind::TeamName,
            entity: EntityId(first16(&member.team.0)),
            supersedes: Vec::new(),
            body: NameBody { name },
            objects: Vec::new(),
        };
        let member = super::join::settle(tx, now, MembershipState::Active)?;
        queue(tx, now, &draft)?;
        meta::remove(tx, FOUNDING)?;
        Ok::<_, TeamError>(member)
    })
}

/// The team's name is one entity: its id begins the team's.
pub(crate) fn first16(hash: &Hash) -> [u8; 16] {
    let mut id = [0; 16];
    for (to, from) in id.iter_mut().zip(hash.as_bytes()) {
        *to = *from;
    }
    id
}

fn prepare(
    app: &App,
    link: &FoundingLink,
    hub: HubAddress,
    team_name: &str,
    name: &str,
) -> Result<Membership, TeamError> {
    let kept = app.store.read(|db| Membership::load(db).map_err(TeamError::from))?;
    if let Some(member) = kept {
        // Ended halfway before: the same link goes on where it stopped.
        let same = member.state == MembershipState::Joining && member.joined_by == Some(link.to_link());
        return if same { Ok(member) } else { Err(TeamError::AlreadyMember) };
    }
    let random = app.random.as_ref();
    let (sign, seal) = (SigningKey::from_seed(bytes(random)?), SealingKey::from_bytes(bytes(random)?));
    let person = PersonId(bytes(random)?);
    let mut member = Membership {
        team: oogst_protocol::TeamId(Hash([0; 32])),
        hub,
        person,
        name: Some(name.to_owned()),
        sign,
        seal,
        joined_by: Some(link.to_link()),
        entry: None,
        state: MembershipState::Joining,
    };
    let mut secrets = Vec::new();
    for audience in [Audience::Own(person), Audience::Preparation, Audience::Team] {
        secrets.push((audience, SealingKey::from_bytes(bytes(random)?)));
    }
    let audiences = secrets
        .iter()
        .map(|(audience, secret)| NewEpoch { audience: *audience, epoch: 1, recipient: secret.recipient() })
        .collect();
    let body = Body::Found {
        nonce: Hash(bytes(random)?),
        hub: member.hub.key,
        person,
        device: member.keys(),
        audiences,
    };
    let entry = Entry { v: 1, team: None, prev: None, at: app.clock.now().seconds(), body };
    let entry = SignedEntry::sign(entry, &[&member.sign]).map_err(KeptLogError::from)?;
    member.team = oogst_protocol::TeamId(entry.hash());
    member.entry = Some(entry.signed().frame().to_vec());
    app.store.write(|tx| {
        if Membership::load(tx)?.is_some() {
            return Err(TeamError::AlreadyMember);
        }
        member.save(tx)?;
        meta::set(tx, FOUNDING, team_name)?;
        for (audience, secret) in &secrets {
            Secrets::keep(tx, *audience, 1, secret)?;
        }
        Ok::<_, TeamError>(())
    })?;
    Ok(member)
}
