/** What stands between a notice and its launch: counts, cost, findings, providers; and the refusals that follow. */
import { Injectable } from '@nestjs/common';
import { type Both, both } from '../kernel/both.ts';
import { DomainError, type ErrorFacts } from '../kernel/errors.ts';
import type { NoticeId } from '../kernel/ids.ts';
import { type Currency, formatMoney } from '../kernel/money.ts';
import { Messages, pricesIn } from '../messages/index.ts';
import { Approvals } from '../operators/index.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { Couriers } from './couriers.ts';
import * as store from './audiences.store.ts';
import { Gates } from './gates.ts';
import { holdHotline, hotlineOf, personsPerHour } from './hotlines.ts';
import { NOTICES_ERRORS as E } from './notices.errors.ts';
import { APPROVAL_KIND, digestOf } from './notices.ts';
import { type Notice, setApproved } from './notices.store.ts';
import { fileOf, lintAudience, planOf } from './planning.ts';
import { countPlan, meantRun, type PlanCounts } from './plan-counts.ts';
import type { ProviderCheck, ProviderPreflight } from './ports.ts';
import { summarise } from './recipients.store.ts';
import { sentOf } from './rules/ladder.ts';
import { type PlanReading, readPlan } from './rules/preflight.ts';

export interface Preflight extends PlanReading {
  readonly noticeId: NoticeId;
  readonly runNo: number;
  readonly publishedRunNo: number | null;
  readonly ceiling: { readonly amountMinor: bigint; readonly currency: string };
  readonly providers: Readonly<Record<string, readonly ProviderCheck[]>>;
  /** Of a supplement: left out, since they got one less than a week ago; null for other kinds. */
  readonly resting: number | null;
  /** What a person should know; none of it stops a launch. */
  readonly warnings: readonly Both[];
  /** Each would stop a launch now; empty: it may go. */
  readonly blockers: readonly Blocker[];
}

export interface Blocker {
  readonly code: string;
  readonly message: string;
  /** The values in the sentence: whoever reads another language says it anew. */
  readonly facts: ErrorFacts;
}

/** What takes long: everybody counted, the texts held against them, the providers asked. Plain JSON, of one moment. */
export interface PreflightCounts extends PlanCounts {
  readonly lint: readonly Blocker[];
  readonly providers: Readonly<Record<string, ProviderPreflight>>;
  /** Of the people of a supplement or correction as they are listed now; null for other kinds. */
  readonly listDigest: string | null;
}

/** Without these nobody would be reached, or we should not hear of it; the others are readiness, not refusal. */
const NEEDED_CHECKS: ReadonlySet<string> = new Set(['reachable', 'sending', 'identity', 'events', 'sender']);

@Injectable()
export class Preflights {
  constructor(
    private readonly db: Db,
    private readonly messages: Messages,
    private readonly gates: Gates,
    private readonly approvals: Approvals,
    private readonly couriers: Couriers,
  ) {}

  /** Counts people, lints the texts, asks the providers: seconds where there are millions, never for a page. */
  async count(notice: Notice, now: Date): Promise<PreflightCounts> {
    const providers = await this.couriers.preflight(sentOf(notice.channels));
    const lint = (await this.#lint(notice)).map(blockerOf);
    return this.db.tx(async (tx) => ({
      ...(await countPlan(tx, notice, now)),
      lint,
      providers,
      listDigest: await listedNow(tx, notice),
    }));
  }

  /** What stands in the way now, by these counts: counts per channel, who will not be reached and why, cost, checks. */
  async read(notice: Notice, counts: PreflightCounts): Promise<Preflight> {
    const { providers, lint } = counts;
    return this.db.tx(async (tx) => {
      const reading = await readingOf(tx, notice, counts);
      const failed = Object.entries(providers).flatMap(([provider, { checks }]) =>
        unready(checks).map((check) => new DomainError(E.provider, { provider, detail: check.words })),
      );
      const nobody = reading.reached === 0 ? [new DomainError(E.empty_audience)] : [];
      const refusals = await this.#refusals(tx, notice, { cost: reading.cost, ...counts });
      return {
        ...reading,
        noticeId: notice.id,
        runNo: await meantRun(tx, notice),
        publishedRunNo: await store.publishedRun(tx, notice.incidentId),
        ceiling: { amountMinor: notice.costCeilingMinor, currency: notice.costCurrency },
        resting: notice.rested,
        warnings: warningsOf(notice, reading),
        providers: Object.fromEntries(Object.entries(providers).map(([name, p]) => [name, p.checks])),
        blockers: [...[...refusals, ...nobody].map(blockerOf), ...lint, ...failed.map(blockerOf)],
      };
    });
  }

  /** Outside any transaction: the linter and the providers. Also makes the lanes and tells them what SES allows. */
  async refuseUnready(notice: Notice): Promise<void> {
    const [finding] = await this.#lint(notice);
    if (finding) throw finding;
    const providers = await this.couriers.preflight(sentOf(notice.channels));
    for (const [provider, { checks }] of Object.entries(providers)) {
      const [check] = unready(checks);
      if (check) throw new DomainError(E.provider, { provider, detail: check.words });
    }
    await this.couriers.openLanes(providers);
  }

  /** Throws the first thing in the way; answers the notice as approved, and what it costs. */
  async refuse(tx: Tx, notice: Notice): Promise<{ notice: Notice; cost: PlanReading['cost'] }> {
    const plan = await planOf(tx, notice);
    const { cost } = await readingOf(tx, notice, { people: await store.countPeople(tx, plan) });
    await holdHotline(tx, notice.incidentId);
    const [first] = await this.#refusals(tx, notice, { cost, listDigest: await listedNow(tx, notice) });
    if (first) throw first;
    const approved = await this.approvals.approved(tx, APPROVAL_KIND, notice.id);
    if (!approved || notice.status === 'approved') return { notice, cost };
    // Decided elsewhere, through the list of all approvals: the notice learns of it here.
    await setApproved(tx, {
      id: notice.id,
      by: approved.decidedBy,
      at: approved.decidedAt,
      now: approved.decidedAt,
    });
    return { notice: { ...notice, status: 'approved', approvedBy: approved.decidedBy }, cost };
  }

  /** An authority asked that some of its people are not told yet. */
  async heldBack(tx: Tx, notice: Notice): Promise<DomainError[]> {
    return this.gates.held(tx, notice);
  }

  async #refusals(tx: Tx, notice: Notice, found: Found): Promise<DomainError[]> {
    const { id, status, incidentId, listDigest } = notice;
    const otherList = listDigest !== null && found.listDigest !== listDigest;
    const refusals: DomainError[] = [];
    const approved = await this.approvals.approved(tx, APPROVAL_KIND, id);
    const waits = status === 'requested' || status === 'approved';
    // One person alone, in an emergency: the request that waits for its review is what was approved.
    const alone = status === 'approved' && notice.emergencyAt !== null ? notice.digest : null;
    const digest = approved?.digest ?? alone;
    if (!waits || digest === null) refusals.push(new DomainError(E.not_approved, { id, status }));
    else if (digest !== notice.digest || digest !== digestOf(notice) || otherList) {
      refusals.push(new DomainError(E.changed));
    }
    const published = await store.publishedRun(tx, incidentId);
    if (published === null) refusals.push(new DomainError(E.not_published));
    else if (published !== notice.runNo && waits) {
      refusals.push(new DomainError(E.stale_run, { id, run: notice.runNo, published }));
    }
    refusals.push(...(await hotlineRefusals(tx, notice)));
    refusals.push(...(await this.gates.refusals(tx, notice, found.living)));
    refusals.push(...costRefusals(notice, found.cost));
    return refusals;
  }

  /** Once more, with the people of now: facts may have changed since the approval. */
  async #lint(notice: Notice): Promise<DomainError[]> {
    const audience = await this.db.tx((tx) => lintAudience(tx, notice));
    const checked = await this.messages.lintAll(notice.templateIds, audience);
    return checked.flatMap(({ template, findings }) => {
      const blocking = findings.filter((f) => f.severity === 'blocking');
      const first = blocking[0]?.says;
      if (!first) return [];
      return [new DomainError(E.lint, { templateId: template.id, count: blocking.length, first })];
    });
  }
}

/** What was found of a notice's people, beside what its row says. */
interface Found {
  readonly cost: PlanReading['cost'];
  readonly listDigest: string | null;
  /** Absent: counted where an authority's hold asks for it. */
  readonly living?: PlanCounts['living'];
}

async function readingOf(
  tx: Tx,
  { channels, smsSegments }: Notice,
  { people }: Pick<PlanCounts, 'people'>,
): Promise<PlanReading> {
  const [file, letters] = [fileOf(channels), channels.includes('letter')];
  return readPlan(people, { file, letters, prices: await pricesIn(tx), smsSegments });
}

function blockerOf({ code, message, facts }: DomainError): Blocker {
  return { code, message, facts };
}

/** What is certain to be spent must be within the ceiling; further rungs are metered against it (ceilings.ts). */
function costRefusals({ costCeilingMinor }: Notice, { expected }: PlanReading['cost']): DomainError[] {
  const { amountMinor, currency } = expected;
  if (amountMinor <= costCeilingMinor) return [];
  const facts = { estimate: money(amountMinor, currency), ceiling: money(costCeilingMinor, currency) };
  return [new DomainError(E.over_ceiling, facts)];
}

function money(amountMinor: bigint, currency: Currency): Both {
  return both(formatMoney({ amountMinor, currency }, 'en'), formatMoney({ amountMinor, currency }, 'id'));
}

function warningsOf({ costCeilingMinor }: Notice, { cost: { worst } }: PlanReading): Both[] {
  const { amountMinor, currency } = worst;
  if (amountMinor <= costCeilingMinor) return [];
  const may = money(amountMinor, currency);
  const ceiling = money(costCeilingMinor, currency);
  return [
    both(
      `The whole ladder may cost ${may.en}: what goes beyond the ceiling of ${ceiling.en} will wait for a higher one.`,
      `Seluruh tangga saluran dapat menelan ${may.id}: yang melampaui batas ${ceiling.id} akan menunggu batas lebih tinggi.`,
    ),
  ];
}

/** Slower than approved is no other plan; faster, or not at all any more, is one. */
async function hotlineRefusals(tx: Tx, { id, status, incidentId, hotline }: Notice): Promise<DomainError[]> {
  if (status === 'draft' || hotline === null) return [];
  const now = await hotlineOf(tx, incidentId);
  const approved = personsPerHour(hotline);
  if (now && now.personsPerHour <= approved) return [];
  return [new DomainError(E.hotline_not_approved, { id, approved })];
}

/** Who stands on the list of a supplement or correction. */
async function listedNow(tx: Tx, { id, listDigest }: Notice): Promise<string | null> {
  return listDigest === null ? null : (await summarise(tx, id)).digest;
}

function unready(checks: readonly ProviderCheck[]): ProviderCheck[] {
  return checks.filter((c) => !c.ok && NEEDED_CHECKS.has(c.name));
}
