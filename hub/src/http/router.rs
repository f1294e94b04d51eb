//! Which address is whose: the one table, against which `openapi.json` is tested.

use std::any::Any;

use axum::{
    Router,
    extract::Request,
    http::Method,
    middleware,
    response::{IntoResponse, Response},
    routing::{MethodRouter, delete, get, head, options, patch, post},
};
use std::sync::Arc;
use tower_http::catch_panic::CatchPanicLayer;

use super::{
    App, auth, envelopes, found, grants, health, limits::Limits, log, metrics, objects, openapi, pages,
    receipts, uploads,
};
use crate::{
    config::Rates,
    data::DataDir,
    mailbox::{Mailbox, Refusal},
};

/// The hub as a service over HTTP.
pub type Service = Router;

type Route = (&'static str, &'static str, MethodRouter<App>);

/// Method, path, handler.
#[rustfmt::skip]
fn routes() -> Vec<Route> {
    vec![
        ("get", "/healthz", get(health::health)),
        ("get", "/metrics", get(metrics::metrics)),
        ("get", "/openapi.json", get(openapi::document)),
        ("get", "/join", get(pages::join)),
        ("get", "/found", get(pages::found)),
        ("post", "/v1/teams", post(found::found)),
        ("post", "/v1/auth/challenge", post(auth::challenge)),
        ("post", "/v1/auth/token", post(auth::token)),
        ("get", "/v1/teams/{team}/log", get(log::read)),
        ("post", "/v1/teams/{team}/log", post(log::append)),
        ("get", "/v1/teams/{team}/grants", get(grants::list)),
        ("post", "/v1/teams/{team}/grants", post(grants::add)),
        ("get", "/v1/teams/{team}/envelopes", get(envelopes::list)),
        ("post", "/v1/teams/{team}/envelopes", post(envelopes::append)),
        ("post", "/v1/teams/{team}/receipts", post(receipts::receipts)),
        ("get", "/v1/teams/{team}/backup", get(receipts::backup)),
        ("post", "/v1/teams/{team}/objects/status", post(objects::status)),
        ("post", "/v1/teams/{team}/objects/audiences", post(objects::audiences)),
        ("get", "/v1/teams/{team}/objects/{hash}", get(objects::get)),
        ("delete", "/v1/teams/{team}/objects/{hash}", delete(objects::delete)),
    ]
}

/// The routes of tus.
#[rustfmt::skip]
fn tus_routes() -> Vec<Route> {
    vec![
        ("options", "/v1/teams/{team}/uploads", options(uploads::options)),
        ("post", "/v1/teams/{team}/uploads", post(uploads::create)),
        ("options", "/v1/teams/{team}/uploads/{upload}", options(uploads::options)),
        ("head", "/v1/teams/{team}/uploads/{upload}", head(uploads::head)),
        ("patch", "/v1/teams/{team}/uploads/{upload}", patch(uploads::patch)),
        ("delete", "/v1/teams/{team}/uploads/{upload}", delete(uploads::delete)),
    ]
}

fn router(routes: Vec<Route>) -> Router<App> {
    routes.into_iter().fold(Router::new(), |router, (_, path, handler)| router.route(path, handler))
}

/// The hub's API over a mailbox.
pub fn service(mailbox: Arc<Mailbox>, rates: &Rates, data: Option<DataDir>) -> Service {
    let app = App { mailbox, limits: Arc::new(Limits::new(rates)), data };
    let tus = router(tus_routes())
        .method_not_allowed_fallback(async || Refusal::Method)
        .layer(middleware::from_fn(uploads::say_version));
    let routes = router(routes())
        .merge(tus)
        .method_not_allowed_fallback(async || Refusal::Method)
        .fallback(async || Refusal::NotFound)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(app.clone(), metrics::count))
        .with_state(app);
    // Outside the routes, because it decides which one it will be.
    Router::new().fallback_service(tower::util::MapRequest::new(routes, overridden as fn(Request) -> Request))
}

/// tus, section "X-HTTP-Method-Override": for clients whose network lets no PATCH or DELETE through.
fn overridden(mut request: Request) -> Request {
    if request.method() == Method::POST && request.uri().path().contains("/uploads/") {
        let method = request
            .headers()
            .get("x-http-method-override")
            .map(|value| value.as_bytes().to_ascii_uppercase());
        match method.as_deref() {
            Some(b"PATCH") => *request.method_mut() = Method::PATCH,
            Some(b"DELETE") => *request.method_mut() = Method::DELETE,
            Some(b"HEAD") => *request.method_mut() = Method::HEAD,
            _ => {}
        }
    }
    request
}

fn panicked(what: Box<dyn Any + Send + 'static>) -> Response {
    let text = what.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| what.downcast_ref::<String>().cloned());
    Refusal::Internal(format!("a panic: {}", text.unwrap_or_default())).into_response()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_document_and_the_routes_are_the_same() {
        let document: serde_json::Value = serde_json::from_str(openapi::DOCUMENT).unwrap();
        assert_eq!(document["openapi"], "3.1.0");
        let mut described = BTreeSet::new();
        for (path, methods) in document["paths"].as_object().unwrap() {
            for method in methods.as_object().unwrap().keys().filter(|key| *key != "parameters") {
                described.insert((method.clone(), path.clone()));
            }
        }
        let served = routes().into_iter().chain(tus_routes());
        let served: BTreeSet<_> = served.map(|(m, p, _)| (m.to_owned(), p.to_owned())).collect();
        assert_eq!(described, served);
    }
}
