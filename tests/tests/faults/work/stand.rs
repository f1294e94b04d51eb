//! Where a piece of work begins, again and again: a template, copied for every death, with a hub of its own when one
//! takes part.

use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
};

use oogst_tests::hub::Hub;

use super::{DEVICE, Work};
use crate::campaign::place;

/// A template and the place where its copies are worked on.
pub(crate) struct Stand {
    folder: tempfile::TempDir,
    hub: Option<Hub>,
}

impl Stand {
    /// Makes what `work` begins with.
    pub(crate) fn new(work: &dyn Work) -> Self {
        let folder = place();
        let mut stand = Self { folder, hub: None };
        fs::create_dir_all(stand.root().join(DEVICE)).unwrap();
        if work.with_hub() {
            stand.hub = Some(Hub::start_in(&stand.hub_folder(), &[]));
        }
        work.prepare(&mut stand);
        stand.keep();
        stand
    }

    /// Where the work is done.
    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join("root")
    }

    /// The device's folder.
    pub(crate) fn device(&self) -> PathBuf {
        self.root().join(DEVICE)
    }

    pub(crate) fn hub(&mut self) -> &mut Hub {
        self.hub.as_mut().expect("a hub takes part")
    }

    fn template(&self) -> PathBuf {
        self.folder.path().join("template")
    }

    /// What is there now is what every copy begins with.
    fn keep(&mut self) {
        self.still();
        let _ = fs::remove_dir_all(self.template());
        fs::rename(self.root(), self.template()).unwrap();
    }

    fn still(&mut self) {
        if let Some(hub) = &mut self.hub {
            hub.kill();
        }
    }

    /// Begins anew: the template's copy, its hub running.
    pub(crate) fn fresh(&mut self) -> PathBuf {
        self.begin(&self.template());
        if let Some(hub) = &mut self.hub {
            hub.restart();
        }
        self.root()
    }

    /// The same with a hub in an environment in which it may die as it starts.
    pub(crate) fn fresh_hub(&mut self, environment: Vec<(OsString, OsString)>) -> Result<PathBuf, String> {
        self.begin(&self.template());
        self.hub().set_environment(environment);
        self.hub().try_restart()?;
        Ok(self.root())
    }

    /// The same, with a look at the hub's folder before it starts.
    pub(crate) fn fresh_disk<T>(
        &mut self,
        environment: Vec<(OsString, OsString)>,
        look: impl FnOnce(&Path) -> T,
    ) -> (T, Result<(), String>) {
        self.begin(&self.template());
        let seen = look(&self.hub_folder());
        self.hub().set_environment(environment);
        (seen, self.hub().try_restart())
    }

    fn begin(&mut self, from: &Path) {
        self.still();
        let _ = fs::remove_dir_all(self.root());
        copy(from, &self.root()).unwrap();
    }

    /// The hub's folder.
    pub(crate) fn hub_folder(&self) -> PathBuf {
        self.root().join("hub")
    }

    /// Keeps what is there now under a name, the hub still.
    pub(crate) fn freeze(&mut self, name: &str) {
        self.still();
        let kept = self.folder.path().join(name);
        let _ = fs::remove_dir_all(&kept);
        fs::rename(self.root(), kept).unwrap();
    }

    /// Begins from what was kept under a name, `part` of it without what was in it: the caller fills that.
    pub(crate) fn thaw(&mut self, name: &str, part: &Path, fill: impl FnOnce(&Path)) -> PathBuf {
        self.begin(&self.folder.path().join(name));
        fs::remove_dir_all(part).unwrap();
        fs::create_dir(part).unwrap();
        fill(part);
        if let Some(hub) = &mut self.hub {
            hub.set_environment(Vec::new());
            hub.restart();
        }
        self.root()
    }
}

/// Copies a folder. Sockets and the like are not expected in one.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    fs::set_permissions(to, fs::metadata(from)?.permissions())?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
