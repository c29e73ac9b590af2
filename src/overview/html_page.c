/* html_page - the head of the page: what it may load (nothing), its colours, its script.  See html_parts.h. */

#include "overview/html_parts.h"

static const char style[] =
    ":root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--soft:#f1f4f8;--line:#b9c2cc;"
    "--bar:#1f4e79;--pale:#9cc3e6;--link:#0b57a4;--warn:#8a4b00;--m0:#f3e3c3;--m1:#a9d3c0;--m2:#"
    "4f9fae;--m3:#1f4e79}"
    "@media(prefers-color-scheme:dark){:root{--ink:#e8e8e8;--paper:#16191d;--soft:#22272e;"
    "--line:#4a535e;--bar:#6ea8dc;--pale:#34536f;--link:#8ec1f2;--warn:#f0b46a;--m0:#4a3a1e;--m1:#"
    "2f6b62;--m2:#4aa0b5;--m3:#b5dcf5}}"
    "*{box-sizing:border-box}"
    "body{margin:0 auto;max-width:100rem;padding:1rem 1.2rem 3rem;background:var(--paper);"
    "color:var(--ink);font:16px/1.45 system-ui,\"Segoe UI\",\"Liberation Sans\",Arial,sans-serif}"
    "h1{font-size:1.5rem;line-height:1.25;margin:.2rem 0 1rem}h2{font-size:1.15rem;margin:1.8rem 0 "
    ".5rem}h3,h4{font-size:1rem;margin:1.2rem 0 .4rem}p,ul{margin:.5rem 0}ul{padding-left:1.3rem}"
    "a{color:var(--link)}.who{margin:0;font-size:.9rem}.warn{border:1px solid var(--warn);"
    "color:var(--warn);padding:.5rem .8rem;border-radius:4px}"
    ".wide{overflow-x:auto;margin:.8rem 0}table{border-collapse:collapse;width:100%;"
    "font-variant-numeric:tabular-nums;font-size:.84rem}caption{text-align:left;font-weight:600;"
    "padding:.3rem 0}caption span{float:right;font-weight:400;font-style:italic}"
    "th,td{border:1px solid var(--line);padding:.22rem .45rem;text-align:right}"
    "thead th{background:var(--soft);text-align:center;vertical-align:middle}"
    "td.l,tbody th{text-align:left;font-weight:400}tbody "
    "th{white-space:nowrap;position:sticky;left:0;background:var(--paper)}td.c{text-align:center}"
    "table.list{font-size:.79rem}table.list th,table.list td{padding:.2rem .28rem}"
    "tr.b td,tr.b th{font-weight:600;background:var(--soft)}tr.o td,tr.o th{font-style:italic}"
    "td.v{background:linear-gradient(var(--pale),var(--pale)) no-repeat 0 100%/var(--w) .25rem}"
    "thead [role=button]{cursor:pointer;text-decoration:underline dotted}thead "
    "[role=button]:focus-visible,input:focus-visible"
    "{outline:2px solid var(--link)}th[aria-sort=ascending] [role=button]:after{content:\" "
    "\\25B2\"}"
    "th[aria-sort=descending] [role=button]:after{content:\" \\25BC\"}"
    ".find{display:block;margin:.6rem 0}.find input{font:inherit;padding:.25rem .5rem;width:20rem;"
    "max-width:100%;color:inherit;background:var(--paper);border:1px solid var(--line)}"
    ".note{font-size:.85rem;margin:.2rem 0}figure{margin:1rem 0}figcaption{font-weight:600;"
    "margin-bottom:.3rem}svg{width:100%;height:auto;max-width:60rem;display:block}"
    "svg text{fill:var(--ink);paint-order:stroke;stroke:var(--paper);stroke-width:3px;font:11px "
    "system-ui,\"Liberation Sans\",Arial,sans-serif}"
    ".bar{fill:var(--bar)}.low{fill:var(--pale);stroke:var(--bar)}.grid{stroke:var(--line);"
    "stroke-width:.5}.guide{stroke:var(--warn);stroke-dasharray:4 3}"
    ".s0{stroke:var(--bar);fill:var(--bar)}.s1{stroke:#c06a10;fill:#c06a10;stroke-dasharray:7 3}"
    ".s2{stroke:#3d8b52;fill:#3d8b52;stroke-dasharray:2 3}.s3{stroke:#8a8a8a;fill:#8a8a8a;"
    "stroke-dasharray:5 3 1 3}polyline{fill:none!important;stroke-width:2}circle{stroke-dasharray:"
    "none!important}.open{fill:var(--paper)!important}rect.s1,rect.s2,rect.s3{stroke:none}"
    ".m0{fill:var(--m0);background:var(--m0)}.m1{fill:var(--m1);background:var(--m1)}"
    ".m2{fill:var(--m2);background:var(--m2)}.m3{fill:var(--m3);background:var(--m3)}"
    ".mx{fill:var(--soft);background:var(--soft)}.map path{stroke:var(--ink);stroke-width:1.5;"
    "stroke-linejoin:round;fill-rule:evenodd}.key{list-style:none;padding:0;font-size:.85rem}"
    ".key li{display:inline-block;margin-right:1.4rem}.key span{display:inline-block;width:1.6em;"
    "height:1em;border:1px solid var(--ink);margin-right:.4em;vertical-align:-.1em;"
    "print-color-adjust:exact}"
    "@media print{:root{color-scheme:light;--ink:#000;--paper:#fff;--soft:#eee;--line:#888;"
    "--bar:#1f4e79;--pale:#cfe0f0;--link:#000;--warn:#000;--m0:#fff;--m1:#d0d0d0;--m2:#909090;--m3:"
    "#404040}@page{size:A4 landscape;margin:15mm}"
    "body{max-width:none;padding:0;font-size:11pt}table{font-size:8pt}table.list{font-size:7pt}th,"
    "td{padding:.15rem .25rem}.find{display:none}"
    ".wide{overflow:visible}thead{display:table-header-group}tr,figure{break-inside:avoid}svg{max-"
    "height:150mm;width:auto}"
    "thead [role=button]{text-decoration:none}h2{break-after:avoid}a{text-decoration:none}}";

/* Sort by a head, search without diacritics.  Total first and "Chưa xác định" last, wherever they stood. */
static const char script[] =
    "(()=>{\"use strict\";"
    "const plain=s=>s.normalize(\"NFD\").replace(/[\\u0300-\\u036f]/g,\"\").replace(/\\u0111/gi,"
    "\"d\").toLowerCase().trim();"
    "const figure=s=>{const t=s.replace(/[.%\\s\\u00a0]/g,\"\").replace(\",\",\".\");"
    "return t!==\"\"&&isFinite(t)?+t:null};"
    "for(const table of document.querySelectorAll(\"table.list\")){"
    "const body=table.tBodies[0],rows=[...body.rows],item=r=>r.className===\"\";"
    "const find=document.createElement(\"label\");find.className=\"find\";"
    "find.append(\"T\\u00ecm trong b\\u1ea3ng (kh\\u00f4ng c\\u1ea7n d\\u1ea5u): \");"
    "const input=document.createElement(\"input\");input.type=\"search\";find.append(input);"
    "table.parentNode.before(find);"
    "input.addEventListener(\"input\",()=>{const q=plain(input.value);"
    "for(const r of rows)r.hidden=item(r)&&!plain(r.textContent).includes(q)});"
    "for(const th of table.tHead.querySelectorAll(\"th[data-c]\")){"
    "const b=document.createElement(\"span\");b.setAttribute(\"role\",\"button\");b.tabIndex=0;"
    "b.textContent=th.textContent;th.replaceChildren(b);"
    "b.addEventListener(\"keydown\",e=>{if(e.key===\"Enter\"||e.key===\" "
    "\"){e.preventDefault();b.click()}});"
    "b.addEventListener(\"click\",()=>{"
    "const up=th.getAttribute(\"aria-sort\")===\"descending\",c=+th.dataset.c;"
    "for(const x of table.tHead.querySelectorAll(\"[aria-sort]\"))x.removeAttribute(\"aria-sort\");"
    "th.setAttribute(\"aria-sort\",up?\"ascending\":\"descending\");"
    "const value=r=>{const t=r.cells[c].textContent,f=figure(t);return f===null?t:f};"
    "const sorted=rows.filter(item).map(r=>[value(r),r]).sort(([x],[y])=>{"
    "const a=typeof x===\"number\",d=typeof y===\"number\";"
    "if(a!==d)return a?-1:1;const k=a?x-y:x.localeCompare(y,\"vi\");return up?k:-k});"
    "body.append(...rows.filter(r=>r.className===\"b\"),...sorted.map(([,r])=>r),"
    "...rows.filter(r=>r.className===\"o\"))})}}})();";

void
html_page_begin(struct buf *b, const struct doc *d) {
    buf_text(
        b, "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
           "style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
           "form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, "
           "initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    markup_escape(b, d->title);
    buf_text(b, "</title>\n<meta name=\"author\" content=\"");
    markup_escape(b, d->author);
    /* An empty picture of the page's own, or a browser asks for one. */
    buf_fmt(
        b, "\">\n<link rel=\"icon\" href=\"data:,\">\n<style>%s</style>\n</head>\n<body>\n<main>\n",
        style);
}

void
html_page_end(struct buf *b) {
    buf_fmt(b, "</main>\n<script>%s</script>\n</body>\n</html>\n", script);
}
