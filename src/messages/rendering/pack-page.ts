/** The approval pack as one page to read, print and sign: no script, nothing fetched, every word escaped. */
import { formatMoney, money } from '../../kernel/money.ts';
import type { Overlay } from '../../laws/index.ts';
import type { WorstSms } from '../check.ts';
import type { Template } from '../messages.store.ts';
import { escapeHtml as e } from '../rules/clean.ts';
import type { Finding } from '../rules/lint.ts';
import { type CostLine, type Reach, totalMicros } from '../rules/reach.ts';
import type { Readability } from '../rules/readability.ts';
import { BLOCK_NAMES, type BlockName } from '../rules/sections.ts';
import type { Locale, TemplateChannel, TemplateKind } from '../rules/template-kinds.ts';
import type { AudienceGroup } from '../rules/worst-cases.ts';

export interface PackTemplate {
  readonly template: Template;
  readonly findings: readonly Finding[];
  readonly readability: Readability | null;
  readonly worst: WorstSms | null;
}

export interface PackBlock {
  readonly kind: TemplateKind;
  readonly channel: TemplateChannel;
  readonly locale: Locale;
  readonly name: BlockName;
  readonly text: string;
}

export interface PackMessage {
  readonly kind: TemplateKind;
  readonly channel: TemplateChannel;
  readonly subject: string;
  readonly text: string;
  /** The mail as it looks, where it is shown. */
  readonly html: string | null;
}

export interface PackCase {
  readonly group: AudienceGroup;
  readonly reasons: readonly string[];
  readonly messages: readonly PackMessage[];
}

export interface Pack {
  readonly incident: { readonly code: string; readonly name: string; readonly brand: string };
  readonly madeAt: string;
  readonly lawVersion: string;
  readonly catalogueVersion: string;
  readonly templates: readonly PackTemplate[];
  readonly overlays: readonly Overlay[];
  readonly blocks: readonly PackBlock[];
  readonly cases: readonly PackCase[];
  readonly reach: Reach;
}

const CSS = `body{font:15px/1.55 system-ui,sans-serif;max-width:1100px;margin:2em auto;padding:0 1em;color:#1b1f24}
h1{font-size:1.6em}h2{margin-top:2em;border-bottom:2px solid #d5dae1}h3{margin-top:1.5em}
table{border-collapse:collapse;width:100%;margin:.8em 0}th,td{border:1px solid #c9d0d9;padding:.45em .6em;text-align:left;vertical-align:top}
th{background:#f0f2f5}td.n{text-align:right;white-space:nowrap}pre{white-space:pre-wrap;font:inherit;margin:0}
.blocking{background:#fdecea}.clean{background:#e9f6ec}.sign td{height:2.4em}iframe{width:100%;height:760px;border:1px solid #c9d0d9}
section{break-inside:auto}tr{break-inside:avoid}`;

export function packPage(pack: Pack): string {
  const { incident, madeAt } = pack;
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${e(`${incident.code}: approval pack`)}</title><style>${CSS}</style></head><body>
<h1>${e(`${incident.brand}: approval pack ${incident.code}`)}</h1>
<p>${e(incident.name)}. Made ${e(madeAt)} from law book ${e(pack.lawVersion)} and catalogue ${e(pack.catalogueVersion)}. Law data is for review by counsel and no legal advice. Nobody’s name or address stands in this file.</p>
${[verdict(pack), counts(pack.reach), costs(pack.reach), laws(pack.overlays), findings(pack.templates), blocks(pack), cases(pack.cases), signatures(pack.templates)].join('\n')}
</body></html>
`;
}

function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  rowClass?: (i: number) => string,
): string {
  if (rows.length === 0) return '<p>None.</p>';
  const body = rows.map((row, i) => `<tr${rowClass ? ` class="${rowClass(i)}"` : ''}>${row.map((c) => `<td>${c}</td>`).join('')}</tr>`); // prettier-ignore
  return `<table><thead><tr>${head.map((h) => `<th>${e(h)}</th>`).join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table>`;
}

function words(text: string): string {
  return `<pre>${e(text.trim())}</pre>`;
}

function nameOf({ kind, channel, locale }: Pick<Template, 'kind' | 'channel' | 'locale'>): string {
  return `${kind}, ${channel}, ${locale}`;
}

function verdict({ templates }: Pack): string {
  const rows = templates.map(({ template, findings: all, readability, worst }) => {
    const blocking = all.filter((f) => f.severity === 'blocking').length;
    const reading = readability ? `${readability.meanWords} words a sentence, longest ${readability.longest?.words ?? 0}` : ''; // prettier-ignore
    const sms = worst
      ? `${worst.segments} segment(s), ${worst.units} ${worst.encoding} characters at worst`
      : '';
    return [
      e(nameOf(template)),
      String(template.version),
      `<code>${e(template.fingerprint.slice(0, 16))}</code>`,
      blocking === 0 ? 'may be sent' : `${blocking} blocking`,
      String(all.length - blocking),
      e(reading || sms),
    ];
  });
  const state = (i: number) =>
    templates[i]!.findings.some((f) => f.severity === 'blocking') ? 'blocking' : 'clean';
  return `<h2>Texts</h2>${table(['text', 'version', 'fingerprint', 'linter', 'advice', 'readability or length'], rows, state)}`;
}

function counts({ persons, first, fallbacks }: Reach): string {
  const rows = (['email', 'sms', 'letter', 'nobody', 'held'] as const).map((name) => [
    FIRST[name],
    number(first[name]),
  ]);
  const others = [...fallbacks].map(([locale, n]) => [e(locale), number(n)]);
  return `<h2>People</h2><p>${number(persons)} people of the published run.</p>${table(['first reached by', 'people'], rows)}
<h3>Served in a language they did not ask for</h3>${table(['asked for', 'people'], others)}`;
}

const FIRST = {
  email: 'e-mail',
  sms: 'SMS, having no e-mail address',
  letter: 'letter, having neither',
  nobody: 'nothing: no text for any channel that reaches them',
  held: 'nothing yet: held, or died',
} as const;

function costs({ expected, worst }: Reach): string {
  return `<h2>Cost</h2><h3>If the first message reaches everybody: ${dollars(totalMicros(expected))}</h3>${costTable(expected)}
<h3>If every message but the last fails: ${dollars(totalMicros(worst))}</h3>${costTable(worst)}`;
}

function costTable(lines: readonly CostLine[]): string {
  return table(
    ['channel', 'country', 'people', 'units', 'unit price', 'cost', 'source of the price'],
    lines.map(({ channel, country, persons, units, price, micros }) => [
      e(channel),
      e(country === '' ? 'any' : country),
      number(persons),
      number(units),
      `${(Number(price.micros) / 1e6).toFixed(6)} USD per ${price.unit}`,
      dollars(micros),
      e(
        price.quoted.currency === 'USD'
          ? `${price.source}, ${price.pricedOn}`
          : `${price.source}, ${price.pricedOn}, at ${price.quoted.rate} USD for 1 ${price.quoted.currency}`,
      ),
    ]),
  );
}

function laws(overlays: readonly Overlay[]): string {
  const rows = overlays.map(({ code, title, required, forbidden, source, review_by_counsel }) => [
    e(`${code}: ${title}`),
    e(required.map((r) => `${r.code} ${r.title.en}`).join('; ')),
    e(forbidden.map((f) => f.title.en).join('; ')),
    e(source),
    review_by_counsel ? 'not yet reviewed' : 'reviewed',
  ]);
  return `<h2>Laws of the readers’ residence</h2>${table(['law', 'must say', 'must not say', 'source', 'counsel'], rows)}`;
}

function findings(templates: readonly PackTemplate[]): string {
  const all = templates.flatMap(({ template, findings: found }) => found.map((f) => ({ template, ...f })));
  const rows = all.map((f) => [e(nameOf(f.template)), f.severity, e(f.code), e(f.message)]);
  return `<h2>What the linter found</h2>${table(['text', 'severity', 'rule', 'finding'], rows, (i) => all[i]!.severity)}`;
}

/** A table per kind: a row per block, a column per language and channel. */
function blocks({ blocks: all }: Pack): string {
  const kinds = [...Map.groupBy(all, (b) => b.kind)].map(([kind, own]) => {
    const columns = [...new Map(own.map((b) => [`${b.channel} ${b.locale}`, b])).keys()];
    const names = (Object.keys(BLOCK_NAMES) as BlockName[]).filter((name) =>
      own.some((b) => b.name === name),
    );
    const rows = names.map((name) => [
      `<strong>${e(BLOCK_NAMES[name])}</strong>`,
      ...columns.map((column) => {
        const texts = own.filter((b) => b.name === name && `${b.channel} ${b.locale}` === column);
        return texts.map((b) => words(b.text)).join('<hr>');
      }),
    ]);
    return `<h3>${e(kind)}</h3>${table(['block', ...columns], rows)}`;
  });
  return `<h2>Block by block</h2><p>As somebody with the gravest exposure reads it. Every e-mail and letter also carries the box by which readers check that it is real.</p>${kinds.join('\n')}`;
}

function cases(all: readonly PackCase[]): string {
  const sections = all.map(({ group, reasons, messages }, i) => {
    const facts = [
      group.locale ?? 'no language known',
      [group.country, group.region].filter(Boolean).join('-') || 'no country known',
      group.minor ? 'a child' : '',
      group.deceased ? 'died' : '',
      group.held ? 'held' : '',
    ].filter((fact) => fact !== '');
    const shown = messages.map(
      ({ kind, channel, subject, text, html }) =>
        `<h4>${e(`${kind}, ${channel}`)}${subject === '' ? '' : `: ${e(subject)}`}</h4>${
          html === null
            ? words(text)
            : `<iframe sandbox title="${e(`${kind} mail`)}" srcdoc="${e(html)}"></iframe>${words(text)}`
        }`,
    );
    return `<section><h3>${i + 1}. Person ${e(group.sample)}: ${e(reasons.join(', '))}</h3>
<p>${e(facts.join(', '))}; ${number(group.persons)} people read the same.</p>${shown.join('\n')}</section>`;
  });
  return `<h2>The hardest cases</h2><p>References are those of the list of people. Names, links and codes are examples.</p>${sections.join('\n') || '<p>No run is published yet.</p>'}`;
}

function signatures(templates: readonly PackTemplate[]): string {
  const rows = templates.map(({ template }) => [
    e(`${nameOf(template)}, version ${template.version}`),
    '',
    '',
    '',
  ]);
  return `<h2>Decision</h2><div class="sign">${table(['text', 'yes or no', 'name', 'date'], rows)}</div>`;
}

function number(n: number): string {
  return n.toLocaleString('en');
}

/** Rounded up to the cent: an estimate never promises less than it costs. */
function dollars(micros: bigint): string {
  return formatMoney(money((micros + 9_999n) / 10_000n, 'USD'), 'en');
}
