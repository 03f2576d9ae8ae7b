/** The e-mail around the message: readable without images, in the dark, by a screen reader and by a wary eye. */
import { escapeHtml } from '../rules/clean.ts';
import type { Rendered } from './markdown.ts';
import type { Locale } from '../rules/template-kinds.ts';
import { type FixedWords, WORDS } from './words.ts';

/** Already holes or encoded; the layout adds no value of its own. */
export interface Frame {
  readonly locale: Locale;
  readonly subject: string;
  readonly preheader: string;
  /** Why the reader gets it. */
  readonly whyYou: string;
  readonly linkFree: boolean;
  readonly brand: string;
  /** `#rrggbb`, checked where it came in. */
  readonly colour: string;
  readonly account: string;
  readonly address: string;
  readonly code: string;
  /** Company, contacts, incident number: what is known of them. */
  readonly imprint: readonly string[];
}

const FONT = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";

/** Dark-mode programs that keep style sheets follow these; the others invert the plain colours, which also reads. */
const DARK = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background-color: #14171c !important; }
  .card { background-color: #1e2329 !important; color: #e6e9ee !important; }
  .t-h1, .t-h2, .t-h3, .brand { color: #ffffff !important; }
  .t-a { color: #8ec1ff !important; }
  .t-ol { background-color: #33290f !important; border-left-color: #f0b429 !important; }
  .button { background-color: #8ec1ff !important; color: #0b1623 !important; }
  .verify { background-color: #14202e !important; border-color: #35506e !important; }
  .foot { color: #a9b2bf !important; }
}
@media (max-width: 480px) { .card { padding: 20px 16px !important; } .page { padding: 0 !important; } }`;

export function emailDocument(frame: Frame, body: Rendered): Rendered {
  return { html: htmlDocument(frame, body.html), text: textDocument(frame, body.text) };
}

function htmlDocument(frame: Frame, body: string): string {
  return `<!DOCTYPE html>
<html lang="${frame.locale}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escapeHtml(frame.subject)}</title>
<style>${DARK}
</style>
</head>
<body class="page" style="margin:0;padding:24px 0;background-color:#f0f2f5;">
<div style="display:none;max-height:0;overflow:hidden;">${escapeHtml(frame.preheader)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center">
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background-color:#ffffff;color:#1b1f24;border-top:5px solid ${frame.colour};${FONT}font-size:16px;line-height:1.6;text-align:left;"><tr><td class="card" style="padding:28px 32px;">
<h1 class="brand" style="margin:0 0 20px;font-size:18px;font-weight:700;color:#14213d;">${frame.brand}</h1>
<div role="article" lang="${frame.locale}">
${body.trim()}
</div>
${verifyBox(frame)}
<p class="foot" style="margin:24px 0 0;padding:16px 0 0;border-top:1px solid #d5dae1;font-size:13px;line-height:1.5;color:#5a6472;">${escapeHtml(frame.whyYou)}<br>${frame.imprint.join(' · ')}</p>
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
}

function verifyBox({ locale, account, address, code, linkFree }: Frame): string {
  const words = WORDS[locale];
  return `<table role="presentation" class="verify" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:28px 0 0;background-color:#eef3f9;border:1px solid #c9d6e6;border-radius:6px;"><tr><td style="padding:16px 18px;">
<p style="margin:0 0 6px;font-size:15px;font-weight:700;">${words.verifyTitle}</p>
<p style="margin:0 0 10px;font-size:14px;">${verifyText(words, linkFree)}</p>
<table role="presentation" cellpadding="0" cellspacing="0" border="0">
${row(words.verifyAddress, address)}
${row(words.verifyCode, `<span style="font-family:Menlo,Consolas,monospace;letter-spacing:1px;">${code}</span>`)}
${row(words.verifyAccount, account)}
</table>
<p style="margin:10px 0 0;font-size:14px;">${words.neverAsk}</p>
</td></tr></table>`;
}

function verifyText(words: FixedWords, linkFree: boolean): string {
  return linkFree ? words.verifyText : `${words.verifyNoLink} ${words.verifyText}`;
}

function row(label: string, value: string): string {
  return (
    `<tr><td style="padding:2px 14px 2px 0;font-size:14px;vertical-align:top;">${label}</td>` +
    `<td style="padding:2px 0;font-size:15px;font-weight:700;word-break:break-word;">${value}</td></tr>`
  );
}

export function textDocument(frame: Frame, body: string): string {
  const words = WORDS[frame.locale];
  return `${frame.brand}

${body.trim()}

=====
${words.verifyTitle}
${verifyText(words, frame.linkFree)}
${words.verifyAddress}: ${frame.address}
${words.verifyCode}: ${frame.code}
${words.verifyAccount}: ${frame.account}
${words.neverAsk}

${frame.whyYou}
${frame.imprint.join('\n')}
`;
}
