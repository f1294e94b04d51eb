//! The transport over HTTP: reqwest with rustls (ring), and the hub's certificate pinned when the
//! invite says which it is.

use std::{
    error::Error,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use bytes::Bytes;
use futures_util::{
    StreamExt,
    stream::{self, BoxStream},
};
use oogst_protocol::Hash;
use rustls::{
    ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme,
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature},
};
use rustls_pki_types::{CertificateDer, ServerName, UnixTime};

use super::transport::{BoxFuture, Reach, Request, Response, Transport, TransportError};
use crate::team::HubAddress;

/// Bytes between two reports of progress, and of one write to the network.
const SLICE: usize = 64 * 1024;
const CONNECT: Duration = Duration::from_secs(15);
/// Longest silence of a body on its way, in either direction, beyond which the connection counts as dead: what a phone
/// that walks out of range leaves behind.
const SILENCE: Duration = Duration::from_secs(60);

/// Reaches hubs over HTTP.
#[derive(Debug, Default, Clone, Copy)]
pub struct HttpReach;

impl Reach for HttpReach {
    fn to(&self, hub: &HubAddress) -> Result<Arc<dyn Transport>, TransportError> {
        Ok(Arc::new(HttpTransport::new(hub)?))
    }
}

/// HTTP to one hub.
pub struct HttpTransport {
    client: reqwest::Client,
    base: String,
}

impl HttpTransport {
    /// A way to this hub. Opens no connection yet.
    ///
    /// # Errors
    /// [`TransportError::Address`] or [`TransportError::Tls`] when the address or pin can't be used.
    pub fn new(hub: &HubAddress) -> Result<Self, TransportError> {
        let url = url::Url::parse(&hub.url).map_err(|e| TransportError::Address(e.to_string()))?;
        if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
            return Err(TransportError::Address(hub.url.clone()));
        }
        let client = reqwest::Client::builder()
            .tls_backend_preconfigured(tls(hub.tls_pin)?)
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(CONNECT)
            .user_agent(concat!("oogst/", env!("CARGO_PKG_VERSION")))
            .no_proxy_on_loopback(&url)
            .build()
            .map_err(|e| TransportError::Tls(e.to_string()))?;
        Ok(Self { client, base: hub.url.trim_end_matches('/').to_owned() })
    }
}

trait LoopbackProxy {
    fn no_proxy_on_loopback(self, url: &url::Url) -> Self;
}

impl LoopbackProxy for reqwest::ClientBuilder {
    /// A proxy set for the outside world has no business with a hub on this machine.
    fn no_proxy_on_loopback(self, url: &url::Url) -> Self {
        let loopback = match url.host() {
            Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
            Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
            Some(url::Host::Domain(name)) => name == "localhost",
            None => false,
        };
        if loopback { self.no_proxy() } else { self }
    }
}

impl Transport for HttpTransport {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            // Behind the hub's address anything but a path could name another host, which would get the token.
            if !request.path.starts_with('/') {
                return Err(TransportError::Address(request.path));
            }
            let len = request.body.len() as u64;
            let moved = Arc::new(AtomicU64::new(0));
            let mut builder = self
                .client
                .request(request.method, format!("{}{}", self.base, request.path))
                .headers(request.headers);
            builder = match request.sent {
                Some(sent) if len > 0 => builder
                    .header(http::header::CONTENT_LENGTH, len)
                    .body(reqwest::Body::wrap_stream(slices(request.body, sent, Arc::clone(&moved)))),
                Some(_) | None if len > 0 => builder.body(request.body),
                _ => builder,
            };
            let beyond = if len > 0 { SILENCE } else { Duration::ZERO };
            let patience = Duration::from_secs(request.timeout_seconds) + beyond;
            let mut sending = std::pin::pin!(builder.send());
            let answer = loop {
                let before = moved.load(Ordering::Relaxed);
                match tokio::time::timeout(patience, &mut sending).await {
                    Ok(answer) => break answer.map_err(|e| explain(&e))?,
                    // Slow, but it goes on.
                    Err(_) if moved.load(Ordering::Relaxed) > before => {}
                    Err(_) => return Err(TransportError::Timeout),
                }
            };
            let (status, headers) = (answer.status(), answer.headers().clone());
            Ok(Response { status, headers, body: incoming(answer) })
        })
    }
}

/// The answer's body; a silence ends it.
fn incoming(answer: reqwest::Response) -> BoxStream<'static, Result<Bytes, TransportError>> {
    stream::unfold(Some(answer), |answer| async {
        let mut answer = answer?;
        match tokio::time::timeout(SILENCE, answer.chunk()).await {
            Err(_) => Some((Err(TransportError::Timeout), None)),
            Ok(Err(error)) => Some((Err(explain(&error)), None)),
            Ok(Ok(None)) => None,
            Ok(Ok(Some(part))) => Some((Ok(part), Some(answer))),
        }
    })
    .boxed()
}

fn slices(
    body: Bytes,
    sent: super::transport::Sent,
    moved: Arc<AtomicU64>,
) -> impl futures_util::Stream<Item = Result<Bytes, std::io::Error>> + Send + 'static {
    let total = body.len();
    stream::iter((0..total).step_by(SLICE).map(move |from| {
        sent(from as u64);
        moved.store(from as u64, Ordering::Relaxed);
        Ok(body.slice(from..total.min(from + SLICE)))
    }))
}

fn explain(error: &reqwest::Error) -> TransportError {
    if error.is_timeout() {
        return TransportError::Timeout;
    }
    let mut cause: Option<&dyn Error> = Some(error);
    let mut deepest = error.to_string();
    while let Some(each) = cause {
        if let Some(tls) = each.downcast_ref::<rustls::Error>() {
            return TransportError::Tls(tls.to_string());
        }
        if let Some(tls) = each.downcast_ref::<std::io::Error>().and_then(inside) {
            return TransportError::Tls(tls.to_string());
        }
        deepest = each.to_string();
        cause = each.source();
    }
    if error.is_builder() {
        return TransportError::Address(deepest);
    }
    TransportError::Offline(deepest)
}

/// The TLS error in an I/O error, which may hold another: what it holds is not among its sources.
fn inside(error: &std::io::Error) -> Option<&rustls::Error> {
    let inner = error.get_ref()?;
    inner.downcast_ref::<rustls::Error>().or_else(|| inner.downcast_ref::<std::io::Error>().and_then(inside))
}

fn tls(pin: Option<Hash>) -> Result<ClientConfig, TransportError> {
    let provider = Arc::new(ring::default_provider());
    let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|e| TransportError::Tls(e.to_string()))?;
    let config = match pin {
        Some(pin) => builder
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(Pinned { pin, provider }))
            .with_no_client_auth(),
        None => {
            let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
            builder.with_root_certificates(roots).with_no_client_auth()
        }
    };
    Ok(config)
}

/// Trusts one certificate: the one the invite names. Its dates are not looked at: the pin says more, and a phone
/// whose clock is years off must not lose its hub.
#[derive(Debug)]
struct Pinned {
    pin: Hash,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Pinned {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        if Hash::of(end_entity) == self.pin {
            Ok(ServerCertVerified::assertion())
        } else {
            Err(rustls::Error::General("another certificate than the invite names".into()))
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, cert, dss, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, cert, dss, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
