/** What may be said: template versions, their check, their preview, and the pins and renderer that send them. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { fingerprintHex } from '../kernel/fingerprint.ts';
import { isUuid, newId, type IncidentId, type TemplateId } from '../kernel/ids.ts';
import { CATALOGUE_VERSION, type Incident, Incidents } from '../incidents/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { audienceGroups } from './audience.store.ts';
import { type DraftText, draftOf, type Profiles, type WorstSms } from './check.ts';
import { Checks } from './checks.ts';
import { CompiledTemplate } from './rendering/compile.ts';
import type { PreviewPerson } from './example.ts';
import { MESSAGES_ERRORS as E } from './messages.errors.ts';
import * as store from './messages.store.ts';
import { Renderer } from './rendering/renderer.ts';
import type { Finding } from './rules/lint.ts';
import type { RenderedLetter } from './rules/letter.ts';
import type { RenderedEmail, RenderedSms } from './rules/person.ts';
import type { Readability } from './rules/readability.ts';
import { residencesOf } from './rules/reach.ts';
import type { MessagePins } from './rules/said.ts';
import type { TemplateDraft } from './rules/template-kinds.ts';
import { saidOf } from './said.ts';
import { type StarterQuery, startersOf } from './starters/starters.ts';

export type Template = store.Template;
export type Preview = RenderedEmail | RenderedSms | RenderedLetter;

/** A kept version, by its id, or a draft of an incident. */
export type Written = string | { readonly incident: string; readonly draft: TemplateDraft };

@Injectable()
export class Messages {
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
    const [problem] = new CompiledTemplate(text, saidOf(incident)).problems;
    if (problem) {
      const place = problem.part === 'body' ? `line ${problem.line}` : `the ${problem.part}`;
      throw new DomainError(E.bad_template, { place, why: problem.sentence });
    }
    const print = fingerprintOf(text);
    const place = { incidentId: incident.id, kind: text.kind, channel: text.channel, locale: text.locale };
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
        facts: { kind: place.kind, channel: place.channel, locale: place.locale, version },
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
   * Checks a version, or a draft of an incident, against law, facts, tone and channel for these profiles
   * (bit strings; none means somebody whose e-mail address leaked). `countries` of residence default to the incident's.
   */
  async lint(what: Written, profiles: Profiles = {}): Promise<Finding[]> {
    const { text, incident } = await this.#text(what);
    return this.checks.lint(text, incident, profiles, await this.checks.book());
  }

  /** Everybody of the published run as the linter needs them: each exposure and each place of residence once. */
  async audience(incidentId: IncidentId): Promise<Profiles> {
    const { defaultCountry } = await this.incidents.get(incidentId);
    const groups = await this.db.tx((tx) => audienceGroups(tx, incidentId));
    const profiles = [...new Set(groups.map((g) => g.exposure))];
    return { profiles, residences: residencesOf(groups, defaultCountry) };
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
    const person = this.checks.example(incident, { locale: template.locale, ...given });
    const renderer = new Renderer({ said: saidOf(incident), overlayVersion: '', templates: [template] });
    if (template.channel === 'sms') return renderer.renderSms(person);
    return template.channel === 'letter' ? renderer.renderLetter(person) : renderer.renderEmail(person);
  }

  /**
   * Everything a yes to these messages is about, as plain JSON for an approval: texts, overlay, catalogue
   * and the incident's facts of this moment. Refuses templates with blocking findings for these profiles.
   */
  async pins(templateIds: readonly string[], profiles: Profiles = {}): Promise<MessagePins> {
    const templates = await this.db.tx((tx) => this.#templates(tx, templateIds));
    const incidentId = templates[0]!.incidentId as IncidentId;
    this.#refuseMixture(templates, incidentId);
    const incident = await this.incidents.get(incidentId);
    const book = await this.checks.book();
    for (const template of templates) {
      const [first] = this.checks
        .lint(template, incident, profiles, book)
        .filter((f) => f.severity === 'blocking');
      if (first)
        throw new DomainError(E.not_clean, { template: template.id, why: withoutStop(first.message) });
    }
    return {
      incidentId,
      templates: templates.map(({ id, kind, channel, locale, version, fingerprint }) => ({
        id,
        kind,
        channel,
        locale,
        version,
        fingerprint,
      })),
      overlayVersion: book.version,
      catalogueVersion: CATALOGUE_VERSION,
      said: saidOf(incident),
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
    return new Renderer({ said: pins.said, overlayVersion: pins.overlayVersion, templates });
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

  #refuseMixture(templates: readonly Template[], incidentId: string): void {
    const places = new Set<string>();
    for (const { id, incidentId: of, channel, locale } of templates) {
      if (of !== incidentId) throw new DomainError(E.other_incident, { template: id });
      if (places.has(`${channel}:${locale}`)) throw new DomainError(E.same_place_twice, { channel, locale });
      places.add(`${channel}:${locale}`);
    }
  }
}

/** A sentence inside a sentence. */
function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** What is not used leaves no trace, so that older versions keep the fingerprint they were approved with. */
function fingerprintOf({ subject, preheader, linkFree, body }: DraftText): string {
  return fingerprintHex({
    subject,
    body,
    ...(preheader === null ? {} : { preheader }),
    ...(linkFree ? { linkFree } : {}),
  });
}
