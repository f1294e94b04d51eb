//! The pages behind a link that is opened in a browser. No script: the link's secret stays in the fragment, which
//! no browser sends and nothing here reads.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};

const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'none'";

const STYLE: &str = "body{margin:0;background:#FBFAF6;color:#1D2A24;font:17px/1.4 system-ui,sans-serif}\
main{max-width:34rem;margin:0 auto;padding:32px 16px}h1{font-size:28px;font-weight:600}\
section+section{margin-top:32px;padding-top:16px;border-top:1px solid #DAD9D0}p{margin:8px 0}\
.q{color:#55635C;font-size:15px}b{color:#B45309}\
@media(prefers-color-scheme:dark){body{background:#141A17;color:#E9EEE9}.q{color:#A7B3AC}b{color:#F0A35B}\
section+section{border-color:#35403A}}";

struct Words {
    title: &'static str,
    what: &'static str,
    how: &'static str,
    safe: &'static str,
}

fn page(dutch: &Words, english: &Words) -> Response {
    let section = |lang: &str, words: &Words| {
        format!(
            "<section lang=\"{lang}\"><h1>{}</h1><p>{}</p><p><b>{}</b></p><p class=\"q\">{}</p></section>",
            words.title, words.what, words.how, words.safe
        )
    };
    let html = format!(
        "<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width,initial-scale=1\"><meta name=\"referrer\" content=\"no-referrer\">\
         <title>Oogst</title><style>{STYLE}</style></head><body><main>{}{}</main></body></html>",
        section("nl", dutch),
        section("en", english)
    );
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, html).into_response()
}

pub(super) async fn join() -> Response {
    page(
        &Words {
            title: "Je bent uitgenodigd",
            what: "Met deze link doe je mee met een team in Oogst.",
            how: "Open deze link in de Oogst-app, of scan de QR-code met de app.",
            safe: "Deze pagina leest of bewaart niets van de link.",
        },
        &Words {
            title: "You are invited",
            what: "With this link you join a team in Oogst.",
            how: "Open this link in the Oogst app, or scan the QR code with the app.",
            safe: "This page neither reads nor keeps anything of the link.",
        },
    )
}

pub(super) async fn found() -> Response {
    page(
        &Words {
            title: "Begin een team",
            what: "Met deze link begin je een team op deze hub. De link werkt één keer.",
            how: "Open deze link in de Oogst-app.",
            safe: "Deze pagina leest of bewaart niets van de link.",
        },
        &Words {
            title: "Found a team",
            what: "With this link you found a team at this hub. It works once.",
            how: "Open this link in the Oogst app.",
            safe: "This page neither reads nor keeps anything of the link.",
        },
    )
}
