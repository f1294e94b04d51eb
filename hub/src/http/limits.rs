//! How many requests are taken. Per token once the token is known to be one: a school is one address.

use std::{net::IpAddr, num::NonZeroU32};

use governor::{
    DefaultDirectRateLimiter, DefaultKeyedRateLimiter, NotUntil, Quota, RateLimiter,
    clock::{Clock, DefaultClock, QuantaInstant},
};
use oogst_protocol::Hash;

use crate::{
    config::Rates,
    mailbox::{Refusal, token_hash},
};

/// Seconds' worth of requests that may come at once.
const BURST_SECONDS: u32 = 10;
/// Keys after which those that are quiet are forgotten.
const KEYS: usize = 20_000;

/// The hub's rates.
pub(crate) struct Limits {
    clock: DefaultClock,
    tokens: DefaultKeyedRateLimiter<Hash>,
    addresses: DefaultKeyedRateLimiter<IpAddr>,
    anonymous: DefaultDirectRateLimiter,
}

fn quota(per_second: u32) -> Quota {
    let rate = NonZeroU32::new(per_second).unwrap_or(NonZeroU32::MIN);
    let burst = NonZeroU32::new(per_second.saturating_mul(BURST_SECONDS)).unwrap_or(NonZeroU32::MIN);
    Quota::per_second(rate).allow_burst(burst)
}

impl Limits {
    pub(crate) fn new(rates: &Rates) -> Self {
        Self {
            clock: DefaultClock::default(),
            tokens: RateLimiter::keyed(quota(rates.per_token)),
            addresses: RateLimiter::keyed(quota(rates.per_address)),
            anonymous: RateLimiter::direct(quota(rates.anonymous)),
        }
    }

    /// One request with a token that is one.
    pub(crate) fn token(&self, token: &str) -> Result<(), Refusal> {
        if self.tokens.len() > KEYS {
            self.tokens.retain_recent();
        }
        self.tokens.check_key(&token_hash(token)).map_err(|until| self.later(&until))
    }

    /// One request without.
    pub(crate) fn anonymous(&self, from: IpAddr) -> Result<(), Refusal> {
        if self.addresses.len() > KEYS {
            self.addresses.retain_recent();
        }
        self.addresses.check_key(&from).map_err(|until| self.later(&until))?;
        self.anonymous.check().map_err(|until| self.later(&until))
    }

    fn later(&self, until: &NotUntil<QuantaInstant>) -> Refusal {
        Refusal::Rate(until.wait_time_from(self.clock.now()).as_secs() + 1)
    }
}
