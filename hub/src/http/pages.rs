//! The pages behind a link that is opened in a browser. The link's secret stays in the fragment, which no browser sends. One line of
//! script hands it to the app, under the app's own scheme: phones open a web address in the app only for hubs that its maker
//! vouches for, and nobody can vouch for all hubs. Without script there is no button, and the words say what to do.

use std::sync::LazyLock;

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use base64::Engine as _;
use sha2::{Digest, Sha256};

/// The buttons lead into the app, where there is a link to hand on.
const SCRIPT: &str = "if(location.hash.length>1)for(const a of document.querySelectorAll('a')){a.href='oogst:link'+location.hash;a.hidden=false}";

/// That script and no other.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(SCRIPT));
    format!(
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'none'"
    )
});

const STYLE: &str = "body{margin:0;background:#FBFAF6;color:#1D2A24;font:17px/1.4 system-ui,sans-serif}\
main{max-width:34rem;margin:0 auto;padding:32px 16px}h1{font-size:28px;font-weight:600}\
section+section{margin-top:32px;padding-top:16px;border-top:1px solid #DAD9D0}p{margin:8px 0}\
.q{color:#55635C;font-size:15px}\
a{display:inline-block;margin:16px 0 8px;padding:14px 24px;border-radius:12px;background:#B45309;color:#fff;font-weight:600;\
text-decoration:none}a[hidden]{display:none}a:focus-visible{outline:3px solid currentColor;outline-offset:3px}\
@media(prefers-color-scheme:dark){body{background:#141A17;color:#E9EEE9}.q{color:#A7B3AC}a{background:#F0A35B;color:#1D2A24}\
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
            "<section lang=\"{lang}\"><h1>{}</h1><p>{}</p><p><a hidden>Open in Oogst</a></p><p>{}</p>\
             <p class=\"q\">{}</p></section>",
            words.title, words.what, words.how, words.safe
        )
    };
    let html = format!(
        "<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width,initial-scale=1\"><meta name=\"referrer\" content=\"no-referrer\">\
         <title>Oogst</title><style>{STYLE}</style></head><body><main>{}{}</main><script>{SCRIPT}</script></body></html>",
        section("nl", dutch),
        section("en", english)
    );
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, POLICY.as_str()),
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
            how: "Lukt dat niet: kopieer de link en plak hem in de Oogst-app, of scan de QR-code met de app.",
            safe: "Deze pagina stuurt of bewaart niets van de link.",
        },
        &Words {
            title: "You are invited",
            what: "With this link you join a team in Oogst.",
            how: "If not: copy the link and paste it in the Oogst app, or scan the QR code with the app.",
            safe: "This page neither sends nor keeps anything of the link.",
        },
    )
}

pub(super) async fn found() -> Response {
    page(
        &Words {
            title: "Begin een team",
            what: "Met deze link begin je een team op deze hub. De link werkt één keer.",
            how: "Lukt dat niet: kopieer de link en plak hem in de Oogst-app.",
            safe: "Deze pagina stuurt of bewaart niets van de link.",
        },
        &Words {
            title: "Found a team",
            what: "With this link you found a team at this hub. It works once.",
            how: "If not: copy the link and paste it in the Oogst app.",
            safe: "This page neither sends nor keeps anything of the link.",
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A browser runs the script only when the page's policy names it; only the script can make the button work.
    #[tokio::test]
    async fn the_policy_names_the_script_that_is_on_the_page() {
        let answer = join().await;
        let policy = answer.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
        let html = axum::body::to_bytes(answer.into_body(), 1 << 16).await.unwrap();
        let html = std::str::from_utf8(&html).unwrap();
        let (script, _) = html.split_once("<script>").unwrap().1.split_once("</script>").unwrap();
        let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(script));
        assert!(policy.contains(&format!("script-src 'sha256-{hash}';")), "{policy}");
        assert_eq!(html.matches("<a hidden>").count(), 2, "no button leads nowhere");
    }
}
