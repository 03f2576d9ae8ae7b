/** The portal's one style sheet, coloured by the brand; its address changes with its content. */
import { sha256 } from '../../kernel/fingerprint.ts';
import { readableOn } from '../../pages/index.ts';

const PAPER = '#faf8f4';
const NIGHT = '#15181d';
/** Under white button text. */
const WHITE = '#ffffff';

const SHEET = `
*{box-sizing:border-box}
html{color-scheme:light dark;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
a{color:var(--brand);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--brand);outline-offset:2px;border-radius:.2rem}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem}
.wrap{max-width:42rem;margin:0 auto;padding:0 1.15rem}
.top{border-bottom:1px solid var(--line);background:var(--card)}
.top .wrap{display:flex;align-items:center;justify-content:space-between;gap:1rem;min-height:3.75rem}
.brand{font-weight:700;font-size:1.05rem;letter-spacing:-.01em}
.brand img{display:block;height:2.25rem;width:auto;max-width:min(11rem,30vw);object-fit:contain;background:#fff;border-radius:.45rem;padding:.25rem .45rem}
.lang{display:flex;gap:.25rem;font-size:.95rem}
.lang a,.lang span{padding:.65rem .7rem;min-width:2.75rem;text-align:center;border-radius:.5rem;text-decoration:none}
.lang [aria-current]{font-weight:700;color:var(--ink)}
.tabs{display:flex;gap:1.4rem;padding-top:1.1rem}
.tabs a,.tabs span{padding:.55rem 0;border-bottom:3px solid transparent;text-decoration:none;color:var(--quiet)}
.tabs [aria-current]{color:var(--ink);font-weight:650;border-color:var(--brand)}
main{padding:1.4rem 0 3rem}
h1{font-size:1.85rem;line-height:1.2;letter-spacing:-.02em;margin:.4rem 0 .8rem;text-wrap:balance}
h2{font-size:1.2rem;line-height:1.3;margin:2.4rem 0 .8rem;letter-spacing:-.01em}
h2.first{margin-top:0}
p{margin:0 0 1rem}.quiet{color:var(--quiet);font-size:.97rem}
.lead{font-size:1.12rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:1rem;padding:1.2rem 1.25rem;margin:0 0 1rem}
.card>:last-child,.note>:last-child{margin-bottom:0}
.today{list-style:none;padding-block:.55rem}
.today li{border-top:1px solid var(--line)}.today li:first-child{border-top:0}
.leaked{list-style:none;margin:0 0 1rem;padding:0;display:flex;flex-wrap:wrap;gap:.5rem}
.leaked li{background:var(--card);border:1px solid var(--line);border-radius:.7rem;padding:.45rem .8rem}
.leaked small{display:block;color:var(--quiet);font-size:.86rem;line-height:1.35}
details{background:var(--card);border:1px solid var(--line);border-radius:.9rem;margin:0 0 .6rem}
summary{cursor:pointer;padding:.9rem 1.1rem;font-weight:600;min-height:2.75rem}
details>div{padding:0 1.1rem .9rem}details ul{margin:.2rem 0 0;padding-left:1.2rem}details li{margin:.3rem 0}
.note{border-left:4px solid var(--brand);background:var(--tint);padding:1rem 1.1rem;border-radius:.3rem .9rem .9rem .3rem;margin:0 0 1rem}
.bad{border-left-color:var(--alarm)}
.button{display:block;width:100%;text-align:center;font:inherit;font-weight:650;border:0;border-radius:.8rem;padding:.9rem 1.2rem;background:var(--button);color:#fff;text-decoration:none;cursor:pointer}
.button:hover{filter:brightness(1.08)}
.plain{display:block;width:100%;text-align:center;font:inherit;background:none;border:0;padding:.9rem;color:var(--brand);text-decoration:underline;cursor:pointer}
form.card .quiet{margin-top:.8rem}.set+.set{margin-top:2.4rem}.card>.face{margin-bottom:1rem}
fieldset{border:0;margin:0;padding:0;min-width:0}legend{padding:0;font-weight:600;margin-bottom:.6rem}
.choice{display:grid;grid-template-columns:1.5rem 1fr;gap:.8rem;background:var(--card);border:1px solid var(--line);border-radius:1rem;padding:1.1rem 1.2rem;margin:0 0 .7rem;cursor:pointer}
.choice:has(:checked){border-color:var(--brand);box-shadow:inset 0 0 0 1px var(--brand)}
.choice input{width:1.35rem;height:1.35rem;margin:.15rem 0 0;accent-color:var(--button)}
.choice span{display:block}.choice .t{font-weight:650}
.face{display:inline-block!important;margin-top:.4rem;padding:.1rem .6rem;border-radius:.5rem;background:var(--tint);font-weight:600;font-variant-numeric:tabular-nums}
label.field{display:block;font-weight:600;margin-bottom:.35rem}
.typed{width:100%;font:1.2rem/1.4 ui-monospace,SFMono-Regular,Menlo,monospace;letter-spacing:.06em;text-transform:uppercase;padding:.8rem .9rem;border:1px solid var(--edge);border-radius:.7rem;background:var(--card);color:inherit;margin-bottom:.8rem}
.typed::placeholder{color:var(--quiet);opacity:1}
.hash,.share{font:400 .95rem/1.5 ui-monospace,SFMono-Regular,Menlo,monospace;overflow-wrap:anywhere;user-select:all}
.code{font:700 1.35rem/1.5 ui-monospace,SFMono-Regular,Menlo,monospace;letter-spacing:.06em;overflow-wrap:anywhere;user-select:all}
.steps{list-style:none;display:flex;margin:1rem 0 0;padding:0;gap:.5rem}
.steps li{flex:1;border-top:4px solid var(--line);padding-top:.45rem;font-size:.93rem;color:var(--quiet)}
.steps .done{border-color:var(--brand);color:var(--ink)}.steps [aria-current]{font-weight:650}
dl{margin:0}dl>div{display:flex;justify-content:space-between;gap:1rem;padding:.5rem 0;border-top:1px solid var(--line)}dl>div:first-child{border-top:0;padding-top:0}dl>div:last-child{padding-bottom:0}dt{color:var(--quiet)}dd{margin:0;text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.plain-text{font-family:inherit;letter-spacing:0;text-transform:none}
.prose{white-space:pre-line}.said{margin:0;padding-left:1.2rem}.said li{margin:.45rem 0}.said.card{padding-left:2.4rem;margin-bottom:1rem}.said p,.updates p{margin:0 0 .5rem}
.ways{list-style:none;margin:1.4rem 0;padding:0;border:1px solid var(--line);border-radius:1rem;overflow:hidden;background:var(--card)}
.ways li+li{border-top:1px solid var(--line)}
.ways a{display:flex;justify-content:space-between;align-items:center;gap:1rem;min-height:3rem;padding:.8rem 1.1rem;font-weight:600;text-decoration:none}
.ways a::after{content:"";flex:none;width:.55rem;height:.55rem;border:solid currentColor;border-width:2px 2px 0 0;transform:rotate(45deg)}
.updates{list-style:none;margin:0 0 1rem;padding:0}
.updates li{border-left:3px solid var(--line);padding:.1rem 0 .9rem 1rem;margin:0}.updates li:first-child{border-left-color:var(--brand)}
.updates time{display:block;font-weight:650}
.good{border-left-color:var(--fine)}.answer h2{font-size:1.35rem}
.reach dd{white-space:normal;overflow-wrap:anywhere}
footer{border-top:1px solid var(--line);padding:1.6rem 0 3rem;color:var(--quiet);font-size:.97rem}
footer h2{margin:0 0 .5rem;font-size:1.05rem;color:var(--ink)}
.mark{display:grid;grid-template-columns:1.9rem 1fr;gap:.8rem;cursor:pointer;min-height:2.75rem;padding:.7rem 0}
.mark input{width:1.6rem;height:1.6rem;margin:.05rem 0 0;accent-color:var(--button)}
.mark:has(:checked) span{color:var(--quiet)}
details .marks{list-style:none;padding:0}
.second{display:block;width:100%;font:inherit;font-weight:650;border:2px solid var(--brand);border-radius:.8rem;padding:.8rem 1.2rem;background:none;color:var(--brand);cursor:pointer}
.actions{display:grid;gap:.8rem}.button+.quiet,form+.quiet,details+.quiet{margin-top:1rem}.steps+.note,.steps+form,.steps+p,ul+form{margin-top:1.6rem}form+form{margin-top:.6rem}textarea.typed{display:block;resize:vertical}input[type=file].typed{padding:.6rem;font-size:1rem}.typed.asis{text-transform:none;letter-spacing:0;font-family:inherit}
.facts{display:flex;flex-wrap:wrap;gap:.4rem}.choice .face{margin-right:.4rem}main ul:not([class]){padding-left:1.3rem}main ul:not([class]) li{margin:.35rem 0}
@media(max-width:22rem){.reach>div{display:block}.reach dd{text-align:left}.lang a,.lang span{padding-inline:.4rem}}
@media(min-width:40rem){.second{width:auto;padding-inline:2rem}.actions{justify-items:start}h1{font-size:2.3rem}.button,.plain{width:auto;display:inline-block;padding-inline:2rem}}
@media print{.lang,.tabs,.button,.plain,.second,.ways,.screen,.skip,form:has(.typed){display:none}details{break-inside:avoid}details::details-content{content-visibility:visible;height:auto}summary{list-style:none}body{background:#fff;color:#000}}
`.trim();

const VERSION = sha256(SHEET).toString('hex').slice(0, 12);
const DEFAULT_COLOUR = '#1f5f5b';

/** `/portal-style/<version>-<rrggbb>.css` */
export function styleHref(brandColour: string | null): string {
  return `/portal-style/${VERSION}-${(brandColour ?? DEFAULT_COLOUR).slice(1)}.css`;
}

/** The sheet behind a name `styleHref` gave out; null for any other. */
export function styleSheet(file: string): string | null {
  const [, version, colour] = /^([0-9a-f]{12})-([0-9a-f]{6})\.css$/.exec(file) ?? [];
  return version === VERSION ? `${variables(`#${colour}`)}\n${SHEET}` : null;
}

function variables(brand: string): string {
  const button = readableOn(WHITE, brand);
  return (
    `:root{--paper:${PAPER};--card:#fff;--ink:#1c2330;--quiet:#59616f;--line:#e4dfd5;--edge:#7d838e;` +
    `--tint:#f1ede4;--alarm:#a83218;--fine:#1d7a46;--brand:${readableOn('#f1ede4', brand)};--button:${button}}` +
    `@media(prefers-color-scheme:dark){:root{--paper:${NIGHT};--card:#1d2128;--ink:#eceef2;--quiet:#a9b1be;` +
    `--line:#30363f;--edge:#8a93a1;--tint:#262b34;--alarm:#f39a80;--fine:#6fcf97;--brand:${readableOn('#262b34', brand)}}}`
  );
}
