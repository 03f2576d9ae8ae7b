/** An incident's page: proposed by one person, published by another, and never changed after that. */
import { Inject, Injectable } from '@nestjs/common';
import { type Incident, Incidents } from '../incidents/index.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { canonicalJson, sha256 } from '../kernel/fingerprint.ts';
import { type IncidentId, newId } from '../kernel/ids.ts';
import { Approvals, needs } from '../operators/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { PAGES_ERRORS as E } from './pages.errors.ts';
import * as store from './pages.store.ts';
import type {
  ListedVersion,
  PageChanges,
  PageDraft,
  PageDraftId,
  PageStanding,
  PageVersion,
  WaitingDraft,
} from './pages.types.ts';
import { type PageContent, publishingProblem, readContent, type Spoken } from './rules/content.ts';
import { difference } from './rules/difference.ts';
import { plainText } from './rules/plain-text.ts';
import { starter } from './rules/starter.ts';

/** Deciding needs `incident_page.approve`. */
const KIND = 'incident_page';

export interface PageDecision {
  readonly draft: PageDraftId;
  readonly decision: 'approved' | 'refused';
  /** Required for a refusal. */
  readonly reason?: string | undefined;
}

@Injectable()
export class Pages {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly incidents: Incidents,
    private readonly approvals: Approvals,
    private readonly audit: Audit,
  ) {}

  /** What the incident's facts already say, as a page to begin with: of what is published, if anything is. */
  async starter(idOrSlug: string): Promise<PageContent> {
    const incident = await this.incidents.get(idOrSlug);
    const current = await this.current(incident.id);
    return current?.content ?? starterOf(incident);
  }

  /**
   * Keeps what the next version shall say, so that it can be looked at before anybody is asked. The same words again are
   * the draft that is kept already. Refuses `bad_content`, `unknown_logo`. Needs `incident_page.write`.
   */
  async keep(idOrSlug: string, given: unknown, actor: Actor): Promise<PageDraft> {
    needs(actor, 'incident_page.write');
    const content = contentOf(given);
    return this.db.tx(async (tx) => {
      const incident = await this.incidents.find(tx, idOrSlug);
      await store.lockPage(tx, incident.id);
      return this.#keep(tx, incident, content, actor);
    });
  }

  /**
   * Asks a second person for what is kept; what waited before is withdrawn. Refuses `unknown_draft`, `asked_before`,
   * `cannot_publish`, `unchanged`. Needs `incident_page.write`.
   */
  async ask(idOrSlug: string, id: PageDraftId, actor: Actor): Promise<WaitingDraft> {
    needs(actor, 'incident_page.write');
    return this.db.tx(async (tx) => {
      const incident = await this.incidents.find(tx, idOrSlug);
      await store.lockPage(tx, incident.id);
      const draft = await store.findDraft(tx, incident.id, id);
      if (!draft) throw new DomainError(E.unknown_draft, { draft: id });
      return this.#ask(tx, incident, draft, actor);
    });
  }

  /** Keeps it and asks a second person for it, in one step; refuses what either of them does. */
  async propose(idOrSlug: string, given: unknown, actor: Actor): Promise<WaitingDraft> {
    needs(actor, 'incident_page.write');
    const content = contentOf(given);
    return this.db.tx(async (tx) => {
      const incident = await this.incidents.find(tx, idOrSlug);
      await store.lockPage(tx, incident.id);
      return this.#ask(tx, incident, await this.#keep(tx, incident, content, actor), actor);
    });
  }

  /** A second person publishes exactly that draft, or refuses it with a reason. Needs `incident_page.approve`. */
  async decide(
    idOrSlug: string,
    { draft: draftId, decision, reason }: PageDecision,
    actor: Actor,
  ): Promise<PageStanding> {
    const { id: incidentId } = await this.incidents.get(idOrSlug);
    await this.db.tx(async (tx) => {
      await store.lockPage(tx, incidentId);
      const incident = await this.incidents.find(tx, incidentId);
      const draft = await store.findDraft(tx, incidentId, draftId);
      if (!draft) throw new DomainError(E.unknown_draft, { draft: draftId });
      await this.approvals.decide(tx, { kind: KIND, subjectId: draft.id, decision, reason }, actor);
      if (decision === 'refused') return;
      // Facts may have changed since it was proposed.
      await this.#refuse(tx, incident, draft.content);
      await store.insertVersion(tx, draft, { by: actor.operatorId, at: this.clock.now() });
      await this.#record(tx, 'publish', draft, actor);
    });
    return this.standing(incidentId);
  }

  /** The latest published version; null before the first. */
  async current(incidentId: IncidentId): Promise<PageVersion | null> {
    return this.db.once((tx) => this.currentIn(tx, incidentId));
  }

  async currentIn(tx: Tx, incidentId: IncidentId): Promise<PageVersion | null> {
    return store.findVersion(tx, incidentId, null);
  }

  /** Newest first. */
  async versions(incidentId: IncidentId): Promise<ListedVersion[]> {
    return this.db.once((tx) => store.listVersions(tx, incidentId));
  }

  /** Any version, for ever as it was published; `pages.unknown_version` where there is none. */
  async version(incidentId: IncidentId, version: number): Promise<PageVersion> {
    const found = await this.db.once((tx) => store.findVersion(tx, incidentId, version));
    if (!found) throw new DomainError(E.unknown_version, { version });
    return found;
  }

  async draft(incidentId: IncidentId, id: PageDraftId): Promise<PageDraft> {
    const found = await this.db.tx((tx) => store.findDraft(tx, incidentId, id));
    if (!found) throw new DomainError(E.unknown_draft, { draft: id });
    return found;
  }

  /** What is published, what waits for a second person, what is kept, and every version so far. */
  async standing(incidentId: IncidentId): Promise<PageStanding> {
    return this.db.tx(async (tx) => {
      const draft = await store.newestAsked(tx, incidentId);
      const digest = draft && (await this.approvals.waiting(tx, KIND, draft.id));
      return {
        current: await store.findVersion(tx, incidentId, null),
        waiting: draft && digest ? { ...draft, digest } : null,
        kept: await store.newestKept(tx, incidentId),
        versions: await store.listVersions(tx, incidentId),
      };
    });
  }

  /** What a version changed beside the one before it, or what a draft would change beside what is published. */
  async changes(
    incidentId: IncidentId,
    of: { readonly version: number } | { readonly draft: PageDraftId },
  ): Promise<PageChanges> {
    const { timeZone } = await this.incidents.get(incidentId);
    if ('draft' in of) {
      const draft = await this.draft(incidentId, of.draft);
      return changesOf(draft.content, await this.current(incidentId), timeZone);
    }
    const { content, version } = await this.version(incidentId, of.version);
    return changesOf(content, version > 1 ? await this.version(incidentId, version - 1) : null, timeZone);
  }

  async #keep(tx: Tx, incident: Incident, content: PageContent, actor: Actor): Promise<PageDraft> {
    await this.#refuseLogo(tx, incident, content);
    const now = this.clock.now();
    const bytes = Buffer.from(canonicalJson(content), 'utf8');
    const hash = sha256(bytes).toString('hex');
    const kept = await store.newestKept(tx, incident.id);
    if (kept && kept.sha256 === hash && kept.madeBy === actor.operatorId) return kept;
    const id = newId<PageDraftId>(now);
    const made = { id, incidentId: incident.id, sha256: hash, madeBy: actor.operatorId, madeAt: now };
    await store.insertDraft(tx, { ...made, content: bytes });
    const draft: PageDraft = { ...made, content };
    await this.#record(tx, 'keep', draft, actor);
    return draft;
  }

  async #ask(tx: Tx, incident: Incident, draft: PageDraft, actor: Actor): Promise<WaitingDraft> {
    await this.#refuse(tx, incident, draft.content);
    const askedAt = this.clock.now();
    const before = await store.newestAsked(tx, incident.id);
    if (before) await this.approvals.withdraw(tx, KIND, before.id);
    if (!(await store.insertRequest(tx, draft.id, actor.operatorId, askedAt))) {
      throw new DomainError(E.asked_before, { draft: draft.id });
    }
    const makers = [draft.madeBy, actor.operatorId];
    const request = { kind: KIND, subjectId: draft.id, incidentId: incident.id, pins: pinsOf(draft), makers };
    const { digest } = await this.approvals.request(tx, request, actor);
    await this.#record(tx, 'propose', draft, actor);
    return { ...draft, askedBy: actor.operatorId, askedAt, digest };
  }

  async #refuse(tx: Tx, incident: Incident, content: PageContent): Promise<void> {
    await this.#refuseLogo(tx, incident, content);
    const before = await store.findVersion(tx, incident.id, null);
    if (before && canonicalJson(before.content) === canonicalJson(content)) {
      throw new DomainError(E.unchanged, { version: before.version });
    }
    const facts = { gapClosedAt: incident.facts.gapClosedAt, now: this.clock.now() };
    const why = publishingProblem(content, before?.content ?? null, facts);
    if (why !== null) throw new DomainError(E.cannot_publish, { why });
  }

  async #refuseLogo(tx: Tx, { id }: Incident, { brand: { logo } }: PageContent): Promise<void> {
    if (logo !== null && !(await store.findLogo(tx, id, logo))) {
      throw new DomainError(E.unknown_logo, { logo });
    }
  }

  async #record(tx: Tx, verb: string, draft: PageDraft, actor: Actor): Promise<void> {
    await this.audit.record(tx, {
      actor,
      action: `pages.${verb}`,
      incidentId: draft.incidentId,
      subject: `page_draft:${draft.id}`,
      facts: { sha256: draft.sha256 },
    });
  }
}

function contentOf(given: unknown): PageContent {
  const content = readContent(given);
  if ('why' in content) throw new DomainError(E.bad_content, { why: content.why });
  return content;
}

function changesOf(content: PageContent, before: PageVersion | null, timeZone: string): PageChanges {
  const words = (locale: keyof Spoken) => {
    const said = (of: PageContent) => plainText(of, locale, (at) => spokenTime(at, locale, timeZone));
    return difference(before ? said(before.content) : '', said(content));
  };
  const [was, is] = [before?.content.brand.logo ?? null, content.brand.logo];
  return {
    since: before?.version ?? null,
    words: { id: words('id'), en: words('en') },
    colour: { before: before?.content.brand.colour ?? null, after: content.brand.colour },
    logo: was === is ? 'same' : is === null ? 'gone' : 'new',
  };
}

/** By the incident's clocks, as its page says it. */
function spokenTime(at: string, locale: keyof Spoken, timeZone: string): string {
  const tag = locale === 'id' ? 'id-ID' : 'en-GB';
  const spoken = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone });
  return spoken.format(new Date(at));
}

function pinsOf({ id, sha256: hash }: PageDraft): { readonly draft: string; readonly sha256: string } {
  return { draft: id, sha256: hash };
}

function starterOf({ brand, facts, statements }: Incident): PageContent {
  return starter({
    name: brand.name,
    colour: brand.colour,
    email: brand.contactEmail,
    phone: brand.contactPhone,
    address: brand.contactAddress,
    gapClosedAt: facts.gapClosedAt,
    said: statements,
  });
}
