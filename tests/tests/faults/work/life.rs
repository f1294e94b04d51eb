//! A hub's life: uploads, envelopes, entries of the team log, a join and a deletion, one after another; it dies
//! somewhere in it, comes back, and what was cut off is asked again.

use std::{
    fs,
    path::{Path, PathBuf},
};

use oogst_core::{App, capture, inbox, team as core_team};
use oogst_protocol::invite::InviteLink;

use super::{DEVICE, Done, Stand, Work, hand, team};

/// A stand for a hub's life. As a [`Work`] it is only prepared: what dies here is the hub.
pub(crate) struct Life;

impl Work for Life {
    fn name(&self) -> &'static str {
        "hub"
    }

    fn with_hub(&self) -> bool {
        true
    }

    fn prepare(&self, stand: &mut Stand) {
        let (_, bram) = team::both(stand);
        let device = stand.device();
        hand::photo(&bram, &device, 1);
        hand::send(&bram).unwrap();
        capture::undo(&bram).unwrap();
        let photo = hand::photo(&bram, &device, 2);
        hand::submit(&bram, &[photo.id], "Iedereen deed mee");
        fs::create_dir(stand.root().join("carla")).unwrap();
    }

    fn run(&self, root: &Path) -> Done {
        go(root, &mut 0)
    }

    /// After the hub came back and the rest was gone through.
    fn judge(&self, root: &Path, _: bool, when: &str) {
        let bram = hand::open(&root.join(DEVICE));
        kept(&bram, when);
        team::promised_is_there(&bram, root, when);
        team::arrives_in(&bram, root, 1, 3, when);
        let captures = capture::list(&bram.store, None, 50).unwrap();
        let here: usize = captures.iter().map(|capture| capture.objects.len()).sum();
        assert_eq!(team::at_hub(root, when).len(), here, "{when}: what was deleted stays deleted");
        let carla = open(root, "carla");
        kept(&carla, when);
        assert_eq!(core_team::show(&carla).unwrap().persons.len(), 3, "{when}: everybody, once");
        assert_eq!(inbox::quarantine(&carla).unwrap(), [], "{when}");
        hand::sound(&carla, when);
    }
}

fn open(root: &Path, who: &str) -> App {
    hand::open(&root.join(who))
}

/// The hub still has what it acknowledged: nothing has to be sent a second time.
fn kept(app: &App, when: &str) {
    let report = hand::send(app).unwrap_or_else(|error| panic!("{when}: {error:?}"));
    assert_eq!(report.restored, None, "{when}: the hub lost what it had promised");
    assert!(!report.reenrolled, "{when}: taken for a copy");
}

/// Goes through what is left of it, from step `at` on; an error leaves `at` at the step that has to be asked again.
pub(crate) fn go(root: &Path, at: &mut usize) -> Done {
    while let Some(step) = STEPS.get(*at) {
        step(root)?;
        *at += 1;
    }
    Ok(())
}

/// Records, uploads and a deletion; an invite; a join; what that brings; what the preparer sees.
const STEPS: &[fn(&Path) -> Done] = &[
    |root| hand::send(&open(root, DEVICE)).map(drop).map_err(Into::into),
    |root| {
        let link = hand::wait(core_team::invite(&open(root, "anke"), false, 1, 48))?.link;
        Ok(fs::write(link_in(root), link.to_link())?)
    },
    |root| {
        let carla = open(root, "carla");
        if hand::member(&carla).is_some_and(|member| member.state == core_team::MembershipState::Active) {
            return Ok(());
        }
        let link = InviteLink::parse(&fs::read_to_string(link_in(root))?)?;
        hand::wait(core_team::join(&carla, &link, "Carla"))?;
        Ok(())
    },
    |root| hand::send(&open(root, "carla")).map(drop).map_err(Into::into),
    |root| hand::send(&open(root, "anke")).map(drop).map_err(Into::into),
];

fn link_in(root: &Path) -> PathBuf {
    root.join("link")
}
