/** One look at an incident: how far it is, from records to redemptions, and what needs somebody now. */
import { Inject, Injectable } from '@nestjs/common';
import { type Incident, Incidents } from '../incidents/index.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { IncidentId, NoticeId } from '../kernel/ids.ts';
import { type Notice, Notices } from '../notices/index.ts';
import { Guards } from '../people/index.ts';
import { Db } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import * as store from './overview.store.ts';
import { DECISIONS, type NeedKind, needsOf, type Waiting } from './rules/needs.ts';

export interface Funnel {
  /** Of every source, as read; rejected ones included. */
  readonly records: number;
  readonly rejected: number;
  /** People found by the published run; null until there is one. */
  readonly people: number | null;
  /** Of them, told by at least one notice; never too many (per cohort the notice that told most counts). */
  readonly told: number | null;
}

export interface NoticeAtAGlance {
  readonly id: NoticeId;
  readonly name: string;
  readonly kind: Notice['kind'];
  readonly status: Notice['status'];
  readonly launchedAt: Date | null;
  /** Whom it is for so far; null before it is launched. */
  readonly persons: number | null;
  readonly told: number | null;
  /** Deliveries under way or owed. */
  readonly open: number | null;
}

export interface Need extends Waiting {
  readonly kind: NeedKind;
}

export interface IncidentOverview {
  readonly incidentId: IncidentId;
  readonly at: Date;
  readonly runAt: Date | null;
  readonly funnel: Funnel;
  readonly notices: readonly NoticeAtAGlance[];
  readonly needs: readonly Need[];
}

const ASKED = new Map<string, NeedKind>(DECISIONS.map((kind) => [kind, `decide_${kind}`]));

@Injectable()
export class Overview {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly incidents: Incidents,
    private readonly notices: Notices,
    private readonly guards: Guards,
  ) {}

  /** By id or short name, as `actor` sees it: what they had a hand in is not theirs to decide. Changes nothing. */
  async of(idOrSlug: string, actor: Actor): Promise<IncidentOverview> {
    const incident = await this.incidents.get(idOrSlug);
    const [notices, guards] = await Promise.all([
      this.notices.list(incident.id),
      this.guards.overview(incident.id),
    ]);
    return this.db.tx(async (tx) => {
      const sources = await store.sourceCounts(tx, incident.id);
      const { people, runAt } = await store.peopleCounts(tx, incident.id);
      const told = await store.toldCounts(tx, incident.id);
      const blocking = guards.reduce((sum, { blocking: n }) => sum + n, 0);
      const waiting = [
        ...ofFacts(incident),
        ...ofSources(sources),
        one('guards_to_decide', blocking),
        // The next step, said before anybody has to look for it.
        one('files_missing', sources.sources === 0 ? 1 : 0),
        one('notice_missing', (people ?? 0) > 0 && notices.length === 0 ? 1 : 0),
        ...ofNotices(notices),
        ...(await store.askedDecisions(tx, incident.id, actor.operatorId)).flatMap(ofDecision),
        ...ofTroubles(await store.troubles(tx, incident.id)),
      ];
      return {
        incidentId: incident.id,
        at: this.clock.now(),
        runAt,
        funnel: {
          records: sources.records,
          rejected: sources.rejected,
          people,
          told: told.length === 0 ? null : await store.peopleTold(tx, incident.id),
        },
        notices: notices.map((notice) => glance(notice, told)),
        needs: needsOf(waiting),
      };
    });
  }
}

function one(kind: NeedKind, count: number, since: Date | null = null): Waiting {
  return { kind, count, since, ownWork: false };
}

/** Without them no clock runs and no message can say what happened, when, and what is done about it. */
function ofFacts({ facts, statements, defaultLocale }: Incident): Waiting[] {
  const dates = (['occurredFrom', 'discoveredAt', 'confirmedAt', 'gapClosedAt'] as const).filter(
    (name) => !facts[name],
  );
  const said = (['whatHappened', 'measures'] as const).filter((part) => !statements[defaultLocale]?.[part]);
  return [one('facts_missing', dates.length + said.length)];
}

function ofSources(counts: store.SourceCounts): Waiting[] {
  return [
    one('sources_failed', counts.failed),
    one('sources_to_map', counts.toMap),
    one('sources_to_read', counts.toRead),
    one('rejects_to_accept', counts.toAccept),
    one('people_to_find', counts.unresolved),
  ];
}

function ofNotices(notices: readonly Notice[]): Waiting[] {
  return notices
    .filter(({ status }) => status === 'approved')
    .map(({ approvedAt }) => one('notices_to_launch', 1, approvedAt));
}

function ofDecision({ kind, count, since, ownWork }: store.AskedDecision): Waiting[] {
  const need = ASKED.get(kind);
  return need ? [{ kind: need, count, since, ownWork }] : [];
}

function ofTroubles(of: store.Troubles): Waiting[] {
  return [
    one('unknowns_open', of.unknowns, of.unknownsSince),
    one('dead_letters', of.deadLetters, of.deadSince),
    one('lanes_halted', of.lanesHalted, of.haltedSince),
    one('notices_held', of.noticesHeld),
  ];
}

function glance(notice: Notice, told: readonly store.ToldCounts[]): NoticeAtAGlance {
  const counts = told.find(({ noticeId }) => noticeId === notice.id);
  const { id, name, kind, status, launchedAt } = notice;
  return {
    id,
    name,
    kind,
    status,
    launchedAt,
    persons: counts?.persons ?? null,
    told: counts?.told ?? null,
    open: counts?.open ?? null,
  };
}
