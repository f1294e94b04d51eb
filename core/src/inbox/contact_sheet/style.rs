//! The page's style. Colours, sizes, corners: the product's look, the same as on the phones.

/// Fixed rules. The rows: a picture grows with its own aspect, so all of a row end at one height; the empty
/// last box keeps the last row from growing.
pub(super) const CSS: &str = "\
:root{color-scheme:light dark;--paper:#FBFAF6;--surface:#FFFFFF;--ink:#1D2A24;--quiet:#55635C;--line:#DAD9D0;\
--accent:#B45309;--leaf:#2F6B4F;--clay:#B3261E;--row:260px}\
@media(prefers-color-scheme:dark){:root{--paper:#141A17;--surface:#1D2521;--ink:#E9EEE9;--quiet:#A7B3AC;\
--line:#35403A;--accent:#F0A35B;--leaf:#7FC8A4;--clay:#F2B8B5}}\
*{box-sizing:border-box}\
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.4 system-ui,sans-serif;overflow-wrap:anywhere;\
hyphens:auto}\
main{max-width:1440px;margin:0 auto;padding:32px 16px 64px}\
h1,h2,h3,p,figure,dl,dd{margin:0}\
header::before{content:'';display:block;width:48px;height:4px;border-radius:2px;background:var(--accent);\
margin-bottom:16px}\
h1{font-size:28px;font-weight:600;line-height:1.2}\
h2{font-size:22px;font-weight:600;line-height:1.3}\
.sub{color:var(--quiet);font-size:17px;margin-top:4px}\
section{border-top:1px solid var(--line);margin-top:32px;padding-top:24px}\
.meta{color:var(--quiet);font-size:13px}\
dl{margin-top:16px}\
dt{font-size:13px;font-weight:600;color:var(--quiet)}\
dd{margin-bottom:12px;white-space:pre-line;max-width:68ch}\
.row{display:flex;flex-wrap:wrap;gap:20px 16px;margin-top:20px;align-items:flex-start}\
.row::after{content:'';flex:1000 0 0}\
figure{min-width:0;max-width:100%}\
figure a{display:block;border-radius:12px;overflow:hidden;color:inherit;text-decoration:none;width:100%}\
figure a,figure .pic{background:var(--surface);box-shadow:inset 0 0 0 1px var(--line)}\
figure img{display:block;width:100%;height:100%;object-fit:contain}\
.pic{display:flex;flex-direction:column;align-items:center;justify-content:center;gap:8px;width:100%;\
border-radius:12px;color:var(--quiet);min-height:48px}\
.pic svg{width:44px;height:44px;fill:none;stroke:currentColor;stroke-width:1.5;stroke-linejoin:round}\
.pic b{font-size:17px;font-weight:600;color:var(--ink);letter-spacing:.04em}\
.film a{position:relative}\
.film a::before{content:'';position:absolute;left:12px;bottom:12px;width:40px;height:40px;border-radius:50%;\
background:#1D2A24}\
.film a::after{content:'';position:absolute;left:27px;bottom:23px;border:9px solid transparent;\
border-left:14px solid #fff;border-right:0}\
a:focus-visible{outline:3px solid var(--accent);outline-offset:3px}\
a:hover{text-decoration:underline}\
figcaption{padding:8px 2px 0;font-size:13px;color:var(--quiet)}\
figcaption p:first-child{font-size:15px;font-weight:600;color:var(--ink)}\
.badge{display:inline-flex;align-items:center;gap:6px;margin-top:2px}\
.badge::before{content:'';width:8px;height:8px;border-radius:50%;border:2px solid currentColor;flex:none}\
.safe{color:var(--leaf)}.careful{color:var(--clay)}\
.safe::before,.careful::before{background:currentColor}\
.careful{font-weight:600}.careful::before{border-radius:0}\
.none{color:var(--quiet);margin-top:20px}\
@media(min-width:1000px){\
.beside{display:grid;grid-template-columns:320px minmax(0,1fr);gap:0 40px}\
.beside .words{position:sticky;top:24px;align-self:start}\
.beside .row{margin-top:4px}}\
@media(min-width:1000px){main{padding:48px 32px 80px}}\
@media(max-width:600px){:root{--row:200px}figure.drawn{max-width:200px}}\
@media print{body{background:#fff}.words{position:static!important}figure{break-inside:avoid}}\
";
