/** A statement as one page to print: no script, nothing fetched, every value inert. */
import { withoutHidden } from '../../kernel/csv.ts';
import { CHANNEL_WORDS, STATEMENT_WORDS as W } from './words.ts';
import type { Words } from '../../incidents/index.ts';
import type { Statement } from './types.ts';

const STYLE = `body{font:11pt/1.5 system-ui,sans-serif;max-width:46em;margin:2em auto;padding:0 1em;color:#111}
h1{font-size:1.5em}h2{font-size:1.15em;margin-top:1.6em;break-after:avoid}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.35em .5em;text-align:left;vertical-align:top}
tr{break-inside:avoid}ul{margin:.2em 0 0;padding-left:1.2em}dl{display:grid;grid-template-columns:max-content 1fr;gap:.2em 1em}
dt{font-weight:600}dd{margin:0}.note{margin-top:2em;font-size:.9em}
@page{margin:18mm}@media print{body{max-width:none;margin:0;padding:0}}`;

export function statementPage(statement: Statement, locale: 'id' | 'en' = statement.locale): string {
  const say = (words: Words): string => escaped(words[locale]);
  const { incident } = statement;
  const parts = [
    `<h1>${say(W.title)}</h1>`,
    list([
      [say(W.reference), escaped(statement.reference)],
      [escaped(incident.brand), `${escaped(incident.name)} (${escaped(incident.company)})`],
      [say(W.made), day(statement.madeAt, locale)],
    ]),
    contacts(statement, say),
    `<h2>${say(W.leaked)}</h2>`,
    leaked(statement, say, locale),
    `<h2>${say(W.sources)}</h2>`,
    bullets(statement.sources.map(escaped)),
    `<h2>${say(W.history)}</h2>`,
    bullets(
      statement.history.map(
        ({ sinceAt, leaked: lines }) =>
          `${say(W.since)} ${day(sinceAt, locale)}: ${lines.map((line) => say(line.label)).join(', ') || '–'}`,
      ),
    ),
    `<h2>${say(W.told)}</h2>`,
    told(statement, say, locale),
    `<p class="note">${say(W.noValues)}</p>`,
    questions(statement, say),
  ];
  const title = `${say(W.title)} · ${escaped(statement.reference)}`;
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><style>${STYLE}</style></head>
<body>${parts.filter(Boolean).join('\n')}</body></html>
`;
}

type Say = (words: Words) => string;

function leaked({ leaked: lines }: Statement, say: Say, locale: 'id' | 'en'): string {
  if (lines.length === 0) return `<p>${say(W.nothing)}</p>`;
  const rows = lines.map(({ label, formWords, risk, advice }) => {
    const advices = advice[locale].length > 0 ? bullets(advice[locale].map(escaped)) : '–';
    return `<tr><td>${say(label)}</td><td>${say(formWords)}</td><td>${say(risk)}</td><td>${advices}</td></tr>`;
  });
  const head = [W.what, W.how, W.risk, W.advice]
    .map((words) => `<th scope="col">${say(words)}</th>`)
    .join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function told({ told: messages }: Statement, say: Say, locale: 'id' | 'en'): string {
  if (messages.length === 0) return `<p>${say(W.notTold)}</p>`;
  return bullets(
    messages.map(({ at, channel, notice, leaked: lines }) => {
      const by = CHANNEL_WORDS[channel];
      const what = lines.map((line) => say(line.label)).join(', ') || '–';
      return `${day(at, locale)}, ${by ? say(by) : escaped(channel)} (${escaped(notice)}): ${what}`;
    }),
  );
}

function contacts({ contacts: clear }: Statement, say: Say): string {
  if (!clear) return '';
  const known = [clear.name, clear.customerId, clear.email, clear.phone].filter((value) => value !== null);
  return `<h2>${say(W.contacts)}</h2>${bullets(known.map(escaped))}`;
}

function questions({ incident }: Statement, say: Say): string {
  const ways = [incident.contactEmail, incident.contactPhone, incident.website].filter((way) => way !== null);
  return ways.length === 0 ? '' : `<p>${say(W.company)}: ${ways.map(escaped).join(' · ')}</p>`;
}

function bullets(items: readonly string[]): string {
  return items.length === 0 ? '<p>–</p>' : `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}

function list(pairs: readonly (readonly [string, string])[]): string {
  return `<dl>${pairs.map(([term, said]) => `<dt>${term}</dt><dd>${said}</dd>`).join('')}</dl>`;
}

function day(at: Date, locale: 'id' | 'en'): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return escaped(format.format(at));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup stays text, and what would reorder the line is left out. */
function escaped(text: string): string {
  return withoutHidden(text).replace(/[&<>"']/g, (c) => ENTITIES[c]!);
}
