/** The closed set of variables a template may use: what each one is, and where it may stand. */
import { accountHint, greetingName, oneLine, typedAddress } from './clean.ts';
import { spokenDate, spokenPeriod } from './dates.ts';
import type { PersonContext } from './person.ts';
import type { Said } from './said.ts';
import type { Locale, TemplateChannel } from './template-kinds.ts';

/** `person`: differs from person to person; `incident`: the same for all; `block`: a paragraph of its own. */
export type VariableKind = 'person' | 'incident' | 'block' | 'list';

export interface Variable {
  readonly kind: VariableKind;
  readonly channels: readonly TemplateChannel[];
  /** May it stand in the subject? Nothing personal may. */
  readonly subject?: true;
  /** May it be a link's target? */
  readonly target?: true;
  readonly meaning: string;
}

const FULL: readonly TemplateChannel[] = ['email', 'letter'];
const ALL: readonly TemplateChannel[] = ['email', 'sms', 'letter'];

export const VARIABLES = {
  name: { kind: 'person', channels: FULL, meaning: 'The name to greet with; empty where none is certain.' },
  account_hint: { kind: 'person', channels: ALL, meaning: 'The account, masked.' },
  typed_code: { kind: 'person', channels: ALL, meaning: 'The code to type at the incident’s address.' },
  link: { kind: 'person', channels: ['email'], target: true, meaning: 'The person’s own page.' },
  incident_url: { kind: 'person', channels: FULL, target: true, meaning: 'The incident’s address.' },
  incident_address: { kind: 'person', channels: ALL, meaning: 'The same, as people type it.' },
  brand: { kind: 'incident', channels: ALL, subject: true, meaning: 'The brand; in an SMS its short name.' },
  company: { kind: 'incident', channels: FULL, subject: true, meaning: 'The legal entity.' },
  incident_code: { kind: 'incident', channels: ALL, subject: true, meaning: 'The incident’s number.' },
  contact_email: { kind: 'incident', channels: FULL, meaning: 'Where to write.' },
  contact_phone: { kind: 'incident', channels: ALL, meaning: 'Where to call.' },
  contact_address: { kind: 'incident', channels: FULL, meaning: 'Where to send a letter.' },
  website: { kind: 'incident', channels: FULL, target: true, meaning: 'The brand’s site.' },
  occurred: { kind: 'incident', channels: FULL, meaning: 'When it happened, with its preposition.' },
  discovered: { kind: 'incident', channels: FULL, meaning: 'The day of discovery.' },
  contained: { kind: 'incident', channels: FULL, meaning: 'The day it was stopped; empty until it is.' },
  gap_closed: { kind: 'incident', channels: FULL, meaning: 'The day the gap was closed; empty until it is.' },
  what_happened: { kind: 'incident', channels: FULL, meaning: 'What happened and how.' },
  how_closed: { kind: 'incident', channels: FULL, meaning: 'How the gap was closed; empty until it is.' },
  measures: { kind: 'incident', channels: FULL, meaning: 'What the company does about it.' },
  not_yet_known: { kind: 'incident', channels: FULL, meaning: 'What is not known yet.' },
  today: { kind: 'block', channels: FULL, meaning: 'At most three things to do today.' },
  leaked: { kind: 'block', channels: FULL, meaning: 'What leaked about this person.' },
  details: { kind: 'block', channels: FULL, meaning: 'Per kind of data: what can happen, what helps.' },
  exposure: { kind: 'block', channels: FULL, meaning: 'The three blocks above, in that order.' },
  newly_leaked: {
    kind: 'block',
    channels: FULL,
    meaning: 'What leaked and no earlier message has told of; empty before a first message.',
  },
  not_leaked: {
    kind: 'block',
    channels: FULL,
    meaning: 'What an earlier message told of and what did not leak after all; empty where there is nothing.',
  },
  offers: {
    kind: 'list',
    channels: FULL,
    meaning: 'What the company gives, a line per offer set: offer.title, offer.text.',
  },
} as const satisfies Readonly<Record<string, Variable>>;

export type VariableName = keyof typeof VARIABLES;
export type ValueOf = Readonly<Partial<Record<VariableName, string | null>>>;

export function variable(name: string): Variable | null {
  return Object.hasOwn(VARIABLES, name) ? VARIABLES[name as VariableName] : null;
}

/** Values that are the same for everybody; null where the fact is not known. */
export function incidentValues(said: Said, locale: Locale, channel: TemplateChannel): ValueOf {
  const day = (iso: string | null) => iso && spokenDate(iso, locale, said.timeZone);
  const statement = said.statements[locale] ?? {};
  return {
    brand: oneLine(channel === 'sms' ? said.smsBrand : said.brand),
    company: oneLine(said.company),
    incident_code: said.code,
    contact_email: text(said.contactEmail),
    contact_phone: text(said.contactPhone),
    contact_address: text(said.contactAddress),
    website: said.website,
    occurred: spokenPeriod({ from: said.occurredFrom, until: said.occurredUntil }, locale, said.timeZone),
    discovered: day(said.discoveredAt),
    contained: day(said.containedAt),
    gap_closed: day(said.gapClosedAt),
    what_happened: text(statement.whatHappened),
    // How it was closed may only be told with the date on which it was.
    how_closed: said.gapClosedAt ? text(statement.howClosed) : null,
    measures: text(statement.measures),
    not_yet_known: text(statement.notYetKnown),
  };
}

function text(value: string | null | undefined): string | null {
  return value ? oneLine(value) : null;
}

export type PersonVariable = {
  [N in VariableName]: (typeof VARIABLES)[N]['kind'] extends 'person' ? N : never;
}[VariableName];

/** Values of one person, cleaned and masked, not yet escaped. */
export function personValues(
  person: PersonContext,
  channel: TemplateChannel,
): Record<PersonVariable, string> {
  const { merge } = person;
  return {
    name: greetingName(person.name) ?? '',
    account_hint: accountHint(person.account, channel === 'sms' ? 'sms' : 'email'),
    typed_code: merge.typedCode,
    link: merge.link,
    incident_url: merge.incidentUrl,
    incident_address: typedAddress(merge.incidentUrl),
  };
}
