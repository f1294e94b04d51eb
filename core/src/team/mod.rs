//! The team: found, join, invite, confirm, remove, leave, recover. Rules are `oogst_protocol`'s; here they
//! are kept and carried out.

mod append;
mod come_back;
mod confirm;
mod error;
mod forked;
mod found;
mod invite;
mod join;
mod leave;
mod log;
mod model;
mod recover;
mod reenrol;
mod remove;
mod renew;
mod resume;
mod settle;
mod sheet;
pub mod sheet_pdf;
mod show;

pub use confirm::confirm;
pub use error::TeamError;
pub use found::found;
pub use invite::{Invited, close_invite, invite, invite_device};
pub use join::{Joined, join};
pub use leave::leave;
pub use log::{KeptLogError, frames, keep, load, log_point};
pub use model::{HubAddress, Membership, MembershipState, PersonView};
pub use recover::{RecoverBy, recover};
pub use reenrol::reenrol;
pub use remove::{Removal, remove};
pub use renew::renew;
pub use resume::resume_join;
pub use sheet::{PrintedSheet, print_sheet};
pub use show::{DeviceView, TeamView, show};

pub(crate) use append::{complete, current, hub, pull};
pub(crate) use forked::forked;
pub(crate) use settle::settle;
pub(crate) use show::names;
