//! Founding links: whoever holds one founds a team at this hub, once.

use std::fs;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use oogst_protocol::{Hash, VerifyKey, invite::FoundingLink};

use crate::{
    data::{DataDir, LINK, write_private},
    error::{Doing, HubError},
    index::Index,
    mailbox::{random, token_hash},
};

/// Under which address the hub was last served, and its pin.
const ADDRESS: &str = "address.txt";

/// What a link says besides its token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HubAddress {
    /// The hub's address, without a trailing slash.
    pub url: String,
    /// SHA-256 of its certificate.
    pub tls_pin: Option<Hash>,
}

/// Writes the founding link into the data folder: at the first start a new one, later the same token under the hub's
/// address of now, for as long as it is unused.
///
/// # Errors
/// [`HubError`].
pub async fn refresh(
    data: &DataDir,
    index: &dyn Index,
    hub_key: VerifyKey,
    address: &HubAddress,
    now: i64,
) -> Result<(), HubError> {
    let before = read(data);
    match before {
        Some(link) => match index.founding(token_hash(&link.token)).await? {
            Some(founding) if founding.team.is_none() => write(data, &link.token, hub_key, address),
            _ => remove(data),
        },
        // A link that was used is gone; only a hub that never had one makes it by itself.
        None if !index.ever_founding().await? => renew(data, index, hub_key, address, now).await.map(|_| ()),
        None => Ok(()),
    }
}

/// Makes another founding link and writes it into the data folder.
///
/// # Errors
/// [`HubError`].
pub async fn renew(
    data: &DataDir,
    index: &dyn Index,
    hub_key: VerifyKey,
    address: &HubAddress,
    now: i64,
) -> Result<FoundingLink, HubError> {
    let token = URL_SAFE_NO_PAD.encode(random::<32>()?);
    index.add_founding(token_hash(&token), now).await?;
    write(data, &token, hub_key, address)?;
    Ok(link(&token, hub_key, address))
}

/// The link that is in the data folder, if it is one.
#[must_use]
pub fn read(data: &DataDir) -> Option<FoundingLink> {
    let text = fs::read_to_string(data.path().join(LINK)).ok()?;
    FoundingLink::parse(&text).ok()
}

/// Takes the link away: it was used.
pub(crate) fn remove(data: &DataDir) -> Result<(), HubError> {
    match fs::remove_file(data.path().join(LINK)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).doing("removing the used link")
        }
        _ => Ok(()),
    }
}

fn link(token: &str, hub_key: VerifyKey, address: &HubAddress) -> FoundingLink {
    FoundingLink { hub: address.url.clone(), tls_pin: address.tls_pin, hub_key, token: token.to_owned() }
}

fn write(data: &DataDir, token: &str, hub_key: VerifyKey, address: &HubAddress) -> Result<(), HubError> {
    write_private(data.path(), LINK, &format!("{}\n", link(token, hub_key, address).to_link()))
}

/// Makes another founding link for the hub of this folder, which may be serving meanwhile. Its address is the
/// given one, or the one under which the hub was last served.
///
/// # Errors
/// [`HubError`].
pub async fn another(
    data: &std::path::Path,
    public_url: Option<String>,
    now: i64,
) -> Result<FoundingLink, HubError> {
    let data = DataDir::existing(data)?;
    let key = data.key()?.verify_key();
    let index = crate::index::sqlite::SqliteIndex::open(&data.index(), now)?;
    let mut address = read_address(&data)?;
    if let Some(url) = public_url {
        address.url = url.trim_end_matches('/').to_owned();
    }
    renew(&data, &index, key, &address, now).await
}

/// Remembers under which address the hub is served.
pub(crate) fn write_address(data: &DataDir, address: &HubAddress) -> Result<(), HubError> {
    let pin = address.tls_pin.map(|pin| pin.to_string()).unwrap_or_default();
    write_private(data.path(), ADDRESS, &format!("{}\n{pin}\n", address.url))
}

fn read_address(data: &DataDir) -> Result<HubAddress, HubError> {
    let text = fs::read_to_string(data.path().join(ADDRESS))
        .doing("reading the hub's address: was it ever served?")?;
    let mut lines = text.lines();
    let url = lines.next().unwrap_or_default().to_owned();
    Ok(HubAddress { url, tls_pin: lines.next().and_then(|line| line.parse().ok()) })
}
