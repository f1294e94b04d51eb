//! `oogst team show`: the team as of the last sync.

use oogst_core::{
    clock::Moment,
    protocol::log::PersonRole,
    record,
    team::{self, MembershipState, PersonView, TeamView},
};
use serde_json::json;

use crate::{
    context::Context,
    error::Failure,
    output::{Out, clean::clean, dates, json},
};

pub(crate) fn run(context: &Context) -> Result<(), Failure> {
    let app = context.app()?;
    let view = team::show(app)?;
    let backup = app.store.read(record::backups_on)?;
    let out = context.out;
    if out.json {
        json::print(&value(&view, backup));
        return Ok(());
    }
    tell(out, &view);
    out.say(if backup { out.words().backup_on } else { out.words().backup_off }, &[]);
    Ok(())
}

fn value(view: &TeamView, backup: bool) -> serde_json::Value {
    let persons: Vec<_> = view
        .persons
        .iter()
        .map(|person| {
            json!({
                "id": person.id, "name": person.name, "role": super::role(person.role), "gone": person.gone,
                "me": person.me, "sheets": person.sheets,
            })
        })
        .collect();
    let invites: Vec<_> = view
        .invites
        .iter()
        .map(|(key, role, uses, expires)| {
            json!({
                "key": key, "role": super::role_of_invite(*role), "uses": uses,
                "expires_at": dates::rfc3339(Moment(expires.saturating_mul(1000))),
            })
        })
        .collect();
    json!({
        "team": view.member.team, "name": view.name, "hub": view.member.hub.url, "person": view.member.person,
        "device": view.member.device(), "state": state(view.member.state), "persons": persons, "invites": invites,
        "as_of": view.as_of, "update_needed": view.update_needed, "renewal_due": view.renewal_due,
        "backup": backup,
    })
}

fn state(state: MembershipState) -> &'static str {
    match state {
        MembershipState::Joining => "joining",
        MembershipState::Pending => "pending",
        MembershipState::Active => "active",
        MembershipState::Removed => "removed",
    }
}

fn tell(out: Out, view: &TeamView) {
    let words = out.words();
    let name = view.name.as_deref().map_or_else(|| words.team_unnamed.to_owned(), clean);
    out.say(words.team_line, &[("team", name)]);
    out.say(words.team_hub, &[("hub", clean(&view.member.hub.url))]);
    match view.member.state {
        MembershipState::Active => {}
        MembershipState::Joining => out.say(words.team_state_joining, &[]),
        MembershipState::Pending => out.say(words.team_state_pending, &[]),
        MembershipState::Removed => out.say(words.team_state_removed, &[]),
    }
    let here = view.persons.iter().filter(|person| !person.gone).count();
    out.say(words.team_persons, &[("n", here.to_string())]);
    for person in &view.persons {
        out.line(&format!("  {}", self::person(out, person)));
    }
    if view.persons.iter().any(|person| person.me && person.sheets == 0) {
        out.say(words.team_sheets, &[]);
    }
    if !view.invites.is_empty() {
        out.say(words.team_invites, &[("n", view.invites.len().to_string())]);
    }
    for (key, _, uses, expires) in &view.invites {
        let digits = key.to_string().trim_start_matches("ed25519:").chars().take(8).collect();
        let until = dates::moment(Moment(expires.saturating_mul(1000)), out.lang);
        out.say(words.invite_row, &[("key", digits), ("n", uses.to_string()), ("until", until)]);
    }
    if view.renewal_due {
        out.say(words.team_renewal, &[]);
    }
    if view.update_needed {
        out.say(words.team_update, &[]);
    }
}

/// "Noor de Wit · voorbereidingsgroep · dit ben jij".
pub(crate) fn person(out: Out, person: &PersonView) -> String {
    let words = out.words();
    let mut parts = vec![person.name.as_deref().map_or_else(|| words.person_unnamed.to_owned(), clean)];
    parts.push(
        match person.role {
            PersonRole::Preparer => words.role_preparer,
            PersonRole::Colleague => words.role_colleague,
            PersonRole::Pending => words.role_pending,
        }
        .to_owned(),
    );
    if person.gone {
        parts.push(words.person_gone.to_owned());
    }
    if person.me {
        parts.push(words.person_me.to_owned());
    }
    parts.join(" · ")
}
