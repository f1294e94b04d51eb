//! Opening a store that an earlier version left.

use std::path::Path;

use oogst_core::{
    capture,
    store::{FileVault, KeyVault, StoreKey},
};

use super::{DEVICE, Done, Stand, Work, hand};

/// The first version's schema, and what a store of it may hold.
const FIRST: &str = include_str!("../../../../core/migrations/0001_first.sql");
const HELD: &str = include_str!("../../../../core/tests/schemas/v1.sql");

/// Brings a store of the first version up to date.
pub(super) struct Migrate;

impl Work for Migrate {
    fn name(&self) -> &'static str {
        "migration"
    }

    fn prepare(&self, stand: &mut Stand) {
        let device = stand.device();
        let key = StoreKey::from_bytes([5; 32]);
        FileVault::new(device.join("key")).keep(&key).unwrap();
        std::fs::create_dir(device.join("store")).unwrap();
        let db = rusqlite::Connection::open(device.join("store/oogst.db")).unwrap();
        db.execute_batch(&format!("PRAGMA key = \"x'{}'\"", hex::encode(key.bytes()))).unwrap();
        db.execute_batch(FIRST).unwrap();
        db.execute_batch(HELD).unwrap();
        db.pragma_update(None, "user_version", 1).unwrap();
    }

    fn run(&self, root: &Path) -> Done {
        hand::try_open(&root.join(DEVICE))?;
        Ok(())
    }

    fn judge(&self, root: &Path, _: bool, when: &str) {
        let app = hand::open(&root.join(DEVICE));
        hand::sound(&app, when);
        let captures = capture::list(&app.store, None, 50).unwrap();
        assert_eq!(captures.len(), 1, "{when}: the capture survives");
        assert_eq!(captures[0].note, "Mooi\nvoorbeeld 🌾", "{when}");
        hand::photo(&app, &root.join(DEVICE), 1);
    }
}
