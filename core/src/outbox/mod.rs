//! The outbox: where each capture stands, in one word, and what waits.

mod facts;
mod list;
mod send_now;

pub use list::{list, states, summary};
pub use send_now::{SendNowError, send_now};
