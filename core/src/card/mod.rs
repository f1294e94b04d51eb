//! Exit cards: print them, photograph a desk full of them, know how the lesson went.
//!
//! Where to start:
//! - [`known`], [`create`]: the templates that this device knows, shipped ones first;
//! - [`print_cards`]: sheets of a template, whose codes this device then knows;
//! - [`scan`]: photos to a lesson's result; [`results`], [`result`]: what came out;
//! - [`decide`]: a person's answer, which wins over the machine's; [`crops`]: what to look at;
//! - [`chart`](fn@chart): the result as a picture;
//! - [`read`] and [`print`](mod@print): from pixels to answers, and from a template to paper; [`form`] and [`code`] are what they agree
//!   on.

mod chart;
mod create;
mod crop;
mod decide;
mod error;
mod group;
mod keep;
mod known;
mod leaf;
pub mod print;
mod print_cards;
mod results;
mod rows;
mod say;
mod scan;
mod written;

pub use oogst_reader::{code, form, read};

pub use chart::{ChartWords, chart};
pub use create::create;
pub use crop::{Crop, CropOf, crops};
pub use decide::{decide, say_right};
pub use error::CardsError;
pub use known::{KnownTemplate, find, known};
pub use leaf::leaf;
pub use print_cards::{PrintRequest, print_cards};
pub use results::{ResultRow, cards, result, results};
pub(crate) use rows::result as kept;
pub(crate) use say::{keep_filled, queue_all, receive_result, receive_template};
pub use scan::{ScanRequest, Scanned, ScannedPhoto, scan};
