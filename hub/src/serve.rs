//! Serving: from a folder and an address to a running hub, and to its end.

use std::{
    net::{SocketAddr, TcpListener},
    sync::Arc,
    time::Duration,
};

use axum_server::{Handle, tls_rustls::RustlsConfig};
use hyper_util::rt::TokioTimer;

use crate::{
    clock::Clock,
    config::Config,
    data::{DataDir, DataLock},
    error::{Doing, HubError},
    found::{self, HubAddress},
    http::{self, connections::Limited},
    index::{Index, sqlite::SqliteIndex},
    mailbox::Mailbox,
    metrics::Metrics,
    objects::folder::Folder,
    tls,
};

/// Seconds that running requests get when the hub stops.
const GRACE: Duration = Duration::from_secs(10);
/// Seconds that a request's head may take.
const HEAD_SECONDS: u64 = 20;
/// Between two sweeps.
const SWEEP: Duration = Duration::from_secs(60);

/// A hub that listens and is not serving yet.
pub struct Hub {
    mailbox: Arc<Mailbox>,
    router: http::Service,
    listener: TcpListener,
    tls: Option<RustlsConfig>,
    connections: usize,
    url: String,
    _lock: DataLock,
}

/// Stops a hub from elsewhere.
#[derive(Clone)]
pub struct Stop(Handle<SocketAddr>);

impl Default for Stop {
    fn default() -> Self {
        Self(Handle::new())
    }
}

impl Stop {
    /// Takes no more connections, and gives running requests some seconds.
    pub fn stop(&self) {
        self.0.graceful_shutdown(Some(GRACE));
    }
}

impl Hub {
    /// Makes what is needed, opens everything, and listens.
    ///
    /// # Errors
    /// [`HubError`].
    pub async fn open(config: &Config, clock: Arc<dyn Clock>) -> Result<Self, HubError> {
        let loopback = config.listen.ip().is_loopback();
        if config.tls.is_none() && !loopback && !config.allow_plain_http {
            return Err(HubError::PlainHttp(config.listen.to_string()));
        }
        let tls = config.tls.as_ref().map(|(cert, key)| tls::load(cert, key)).transpose()?;
        let data = DataDir::make(&config.data)?;
        let lock = data.lock()?;
        let key = data.key()?;
        let listener = TcpListener::bind(config.listen).doing(format!("listening on {}", config.listen))?;
        listener.set_nonblocking(true).doing("listening")?;
        let bound = listener.local_addr().doing("listening")?;
        let scheme = if tls.is_some() { "https" } else { "http" };
        let url = format!("{scheme}://{bound}");
        let public = config.public_url.as_deref().unwrap_or(&url).trim_end_matches('/').to_owned();
        let pin = tls.as_ref().map(|(_, pin)| *pin).filter(|_| !config.public_ca);
        let address = HubAddress { url: public, tls_pin: pin };

        let index: Arc<dyn Index> = Arc::new(SqliteIndex::open(&data.index(), clock.now())?);
        let objects = Arc::new(Folder::open(data.path()).doing("opening the objects")?);
        found::write_address(&data, &address)?;
        found::refresh(&data, index.as_ref(), key.verify_key(), &address, clock.now()).await?;
        let metrics = Arc::new(Metrics::default());
        let mailbox = Mailbox::open(index, objects, clock, key, config.settings.clone(), metrics).await?;
        let router = http::service(mailbox.clone(), &config.rates, Some(data.clone()));
        let tls = tls.map(|(config, _)| RustlsConfig::from_config(config));
        Ok(Self { mailbox, router, listener, tls, connections: config.connections, url, _lock: lock })
    }

    /// The address that it listens on.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The rules behind it.
    #[must_use]
    pub fn mailbox(&self) -> &Arc<Mailbox> {
        &self.mailbox
    }

    /// Serves until it is stopped; then everything received is durable.
    ///
    /// # Errors
    /// [`HubError::Io`] when listening fails.
    pub async fn run(self, stop: Stop) -> Result<(), HubError> {
        let sweeper = tokio::spawn(self.mailbox.clone().keep_sweeping(SWEEP));
        let limited = Limited::new(self.connections);
        let service = self.router.into_make_service_with_connect_info::<SocketAddr>();
        let served = match self.tls {
            Some(tls) => {
                let mut server =
                    axum_server::from_tcp_rustls(self.listener, tls).doing("serving")?.handle(stop.0);
                set_timeouts(server.http_builder());
                server.map(|acceptor| limited.around(acceptor)).serve(service).await
            }
            None => {
                let mut server = axum_server::from_tcp(self.listener).doing("serving")?.handle(stop.0);
                set_timeouts(server.http_builder());
                server.map(|acceptor| limited.around(acceptor)).serve(service).await
            }
        };
        sweeper.abort();
        self.mailbox.close().await?;
        served.doing("serving")
    }
}

fn set_timeouts(builder: &mut hyper_util::server::conn::auto::Builder<hyper_util::rt::TokioExecutor>) {
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_secs(HEAD_SECONDS))
        .max_headers(64);
}

/// Ends when the system asks the process to stop.
pub async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let interrupt = tokio::signal::ctrl_c();
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
        }
        Err(_) => {
            let _ = interrupt.await;
        }
    }
}
