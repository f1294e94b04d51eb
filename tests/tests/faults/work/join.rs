//! Joining by a link that serves once.

use std::path::Path;

use oogst_core::team::{self as core_team, MembershipState};
use oogst_protocol::invite::InviteLink;

use super::{DEVICE, Done, Stand, Work, hand, team};

pub(super) struct Join;

impl Work for Join {
    fn name(&self) -> &'static str {
        "join"
    }

    fn with_hub(&self) -> bool {
        true
    }

    fn prepare(&self, stand: &mut Stand) {
        let anke = team::found(stand);
        std::fs::write(stand.root().join("link"), team::invite(&anke).to_link()).unwrap();
        // What was caught before belongs to this team afterwards.
        let device = stand.device();
        hand::photo(&hand::open(&device), &device, 1);
    }

    fn run(&self, root: &Path) -> Done {
        let app = hand::try_open(&root.join(DEVICE))?;
        let link = InviteLink::parse(&std::fs::read_to_string(root.join("link"))?)?;
        hand::wait(core_team::join(&app, &link, "Bram"))?;
        Ok(())
    }

    fn judge(&self, root: &Path, said: bool, when: &str) {
        let device = root.join(DEVICE);
        let app = hand::open(&device);
        hand::sound(&app, when);
        let state = hand::member(&app).map(|member| member.state);
        assert!(!said || state == Some(MembershipState::Active), "{when}: said, and {state:?}");
        // Begun or not: the same link leads in, though it serves once.
        if state != Some(MembershipState::Active) {
            self.run(root).unwrap_or_else(|error| panic!("{when}: joining again: {error:?}"));
        }
        let captures = oogst_core::capture::list(&app.store, None, 50).unwrap();
        assert_eq!(captures.len(), 1, "{when}: what was caught before is there");
        hand::submit(&app, &[captures[0].id], "Iedereen deed mee");
        team::arrives(&app, root, 1, when);
    }
}
