/** A regulator's report as one page to print: no script, nothing fetched, every value inert. */
import { withoutHidden } from '../../kernel/csv.ts';
import { printed } from './printing.ts';
import type { RegulatorReport, ReportLocale } from './report.types.ts';
import type { Cell, Column, Section } from './section.ts';
import { sectionsOf } from './sections.ts';
import { TEXT } from './words.ts';

const STYLE = `:root{color-scheme:light}body{font:10.5pt/1.5 system-ui,sans-serif;max-width:74em;margin:2em auto;padding:0 1.5em;color:#1a1a1a;background:#fff}
header{border-bottom:3px solid #1f4e79;margin-bottom:1.5em;padding-bottom:.8em}h1{font-size:1.7em;margin:0 0 .2em}
.sub{margin:0;color:#444}.note{background:#f4f1e6;border-left:4px solid #8a6d00;padding:.5em .8em;margin:1em 0 0}
nav ul{columns:3 14em;padding-left:1.2em;margin:.5em 0}h2{font-size:1.2em;margin:2em 0 .2em;break-after:avoid;color:#1f4e79}
p.about{margin:.1em 0 .6em;max-width:60em}.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{border:1px solid #b5b5b5;padding:.35em .55em;text-align:left;vertical-align:top}td.b{overflow-wrap:anywhere;min-width:11em}
thead th{background:#e8eef5;vertical-align:bottom}tbody tr:nth-child(even){background:#f8f9fb}td.n,th.n{text-align:right;white-space:nowrap}td.t{white-space:nowrap}td:not(.n):not(.t){min-width:6.5em}
tr{break-inside:avoid}details{margin:.5em 0 0}summary{cursor:pointer;color:#1f4e79}dl{margin:.4em 0 0;font-size:.93em}
dt{font-weight:600;float:left;clear:left;margin-right:.5em}dt::after{content:":"}dd{margin:0 0 .25em}
@page{size:A4 landscape;margin:14mm}@media print{body{max-width:none;margin:0;padding:0;font-size:8.5pt}nav{display:none}.wide{overflow:visible}td.t{white-space:normal}}`;

export function regulatorPage(report: RegulatorReport, locale: ReportLocale): string {
  const { incident, madeAt } = report;
  const sections = sectionsOf(report, locale);
  const title = `${TEXT.title[locale]} · ${incident.code}`;
  const made = printed(madeAt, locale, incident.timeZone);
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><header><h1>${escaped(title)}</h1>
<p class="sub">${escaped(incident.name)} · ${escaped(incident.legalEntity.name)} · ${escaped(made)}</p>
<p class="note">${escaped(TEXT.notAdvice[locale])}</p></header>
<nav aria-label="${TEXT.page[locale]}"><ul>${sections.map(({ code, title: t }) => `<li><a href="#${code}">${escaped(t)}</a></li>`).join('')}</ul></nav>
<main>${sections.map((section) => part(section, locale, incident.timeZone)).join('\n')}</main></body></html>
`;
}

function part(section: Section, locale: ReportLocale, timeZone: string): string {
  const { code, title, about, columns, rows, empty } = section;
  const body = rows.map(
    (row) => `<tr>${row.map((cell, i) => shown(cell, columns[i]!, { locale, timeZone })).join('')}</tr>`,
  );
  const head = columns.map(
    (c) => `<th scope="col"${isNumber(c) ? ' class="n"' : ''}>${escaped(c.title)}</th>`,
  );
  const table =
    rows.length === 0
      ? `<p>${escaped(empty)}</p>`
      : `<div class="wide" tabindex="0" role="region" aria-labelledby="${code}"><table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
  return `<section><h2 id="${code}">${escaped(title)}</h2><p class="about">${escaped(about)}</p>${table}${definitions(columns, locale)}</section>`;
}

function definitions(columns: readonly Column[], locale: ReportLocale): string {
  const lines = columns.flatMap(({ title, definition }) =>
    definition === null ? [] : [`<dt>${escaped(title)}</dt><dd>${escaped(definition)}</dd>`],
  );
  if (lines.length === 0) return '';
  return `<details open><summary>${TEXT.counted[locale]}</summary><dl>${lines.join('')}</dl></details>`;
}

function shown(
  cell: Cell,
  column: Column,
  { locale, timeZone }: { locale: ReportLocale; timeZone: string },
): string {
  if (cell === null) return `<td${isNumber(column) ? ' class="n"' : ''}>–</td>`;
  if (cell instanceof Date) {
    const text = escaped(printed(cell, locale, timeZone));
    return `<td class="t"><time datetime="${cell.toISOString()}">${text}</time></td>`;
  }
  // An address or a hash has no place to break at.
  if (typeof cell === 'string') return `<td${/\S{30}/.test(cell) ? ' class="b"' : ''}>${escaped(cell)}</td>`;
  const text = new Intl.NumberFormat(locale === 'id' ? 'id-ID' : 'en-GB', {
    maximumFractionDigits: 1,
  }).format(cell);
  return `<td class="n">${text}${column.kind === 'percent' ? ' %' : ''}</td>`;
}

function isNumber({ kind }: Column): boolean {
  return kind === 'count' || kind === 'percent';
}

function escaped(text: string): string {
  return withoutHidden(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
