//! Request bodies and queries, within bounds of size and time.

use std::time::Duration;

use axum::{body::Body, http::Uri};
use futures_util::StreamExt;
use serde::de::DeserializeOwned;

use crate::mailbox::Refusal;

/// Seconds that a JSON body may take in all.
const SECONDS: u64 = 60;

/// A JSON body of at most `limit` bytes. The limit is checked before memory is taken.
pub(crate) async fn json<T: DeserializeOwned>(body: Body, limit: usize) -> Result<T, Refusal> {
    let bytes = tokio::time::timeout(Duration::from_secs(SECONDS), read(body, limit)).await;
    let bytes = bytes.map_err(|_| Refusal::Slow)??;
    serde_json::from_slice(&bytes).map_err(Refusal::invalid)
}

async fn read(body: Body, limit: usize) -> Result<Vec<u8>, Refusal> {
    let announced = http_body_len(&body);
    if announced > limit as u64 {
        return Err(Refusal::TooLarge(limit as u64));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(announced).unwrap_or_default());
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| Refusal::BadRequest("the body was cut short"))?;
        if bytes.len() + chunk.len() > limit {
            return Err(Refusal::TooLarge(limit as u64));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

fn http_body_len(body: &Body) -> u64 {
    axum::body::HttpBody::size_hint(body).lower()
}

/// A number in the query; `default` when it is not there.
pub(crate) fn number(uri: &Uri, name: &str, default: u64) -> Result<u64, Refusal> {
    let pairs = uri.query().unwrap_or_default().split('&');
    let value = pairs.filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name);
    value.map_or(Ok(default), |(_, text)| {
        text.parse().map_err(|_| Refusal::Invalid(format!("{name} must be a number")))
    })
}
