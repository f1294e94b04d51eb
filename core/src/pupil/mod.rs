//! Pupils: a class, and how its pupils say that a lesson went, on the teacher's device.
//!
//! Works offline, before any team is joined. Where to start:
//! - [`create_class`], [`change_class`], [`classes`]: numbers, and names that stay on the teacher's devices;
//! - [`start`]: a round about a lesson or learning goal; [`rounds`], [`result`](fn@result): the class at once;
//! - [`screen`](fn@screen), [`begin`], [`answer`], [`photo`], [`back`], [`leave`], [`done`]: one pupil after the other, one
//!   screen at a time, each answer durable;
//! - [`withdraw`]: a registration that was none.

mod answer;
mod back;
mod begin;
mod change_class;
mod classes;
mod create_class;
mod done;
mod error;
mod leave;
mod photo;
mod result;
mod rounds;
mod rows;
mod say;
mod screen;
mod start;
mod withdraw;

pub use answer::answer;
pub use back::back;
pub use begin::begin;
pub use change_class::{ClassChange, change_class};
pub use classes::{class, classes};
pub use create_class::create_class;
pub use done::done;
pub use error::PupilError;
pub use leave::leave;
pub use photo::photo;
pub use result::result;
pub use rounds::{RoundRow, photos, rounds};
pub(crate) use rows::{keep_round, registrations, round};
pub(crate) use say::{queue_all, queue_round, receive_class, receive_registration, receive_round};
pub use screen::{at_work, screen};
pub use start::{StartRequest, start};
pub use withdraw::withdraw;
