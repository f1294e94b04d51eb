//! TLS from given files.

use std::{path::Path, sync::Arc};

use oogst_protocol::Hash;
use rustls::ServerConfig;
use rustls_pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject};

use crate::error::HubError;

/// Reads a certificate chain and its key; gives the server's settings and the pin that links carry: the
/// SHA-256 of the first certificate's DER.
///
/// # Errors
/// [`HubError::Tls`].
pub fn load(cert: &Path, key: &Path) -> Result<(Arc<ServerConfig>, Hash), HubError> {
    let wrong =
        |path: &Path, error: &dyn std::fmt::Display| HubError::Tls(format!("{}: {error}", path.display()));
    let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_file_iter(cert)
        .and_then(Iterator::collect)
        .map_err(|error| wrong(cert, &error))?;
    let pin = Hash::of(chain.first().ok_or_else(|| wrong(cert, &"no certificate in it"))?);
    let private = PrivateKeyDer::from_pem_file(key).map_err(|error| wrong(key, &error))?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| HubError::Tls(error.to_string()))?
        .with_no_client_auth()
        .with_single_cert(chain, private)
        .map_err(|error| HubError::Tls(error.to_string()))?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok((Arc::new(config), pin))
}
