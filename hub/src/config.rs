//! What `oogst-hub serve` is told.

use std::{net::SocketAddr, path::PathBuf};

use crate::mailbox::Settings;

/// How many requests are taken.
#[derive(Debug, Clone)]
pub struct Rates {
    /// Requests a second and token, over time. A school is one address, so tokens are counted, not addresses.
    pub per_token: u32,
    /// Requests a second without a token, for each address.
    pub per_address: u32,
    /// Requests a second without a token, all together.
    pub anonymous: u32,
}

impl Default for Rates {
    fn default() -> Self {
        Self { per_token: 200, per_address: 100, anonymous: 1000 }
    }
}

/// What `oogst-hub serve` is told.
#[derive(Debug, Clone)]
pub struct Config {
    /// The data folder.
    pub data: PathBuf,
    /// Where to listen; port 0 for any.
    pub listen: SocketAddr,
    /// The address that devices use, where it is not the listening one.
    pub public_url: Option<String>,
    /// Certificate chain and key, in PEM.
    pub tls: Option<(PathBuf, PathBuf)>,
    /// A public authority vouches for the certificate: links carry no pin.
    pub public_ca: bool,
    /// Plain HTTP beyond this machine is wanted.
    pub allow_plain_http: bool,
    /// Rules.
    pub settings: Settings,
    /// Rates.
    pub rates: Rates,
    /// Connections at once.
    pub connections: usize,
}

impl Config {
    /// The defaults, for a folder and an address.
    #[must_use]
    pub fn new(data: PathBuf, listen: SocketAddr) -> Self {
        Self {
            data,
            listen,
            public_url: None,
            tls: None,
            public_ca: false,
            allow_plain_http: false,
            settings: Settings::default(),
            rates: Rates::default(),
            connections: 4096,
        }
    }
}
