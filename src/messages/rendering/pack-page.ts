/** The approval pack as one page to read, print and sign: no script, nothing fetched, every word escaped. */
import { formatMoney, money } from '../../kernel/money.ts';
import type { Overlay } from '../../laws/index.ts';
import type { WorstSms } from '../check.ts';
import type { Template } from '../messages.store.ts';
import { escapeHtml as e } from '../rules/clean.ts';
import type { Finding } from '../rules/lint.ts';
import { type CostLine, type Reach, totalMicros } from '../rules/reach.ts';
import type { Readability } from '../rules/readability.ts';
import type { BlockName } from '../rules/sections.ts';
import type { Locale, TemplateChannel, TemplateKind } from '../rules/template-kinds.ts';
import type { AudienceGroup } from '../rules/worst-cases.ts';
import { BLOCKS, CHANNELS, FIRST, KINDS, type Label, LABELS as L } from './pack-words.ts';

export interface PackTemplate {
  readonly template: Template;
  /** Who get it now. */
  readonly persons: number;
  readonly findings: readonly Finding[];
  readonly readability: Readability | null;
  readonly worst: WorstSms | null;
}

interface PackPlace {
  readonly kind: TemplateKind;
  readonly channel: TemplateChannel;
  readonly jurisdictions: readonly string[];
}

export interface PackBlock extends PackPlace {
  readonly locale: Locale;
  readonly name: BlockName;
  readonly text: string;
}

export interface PackMessage extends PackPlace {
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

export interface PackLaw {
  readonly overlay: Overlay;
  readonly persons: number;
}

/** The notice somebody is asked to say yes to. */
export interface PackNotice {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly runNo: number;
  /** Its filter, in the words of the API; empty: everybody its kind is for. */
  readonly audience: string;
  readonly ceiling: string;
  /** Null before a second person is asked. */
  readonly digest: string | null;
}

export interface Pack {
  readonly incident: { readonly code: string; readonly name: string; readonly brand: string };
  readonly notice: PackNotice | null;
  readonly madeAt: string;
  readonly lawVersion: string;
  readonly catalogueVersion: string;
  readonly templates: readonly PackTemplate[];
  readonly laws: readonly PackLaw[];
  readonly blocks: readonly PackBlock[];
  readonly cases: readonly PackCase[];
  readonly reach: Reach;
}

const CSS = `body{font:15px/1.55 system-ui,sans-serif;max-width:1180px;margin:2em auto;padding:0 1.2em;color:#1b1f24}
h1{font-size:1.6em;margin-bottom:.2em}h2{margin-top:2.4em;border-bottom:2px solid #d5dae1;padding-bottom:.2em}h3{margin-top:1.8em}h4{margin:1.6em 0 .5em}
i{font-style:normal;color:#5a6472;font-weight:400}th i{display:block;font-size:.86em}h1 i,h2 i,h3 i,h4 i{font-size:.8em}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:.8em 0}th,td{border:1px solid #c9d0d9;padding:.45em .6em;text-align:left;vertical-align:top}
th{background:#f0f2f5}td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:0}
.blocking td{background:#fdecea}.clean td:first-child{border-left:4px solid #2f8f4e}.blocking td:first-child{border-left:4px solid #c0392b}.sign td{height:2.6em}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(330px,1fr));gap:12px}.card{border:1px solid #c9d0d9;border-radius:6px;padding:.7em .9em;break-inside:avoid}
.card>b{display:block;font-size:.86em;color:#43505f;margin-bottom:.4em}.card hr{border:0;border-top:1px dashed #c9d0d9}
iframe{width:100%;max-width:680px;height:820px;border:1px solid #c9d0d9;display:block;margin:.6em 0}.case{border-top:1px solid #d5dae1;margin-top:1.6em}
td ul{margin:0;padding-left:1.1em}td li{margin-bottom:.25em}nav a{display:inline-block;margin-right:1.1em}tr{break-inside:avoid}code{font-size:.9em;overflow-wrap:anywhere}@media print{nav{display:none}body{max-width:none}}`;

const SECTIONS = ['texts', 'people', 'cost', 'laws', 'findings', 'blocks', 'cases', 'decision'] as const;

export function packPage(pack: Pack): string {
  const { incident, madeAt } = pack;
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${e(`${incident.code}: approval pack`)}</title><style>${CSS}</style></head><body>
<h1>${e(`${incident.brand}: ${incident.code}`)}</h1><p><strong>${both(L.pack)}</strong></p>
<p>${e(incident.name)}. Made ${e(spoken(madeAt))} from law book ${e(pack.lawVersion)} and catalogue ${e(pack.catalogueVersion)}. Law data is for review by counsel and no legal advice. Nobody’s name or address stands in this file. <i lang="id">Data hukum perlu ditinjau penasihat hukum dan bukan nasihat hukum. Tidak ada nama atau alamat siapa pun dalam berkas ini.</i></p>
<nav>${SECTIONS.map((name) => `<a href="#${name}">${e(L[name].en)} · ${e(L[name].id)}</a>`).join(' ')}</nav>
${[aboutNotice(pack.notice), verdict(pack), counts(pack), costs(pack.reach), laws(pack.laws), findings(pack.templates), blocks(pack), cases(pack.cases), signatures(pack.templates)].join('\n')}
</body></html>
`;
}

function both({ en, id }: Label): string {
  return en === id ? e(en) : `${e(en)} <i lang="id">${e(id)}</i>`;
}

function title(name: (typeof SECTIONS)[number]): string {
  return `<h2 id="${name}">${both(L[name])}</h2>`;
}

/** Numbers stand to the right. */
function cell(content: string): string {
  return `<td${/^[\d.,$]+$/.test(content) ? ' class="n"' : ''}>${content}</td>`;
}

function table(
  head: readonly Label[],
  rows: readonly (readonly string[])[],
  rowClass?: (i: number) => string,
): string {
  if (rows.length === 0) return `<p>${both(L.none)}</p>`;
  const body = rows.map((row, i) => `<tr${rowClass ? ` class="${rowClass(i)}"` : ''}>${row.map(cell).join('')}</tr>`); // prettier-ignore
  return `<div class="wide"><table><thead><tr>${head.map((h) => `<th>${both(h)}</th>`).join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
}

function words(text: string): string {
  return `<pre>${e(text.trim())}</pre>`;
}

/** `individual notice, e-mail, en, US-MA`. */
function nameOf({ kind, channel, locale, jurisdictions }: PackPlace & { locale: Locale }): string {
  return [KINDS[kind].en, CHANNELS[channel].en, locale, ...jurisdictions].join(', ');
}

function aboutNotice(notice: PackNotice | null): string {
  if (notice === null) return '';
  const { name, audience, runNo, ceiling, status, digest } = notice;
  const rows = [
    [both(L.audience), e(audience || 'everybody its kind is for')],
    [both(L.run), `No. ${runNo}`],
    [both(L.ceiling), e(ceiling)],
    [both(L.status), e(status)],
    ...(digest === null ? [] : [[both(L.digest), `<code>${e(digest)}</code>`]]),
  ];
  return `<h2>${both(L.notice)}</h2>${table([L.name, { en: name, id: name }], rows)}`;
}

function verdict({ templates }: Pack): string {
  const rows = templates.map(({ template, persons, findings: all, readability, worst }) => {
    const blocking = all.filter((f) => f.severity === 'blocking').length;
    const reading = readability
      ? `${readability.meanWords} words a sentence, longest ${readability.longest?.words ?? 0}`
      : '';
    const sms = worst
      ? `${worst.segments} segment(s), ${worst.units} ${worst.encoding} characters at worst`
      : '';
    return [
      e(nameOf(template)),
      number(persons),
      String(template.version),
      `<code>${e(template.fingerprint.slice(0, 16))}</code>`,
      blocking === 0 ? both(L.maySend) : `${blocking} blocking`,
      String(all.length - blocking),
      e(reading || sms),
    ];
  });
  const state = (i: number) =>
    templates[i]!.findings.some((f) => f.severity === 'blocking') ? 'blocking' : 'clean';
  const head = [L.text, L.gets, L.version, L.fingerprint, L.linter, L.advice, L.reading];
  return `${title('texts')}${table(head, rows, state)}`;
}

function counts({ reach: { persons, first, fallbacks }, notice }: Pack): string {
  const rows = (['email', 'sms', 'letter', 'nobody', 'held'] as const).map((name) => [
    both(FIRST[name]),
    number(first[name]),
  ]);
  const others = [...fallbacks].map(([locale, n]) => [e(locale), number(n)]);
  const whose = notice === null ? 'of the published run' : 'of this notice';
  return `${title('people')}<p>${number(persons)} ${persons === 1 ? 'person' : 'people'} ${whose}.</p>${table([L.firstBy, L.people], rows)}
<h3>${both(L.fallbacks)}</h3>${table([L.askedFor, L.people], others)}`;
}

function costs({ expected, worst }: Reach): string {
  return `${title('cost')}<h3>${both(L.expected)}: ${dollars(totalMicros(expected))}</h3>${costTable(expected)}
<h3>${both(L.worst)}: ${dollars(totalMicros(worst))}</h3>${costTable(worst)}`;
}

function costTable(lines: readonly CostLine[]): string {
  return table(
    [L.channel, L.country, L.people, L.units, L.unitPrice, L.cost, L.priceSource],
    lines.map(({ channel, country, persons, units, price, micros }) => [
      both(CHANNELS[channel]),
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

function laws(all: readonly PackLaw[]): string {
  const rows = all.map(({ overlay, persons }) => {
    const { code, title: name, required, forbidden, format, remedies, source, review_by_counsel } = overlay;
    const form = [
      ...(format.title === null ? [] : [`“${format.title}”`]),
      ...format.headings.map(({ text }) => `“${text}”`),
      ...remedies.map((remedy) => remedy.words.en),
    ];
    return [
      e(`${code}: ${name}`),
      number(persons),
      list(required.map((r) => both({ en: `${r.code} ${r.title.en}`, id: r.title.id }))),
      list(forbidden.map((f) => both(f.title))),
      list(form.map(e)),
      e(source),
      both(review_by_counsel ? L.notReviewed : L.reviewed),
    ];
  });
  const head = [L.law, L.people, L.mustSay, L.mustNotSay, L.form, L.source, L.counsel];
  return `${title('laws')}${table(head, rows)}`;
}

function list(items: readonly string[]): string {
  return items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}

function findings(templates: readonly PackTemplate[]): string {
  const all = templates.flatMap(({ template, findings: found }) => found.map((f) => ({ template, ...f })));
  const rows = all.map((f) => [e(nameOf(f.template)), f.severity, e(f.code), both(f.says)]);
  const head = [L.text, L.severity, L.rule, L.finding];
  return `${title('findings')}${table(head, rows, (i) => all[i]!.severity)}`;
}

/** Per kind a heading, per block a row of cards: one for each channel, language and jurisdiction. */
function blocks({ blocks: all }: Pack): string {
  const kinds = [...Map.groupBy(all, (b) => b.kind)].map(([kind, own]) => {
    const names = (Object.keys(BLOCKS) as BlockName[]).filter((name) => own.some((b) => b.name === name));
    return `<h3>${both(KINDS[kind])}</h3>${names.map((name) => cards(own, name)).join('\n')}`;
  });
  return `${title('blocks')}<p>As somebody with the gravest exposure of its readers reads it. Every e-mail and letter also carries the box by which readers check that it is real. <i lang="id">Seperti yang dibaca oleh pembacanya yang paling terdampak. Setiap surel dan surat juga memuat kotak untuk memeriksa keasliannya.</i></p>${kinds.join('\n')}`;
}

function cards(own: readonly PackBlock[], name: BlockName): string {
  const here = Map.groupBy(
    own.filter((b) => b.name === name),
    ({ channel, locale, jurisdictions }) =>
      `${CHANNELS[channel].en} · ${locale} · ${jurisdictions.join(', ') || `${L.general.en} / ${L.general.id}`}`,
  );
  const shown = [...here].map(
    ([column, texts]) =>
      `<div class="card"><b>${e(column)}</b>${texts.map((b) => words(b.text)).join('<hr>')}</div>`,
  );
  return `<h4>${both(BLOCKS[name])}</h4><div class="cards">${shown.join('\n')}</div>`;
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
    const page = messages.find(({ html }) => html !== null);
    const shown = messages.map((message) => {
      const { kind, channel, jurisdictions, subject, text } = message;
      const of = [KINDS[kind].en, CHANNELS[channel].en, ...jurisdictions].join(', ');
      return `<div class="card"><b>${e(of)}${subject === '' ? '' : `: ${e(subject)}`}</b>${words(text)}</div>`;
    });
    const look = page ? `<iframe sandbox title="${e(`${page.kind} mail`)}" srcdoc="${e(page.html!)}"></iframe>` : ''; // prettier-ignore
    return `<section class="case"><h3>${i + 1}. Person ${e(group.sample)}: ${e(reasons.join(', '))}</h3>
<p>${e(facts.join(', '))}; ${number(group.persons)} ${group.persons === 1 ? 'person reads' : 'people read'} the same.</p>${look}<div class="cards">${shown.join('\n')}</div></section>`;
  });
  return `${title('cases')}<p>References are those of the list of people. Names, links and codes are examples. <i lang="id">Nomor orang sesuai dengan daftar orang. Nama, tautan, dan kode hanyalah contoh.</i></p>${sections.join('\n') || '<p>No run is published yet.</p>'}`;
}

function signatures(templates: readonly PackTemplate[]): string {
  const rows = templates.map(({ template }) => [
    e(`${nameOf(template)}, version ${template.version}`),
    '',
    '',
    '',
  ]);
  return `${title('decision')}<div class="sign">${table([L.text, L.yesNo, L.name, L.date], rows)}</div>`;
}

function number(n: number): string {
  return n.toLocaleString('en');
}

/** `2026-05-07 03:00 UTC`. */
function spoken(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

/** Rounded up to the cent: an estimate never promises less than it costs. */
function dollars(micros: bigint): string {
  return formatMoney(money((micros + 9_999n) / 10_000n, 'USD'), 'en');
}
