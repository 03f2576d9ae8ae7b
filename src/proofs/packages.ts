/** Packages that prove: of one person, or of the whole incident; made to be checked without us. */
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import type { CohortId, IncidentId, PersonRef } from '../kernel/ids.ts';
import { Audit } from '../platform/audit/audit.ts';
import { KeyStore } from '../platform/crypto/key-store.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { sealedBy, unsealed } from './daily-roots.ts';
import { PROOFS_ERRORS as E } from './proofs.errors.ts';
import * as store from './proofs.store.ts';
import { PublishedRoots } from './published.ts';
import { dayList, isOf, leafList, lineOf, type ProofRecord, textOf } from './rules/records.ts';
import { type VerifyFacts, verifyText } from './rules/verify-text.ts';
import { ProofKey } from './signing.ts';
import { type Member, signedZip } from './zip.ts';

@Injectable()
export class ProofPackages {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly keyStore: KeyStore,
    private readonly audit: Audit,
    private readonly published: PublishedRoots,
  ) {}

  /**
   * A zip with every attempt to reach one person, every answer and event, and what shows that they stood there on their
   * days. Refuses with `proofs.nothing_sent`. Needs `people.read` at the door; audited.
   */
  async *person(incidentId: IncidentId, ref: PersonRef, actor: Actor): AsyncGenerator<Uint8Array> {
    const rootsUrl = await this.published.urlOf(incidentId);
    const { cohortId } = ref;
    const person = `${cohortId}:${ref.personId}`;
    const found = await this.db.tx(async (tx) => {
      const cohort = await cohortRecords(tx, incidentId, cohortId);
      const isTheirs = (line: string) => isOf(JSON.parse(line) as ProofRecord, person);
      const records = cohort.sealed.flatMap(({ lines }) => lines.filter(isTheirs));
      const waiting = cohort.waiting.filter(isTheirs);
      if (records.length + waiting.length === 0) throw new DomainError(E.nothing_sent, { person });
      await this.#note(tx, { actor, incidentId, action: 'proofs.person', subject: `person:${person}` });
      return { records, waiting, days: cohort.sealed.filter(({ lines }) => lines.some(isTheirs)) };
    });
    const { records, waiting, days } = found;
    const members: Member[] = [
      this.#verifyMember({ about: `everything that was sent to person ${person}`, rootsUrl, whole: false }),
      text(`records/${cohortId}.jsonl`, textOf(records)),
      ...(waiting.length > 0 ? [text(`waiting/${cohortId}.jsonl`, textOf(waiting))] : []),
      ...days.map(({ day, lines }) => text(`days/${day}/${cohortId}.txt`, leafList(lines))),
      ...days.map(({ day }) => this.#dayMember(incidentId, day)),
      this.#rootsMember(incidentId),
    ];
    yield* this.#zip(members);
  }

  /**
   * The same of everybody of the incident, cohort by cohort: as large as the incident, never in memory as a whole.
   * Refuses with `proofs.nothing_known`. Needs `report.read` at the door; audited.
   */
  async *incident(incidentId: IncidentId, actor: Actor): AsyncGenerator<Uint8Array> {
    const rootsUrl = await this.published.urlOf(incidentId);
    const { cohorts, days } = await this.db.tx(async (tx) => {
      const all = await store.cohortsOf(tx, incidentId);
      if (all.length === 0) throw new DomainError(E.nothing_known);
      await this.#note(tx, {
        actor,
        incidentId,
        action: 'proofs.incident',
        subject: `incident:${incidentId}`,
      });
      const roots = await store.dailyRoots(tx, incidentId);
      const lists = await Promise.all(
        roots.map(async ({ day }) => ({ day, cohorts: await store.rootsOfDay(tx, incidentId, day) })),
      );
      return { cohorts: all, days: lists };
    });
    const members: Member[] = [
      this.#verifyMember({
        about: 'everything that was sent because of this incident, and every version of its page',
        rootsUrl,
        whole: true,
      }),
      ...cohorts.flatMap((cohortId) => this.#cohortMembers(incidentId, cohortId)),
      ...days.flatMap(({ day, cohorts: sealed }) =>
        sealed.map(({ cohortId }) => this.#listMember(incidentId, cohortId, day)),
      ),
      ...days.map(({ day }) => this.#dayMember(incidentId, day)),
      this.#rootsMember(incidentId),
    ];
    yield* this.#zip(members);
  }

  async *#zip(members: readonly Member[]): AsyncGenerator<Uint8Array> {
    yield* signedZip(members, { key: await ProofKey.of(this.keyStore), at: this.clock.now() });
  }

  #verifyMember(facts: Omit<VerifyFacts, 'madeAt' | 'sealedBy'>): Member {
    const madeAt = this.clock.now();
    return text('VERIFY.txt', verifyText({ ...facts, madeAt, sealedBy: sealedBy(madeAt) }));
  }

  #cohortMembers(incidentId: IncidentId, cohortId: CohortId): Member[] {
    const read = (part: (records: CohortRecords) => readonly string[]) => async () =>
      textOf(part(await this.db.tx((tx) => cohortRecords(tx, incidentId, cohortId))));
    return [
      {
        name: `records/${cohortId}.jsonl`,
        read: read(({ sealed }) => sealed.flatMap(({ lines }) => lines)),
      },
      { name: `waiting/${cohortId}.jsonl`, read: read(({ waiting }) => waiting) },
    ];
  }

  #listMember(incidentId: IncidentId, cohortId: CohortId, day: string): Member {
    const read = async () => {
      const lists = await this.db.tx((tx) => store.sealedLists(tx, incidentId, cohortId));
      return leafList(linesOf(lists.find((list) => list.day === day)?.lines ?? ''));
    };
    return { name: `days/${day}/${cohortId}.txt`, read };
  }

  #dayMember(incidentId: IncidentId, day: string): Member {
    const read = async () => dayList(await this.db.tx((tx) => store.rootsOfDay(tx, incidentId, day)));
    return { name: `days/${day}.txt`, read };
  }

  #rootsMember(incidentId: IncidentId): Member {
    const read = async () => rootsText(await this.db.tx((tx) => store.dailyRoots(tx, incidentId)));
    return { name: 'roots.txt', read };
  }

  async #note(
    tx: Tx,
    entry: {
      readonly actor: Actor;
      readonly incidentId: IncidentId;
      readonly action: string;
      readonly subject: string;
    },
  ): Promise<void> {
    await this.audit.record(tx, entry);
  }
}

/** Day, root and head, one day to a line. */
export function rootsText(roots: readonly store.DailyRoot[]): string {
  return textOf(roots.map(({ day, root, head }) => `${day} ${root} ${head}`));
}

interface CohortRecords {
  readonly sealed: readonly { readonly day: string; readonly lines: readonly string[] }[];
  /** Known, and not yet sealed. */
  readonly waiting: readonly string[];
}

async function cohortRecords(tx: Tx, incidentId: IncidentId, cohortId: CohortId): Promise<CohortRecords> {
  const known = (await store.recordsOf(tx, incidentId, cohortId)).map(lineOf);
  const sealed = (await store.sealedLists(tx, incidentId, cohortId)).map(({ day, lines }) => ({
    day,
    lines: linesOf(lines),
  }));
  return { sealed, waiting: await unsealed(tx, { incidentId, cohortId }, known) };
}

function linesOf(list: string): string[] {
  return list.split('\n').filter((line) => line !== '');
}

function text(name: string, content: string): Member {
  return { name, read: async () => content };
}
