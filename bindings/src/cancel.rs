//! A switch that ends something long.

use std::sync::Arc;

use tokio_util::sync::CancellationToken;

/// A switch that ends something long that was started with it: a sync, a fetch, a scan. What was done before stands; the
/// call ends with [`crate::OogstError::Cancelled`]. In Kotlin cancelling the coroutine does the same.
#[derive(Debug, Default, uniffi::Object)]
pub struct Cancel(CancellationToken);

#[uniffi::export]
impl Cancel {
    /// A switch that is on.
    #[uniffi::constructor]
    #[must_use]
    pub fn new() -> Arc<Self> {
        Arc::new(Self::default())
    }

    /// Ends what runs with this switch, and what is started with it later.
    pub fn cancel(&self) {
        self.0.cancel();
    }

    /// Whether it was used.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.is_cancelled()
    }
}

impl Cancel {
    pub(crate) async fn cancelled(&self) {
        self.0.cancelled().await;
    }
}
