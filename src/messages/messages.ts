/** What may be said: template versions, their check, their preview, and the pins and renderer that send them. */
import { Inject, Injectable } from '@nestjs/common';
import { both } from '../kernel/both.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { fingerprintHex } from '../kernel/fingerprint.ts';
import { isUuid, newId, type IncidentId, type TemplateId } from '../kernel/ids.ts';
import { CATALOGUE_VERSION, type Incident, Incidents } from '../incidents/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { type CountedReaders, countedReaders } from './audience.store.ts';
import { type DraftText, draftOf, type WorstSms } from './check.ts';
import { type CheckGiven, Checks, type Examined } from './checks.ts';
import { CompiledTemplate, type TemplateText } from './rendering/compile.ts';
import type { Audience } from './readers.ts';
import { jurisdictionsOf } from './jurisdictions.ts';
import type { PreviewPerson } from './example.ts';
import { MESSAGES_ERRORS as E } from './messages.errors.ts';
import * as store from './messages.store.ts';
import { Renderer } from './rendering/renderer.ts';
import type { Finding } from './rules/lint.ts';
import type { PersonContext } from './rules/person.ts';
import type { Readability } from './rules/readability.ts';
import type { MessagePins, PinnedTemplate } from './rules/said.ts';
import type { TemplateDraft, TemplateKind } from './rules/template-kinds.ts';
import { isGeneral } from './rules/variants.ts';
import { saidOf } from './said.ts';
import { type Preview, type Shown, shownOf } from './shown.ts';
import { type StarterQuery, startersOf } from './starters/starters.ts';

export type Template = store.Template;
export type { Preview, Shown };

export interface CheckedTemplate {
  readonly template: Template;
  readonly findings: readonly Finding[];
}

/** A kept version, by its id, or a draft of an incident. */
export type Written = string | { readonly incident: string; readonly draft: TemplateDraft };

@Injectable()
export class Messages {
  /** Of the audiences asked about last: a writer asks with every pause. */
  readonly #readers = new Map<string, CountedReaders>();

  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly incidents: Incidents,
    private readonly audit: Audit,
    private readonly checks: Checks,
  ) {}

  /** Texts to start from; of an `individual` notice by e-mail and SMS unless others are asked for. */
  starters(which: StarterQuery = {}): readonly TemplateDraft[] {
    return startersOf(which);
  }

  /**
   * Keeps a draft as the next version of its place (kind, channel, language); versions never change. The
   * newest version saved again gives its id and adds nothing. Refused where it cannot be rendered at all;
   * what must not be sent is `lint`'s business.
   */
  async save(idOrSlug: string, draft: TemplateDraft, actor: Actor): Promise<TemplateId> {
    const incident = await this.incidents.get(idOrSlug);
    const text = draftOf(draft);
    refuseBroken(text, incident);
    await this.#refuseUnknownLaws(incident, text.jurisdictions);
    const print = fingerprintOf(text);
    const { kind, channel, locale, jurisdictions } = text;
    const place = { incidentId: incident.id, kind, channel, locale, jurisdictions };
    return this.db.tx(async (tx) => {
      await store.lockPlace(tx, place);
      const newest = await store.newestOf(tx, place);
      if (newest?.fingerprint === print) return newest.id;
      const now = this.clock.now();
      const id = newId<TemplateId>(now);
      const version = (newest?.version ?? 0) + 1;
      const { subject, preheader, linkFree, body } = text;
      const made = { createdAt: now, createdBy: actor.operatorId };
      await store.insertTemplate(tx, {
        id,
        ...place,
        version,
        subject,
        preheader,
        linkFree,
        body,
        fingerprint: print,
        ...made,
      });
      await this.audit.record(tx, {
        actor,
        action: 'messages.save',
        incidentId: incident.id,
        subject: `template:${id}`,
        facts: { kind, channel, locale, version, ...(jurisdictions.length > 0 && { jurisdictions }) },
      });
      return id;
    });
  }

  /** One version; `messages.unknown_template` where there is none, or none in the incident named. */
  async get(templateId: string, incidentId?: IncidentId): Promise<Template> {
    const template = await this.db.tx(async (tx) => (await this.#templates(tx, [templateId]))[0]!);
    if (incidentId !== undefined && template.incidentId !== incidentId) {
      throw new DomainError(E.unknown_template, { template: templateId });
    }
    return template;
  }

  /** Every version of an incident, by kind, channel, language and version. */
  async list(idOrSlug: string): Promise<Template[]> {
    const { id } = await this.incidents.get(idOrSlug);
    return this.db.tx((tx) => store.templatesOf(tx, id));
  }

  /**
   * Checks a version, or a draft of an incident, against law, facts, tone and channel, for whoever of the audience gets
   * it: those whom no other newest text of its kind and channel serves better. Without an audience: somebody in the
   * incident's country whose e-mail address leaked.
   */
  async lint(what: Written, audience: Audience = {}): Promise<readonly Finding[]> {
    return (await this.examine(what, audience)).findings;
  }

  /** As `lint`, with what every law of its readers asks and whether the text says it. */
  async examine(what: Written, audience: Audience = {}): Promise<Examined> {
    const { text, incident } = await this.#text(what);
    const newest = await this.newest(incident.id);
    const siblings = newest.filter((t) => placeOf(t) !== placeOf(text));
    const book = await this.checks.book(incident);
    return this.checks.examine(text, siblings, { incident, audience, book });
  }

  /** The same for texts that go together: each is held against the people who would get it of them. */
  async lintAll(templateIds: readonly string[], audience: Audience = {}): Promise<CheckedTemplate[]> {
    const templates = await this.db.tx((tx) => this.#templates(tx, templateIds));
    const incident = await this.incidents.get(templates[0]!.incidentId);
    return this.#checkAll(templates, { incident, audience, book: await this.checks.book(incident) });
  }

  /** The newest version of every kind, channel, language and set of jurisdictions. */
  async newest(idOrSlug: string): Promise<Template[]> {
    const newest = new Map<string, Template>();
    for (const template of await this.list(idOrSlug)) newest.set(placeOf(template), template);
    return [...newest.values()];
  }

  /**
   * Everybody of the published run a kind is for, in groups to whom a text reads the same; counted by the first question
   * of a run.
   */
  async audience(
    incidentId: IncidentId,
    kind: TemplateKind = 'individual',
  ): Promise<Audience & { readonly countedAt: Date | null }> {
    const whom = kind === 'goodwill' ? 'unaffected' : 'affected';
    const key = `${incidentId}:${whom}`;
    const asked = { kind: whom, now: this.clock.now(), remembered: this.#readers.get(key) } as const;
    const counted = await this.db.tx((tx) => countedReaders(tx, incidentId, asked));
    this.#readers.delete(key);
    this.#readers.set(key, counted);
    if (this.#readers.size > READERS_MAX) this.#readers.delete(this.#readers.keys().next().value!);
    return counted;
  }

  /** Sentence lengths and hard words of a version or a draft. */
  async readability(what: Written): Promise<Readability> {
    const { text, incident } = await this.#text(what);
    return this.checks.readability(text, incident);
  }

  /** The longest SMS anybody can get of a version or a draft; null for another channel or a broken text. */
  async worstSms(what: Written): Promise<WorstSms | null> {
    const { text, incident } = await this.#text(what);
    return text.channel === 'sms' ? this.checks.worstSms(text, incident) : null;
  }

  /** How a version reads for an example person, or for whatever exposure and values are given. Nothing is sent. */
  async preview(templateId: string, given: PreviewPerson = {}): Promise<Preview> {
    const template = await this.get(templateId);
    const incident = await this.incidents.get(template.incidentId);
    return rendered(template, incident, this.checks.example(incident, { locale: template.locale, ...given }));
  }

  /**
   * The same of a text that is not kept yet, by the same renderer that sends; `messages.bad_template` where it cannot be
   * rendered.
   */
  async show(idOrSlug: string, draft: TemplateDraft, given: PreviewPerson = {}): Promise<Shown> {
    const incident = await this.incidents.get(idOrSlug);
    const text = draftOf(draft);
    const { preheader } = refuseBroken(text, incident);
    const person = this.checks.example(incident, { ...given, locale: text.locale });
    const country = given.residence?.country || incident.defaultCountry;
    return shownOf(rendered({ ...text, id: DRAFT }, incident, person), { ...text, preheader, country });
  }

  /**
   * Everything a yes to these messages is about, as plain JSON for an approval: texts, overlay, catalogue
   * and the incident's facts of this moment. Refuses templates with blocking findings for these profiles.
   */
  async pins(templateIds: readonly string[], audience: Audience = {}): Promise<MessagePins> {
    const templates = await this.db.tx((tx) => this.#templates(tx, templateIds));
    const incidentId = templates[0]!.incidentId as IncidentId;
    this.#refuseMixture(templates, incidentId);
    const incident = await this.incidents.get(incidentId);
    const book = await this.checks.book(incident);
    for (const { template, findings } of this.#checkAll(templates, { incident, audience, book })) {
      const [first] = findings.filter((f) => f.severity === 'blocking');
      if (first)
        throw new DomainError(E.not_clean, {
          template: template.id,
          why: both(withoutStop(first.says.en), withoutStop(first.says.id)),
        });
    }
    return {
      incidentId,
      templates: templates.map(pinOf),
      overlayVersion: book.version,
      catalogueVersion: CATALOGUE_VERSION,
      said: saidOf(incident),
      ...(!templates.every(isGeneral) && { jurisdictions: jurisdictionsOf(book, incident.defaultCountry) }),
    };
  }

  /** Renders exactly what was pinned, whatever has been corrected since. Build once, use for thousands. */
  async renderer(pins: MessagePins): Promise<Renderer> {
    const templates = await this.db.tx((tx) =>
      this.#templates(
        tx,
        pins.templates.map((t) => t.id),
      ),
    );
    for (const { id, fingerprint: pinned } of pins.templates) {
      const stored = templates.find((t) => t.id === id);
      if (stored?.fingerprint !== pinned) throw new DomainError(E.template_changed, { template: id });
    }
    const { said, overlayVersion, jurisdictions } = pins;
    return new Renderer({ said, overlayVersion, templates, jurisdictions });
  }

  async #text(what: Written): Promise<{ text: Template | DraftText; incident: Incident }> {
    if (typeof what !== 'string') {
      return { text: draftOf(what.draft), incident: await this.incidents.get(what.incident) };
    }
    const text = await this.get(what);
    return { text, incident: await this.incidents.get(text.incidentId) };
  }

  async #templates(tx: Tx, ids: readonly string[]): Promise<Template[]> {
    if (ids.length === 0) throw new DomainError(E.no_templates);
    const found = await store.templatesById(tx, ids.filter(isUuid));
    const missing = ids.find((id) => !found.some((t) => t.id === id.toLowerCase()));
    if (missing !== undefined) throw new DomainError(E.unknown_template, { template: missing.slice(0, 60) });
    return found;
  }

  #checkAll(templates: readonly Template[], given: CheckGiven): CheckedTemplate[] {
    return templates.map((template) => {
      const siblings = templates.filter((t) => t !== template);
      return { template, findings: this.checks.lint(template, siblings, given) };
    });
  }

  #refuseMixture(templates: readonly Template[], incidentId: string): void {
    const places = new Set<string>();
    for (const { id, incidentId: of, channel, locale, jurisdictions } of templates) {
      if (of !== incidentId) throw new DomainError(E.other_incident, { template: id });
      for (const law of jurisdictions.length > 0 ? jurisdictions : [GENERAL]) {
        const place = `${channel}:${locale}:${law}`;
        if (places.has(place))
          throw new DomainError(E.same_place_twice, { channel, locale, jurisdictions: law });
        places.add(place);
      }
    }
    for (const [channel, own] of Map.groupBy(templates, (t) => t.channel)) {
      if (own.some(isGeneral)) continue;
      const all = [...new Set(own.flatMap((t) => t.jurisdictions))];
      throw new DomainError(E.no_general, { channel, jurisdictions: all.join(', ') });
    }
  }

  async #refuseUnknownLaws(incident: Incident, codes: readonly string[]): Promise<void> {
    if (codes.length === 0) return;
    const { laws } = await this.checks.book(incident);
    const law = codes.find((code) => !laws.some((l) => l.code === code && l.standing === 'in_force'));
    if (law !== undefined) throw new DomainError(E.unknown_law, { law: law.slice(0, 40) });
  }
}

/** Some megabytes each where a million people live in many places. */
const READERS_MAX = 8;
const GENERAL = 'the general text';
const DRAFT = 'draft';

function refuseBroken(text: DraftText, incident: Incident): CompiledTemplate {
  const compiled = new CompiledTemplate(text, saidOf(incident));
  const [problem] = compiled.problems;
  if (!problem) return compiled;
  const place =
    problem.part === 'body'
      ? both(`line ${problem.line}`, `baris ${problem.line}`)
      : both(`the ${problem.part}`, problem.part === 'subject' ? 'subjek' : 'praheader');
  throw new DomainError(E.bad_template, { place, why: problem.sentence });
}

/** Shown as it is, to whomever: which text is whose is decided where there are several. */
function rendered(
  template: TemplateText & { readonly id: string },
  incident: Incident,
  person: PersonContext,
): Preview {
  const templates = [{ ...template, jurisdictions: [] }];
  const renderer = new Renderer({ said: saidOf(incident), overlayVersion: '', templates });
  if (template.channel === 'sms') return renderer.renderSms(person);
  return template.channel === 'letter' ? renderer.renderLetter(person) : renderer.renderEmail(person);
}

function placeOf(text: TemplateText): string {
  const { kind = 'individual', channel, locale, jurisdictions = [] } = text;
  return `${kind}:${channel}:${locale}:${jurisdictions.join()}`;
}

function pinOf({ id, kind, channel, locale, version, jurisdictions, fingerprint }: Template): PinnedTemplate {
  const of = jurisdictions.length > 0 ? { jurisdictions } : {};
  return { id, kind, channel, locale, version, ...of, fingerprint };
}

/** A sentence inside a sentence. */
function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** What is not used leaves no trace, so that older versions keep the fingerprint they were approved with. */
function fingerprintOf({ subject, preheader, linkFree, jurisdictions, body }: DraftText): string {
  return fingerprintHex({
    subject,
    body,
    ...(preheader === null ? {} : { preheader }),
    ...(linkFree ? { linkFree } : {}),
    ...(jurisdictions.length > 0 ? { jurisdictions } : {}),
  });
}
