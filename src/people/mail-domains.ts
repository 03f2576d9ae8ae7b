/** Which domains of people's addresses have no mail server: counted cohort by cohort, asked once each, only shown. */
import { Inject, Injectable } from '@nestjs/common';
import { IncidentKeys } from '../incidents/index.ts';
import { SYSTEM_ACTOR, type Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/errors.ts';
import { type CohortId, type IncidentId, uuidv7 } from '../kernel/ids.ts';
import { needs } from '../operators/index.ts';
import { Audit } from '../platform/audit/audit.ts';
import { Db, type Tx } from '../platform/db/db.ts';
import { CLOCK } from '../platform/tokens.ts';
import { Opener } from './contacts.ts';
import * as store from './mail-domains.store.ts';
import type { DomainCheck, DomainStanding } from './mail-domains.types.ts';
import { MailServers } from './mail-servers.ts';
import { PEOPLE_ERRORS as E } from './people.errors.ts';
import { deadOf, type MailAnswer, sharesOf } from './rules/mail-answers.ts';

/** Held in memory while a check runs; whoever comes after is counted as not asked. */
const DOMAINS_MAX = 200_000;
const ASKED_AT_ONCE = 20;
const ASKING_MS = 5 * 60_000;

export interface CheckOptions {
  /** Ends it at once, with nothing kept: it is done again from the start. */
  readonly signal?: AbortSignal;
  /** What is not asked by then counts as unknown. */
  readonly askingMs?: number;
}

@Injectable()
export class MailDomains {
  constructor(
    private readonly db: Db,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly keys: IncidentKeys,
    private readonly audit: Audit,
    private readonly servers: MailServers,
  ) {}

  /**
   * Asks for a check of the published run's people, answered by its id; one that waits already is that one. Refused
   * beside the sandbox, where no name may leave the machine. `also` is done in the same transaction.
   */
  async ask(
    incidentId: IncidentId,
    actor: Actor,
    also?: (tx: Tx, id: string) => Promise<void>,
  ): Promise<string> {
    needs(actor, 'people.resolve');
    if (this.servers.isOff) throw new DomainError(E.domains_off);
    const at = this.clock.now();
    return this.db.tx(async (tx) => {
      const runNo = await store.publishedRun(tx, incidentId);
      if (runNo === null) throw new DomainError(E.no_run);
      const check = { id: uuidv7(at), incidentId, runNo, by: actor.operatorId, at };
      const { id, isNew } = await store.placeCheck(tx, check);
      const subject = `domain_check:${id}`;
      if (isNew) await this.audit.record(tx, { actor, action: 'people.ask_domains', incidentId, subject });
      await also?.(tx, id);
      return id;
    });
  }

  /**
   * Does a check that waits: opens addresses in memory, keeps of each its domain, asks the DNS for every domain once,
   * those of most people first, and keeps counts. Repeatable; the first to end wins. False where it was stopped.
   */
  async run(checkId: string, { signal, askingMs = ASKING_MS }: CheckOptions = {}): Promise<boolean> {
    const check = await this.db.tx((tx) => store.checkById(tx, checkId));
    if (check?.status !== 'asked' || this.servers.isOff) return true;
    const { incidentId } = check;
    const runNo = (await this.db.tx((tx) => store.publishedRun(tx, incidentId))) ?? check.run;
    const { counted, people, unopened } = await this.#count(incidentId, signal);
    const answers = await this.#answers(counted, performance.now() + askingMs, signal);
    if (signal?.aborted) return false;
    const [shares, dead] = [sharesOf(counted, answers), deadOf(counted, answers)];
    await this.db.tx(async (tx) => {
      const now = this.clock.now();
      const result = { runNo, people, unopened, answers: shares, dead, now };
      if (!(await store.finishCheck(tx, check, result))) return;
      await this.audit.record(tx, {
        actor: SYSTEM_ACTOR,
        action: 'people.domains_asked',
        incidentId,
        subject: `domain_check:${checkId}`,
        facts: { people, domains: counted.size, dead: dead.reduce((sum, { domains }) => sum + domains, 0) },
      });
    });
    return true;
  }

  /** The check that waits, or the last that is done, with its counts; and whether anything is asked here at all. */
  async standing(incidentId: IncidentId): Promise<DomainStanding> {
    return this.db.tx(async (tx) => {
      const row = await store.latestCheck(tx, incidentId);
      return { off: this.servers.isOff, check: row ? await shown(tx, row) : null };
    });
  }

  /** Checks that nobody has done yet: the sweep's work. */
  waiting(): Promise<string[]> {
    return this.db.tx((tx) => store.openChecks(tx));
  }

  /** Of every person one address at most: how many have each domain. An address that is not its key's counts nowhere. */
  async #count(incidentId: IncidentId, signal: AbortSignal | undefined) {
    const opener = await Opener.of(this.keys, incidentId);
    const counted = new Map<string, number>();
    let [people, unopened] = [0, 0];
    for (let after = 0n as CohortId; ;) {
      const before = after;
      const id = await this.db.tx((tx) => store.nextCohort(tx, incidentId, before));
      if (id === null || signal?.aborted) break;
      after = id;
      for (const row of await this.db.tx((tx) => store.mailsOf(tx, incidentId, id))) {
        people += 1;
        const domain = domainOf(opener, row);
        if (domain === null) unopened += 1;
        else if (counted.has(domain) || counted.size < DOMAINS_MAX)
          counted.set(domain, (counted.get(domain) ?? 0) + 1);
      }
    }
    return { counted, people, unopened };
  }

  async #answers(counted: ReadonlyMap<string, number>, end: number, signal: AbortSignal | undefined) {
    const answers = new Map<string, MailAnswer>();
    const domains = [...counted].sort(([, n], [, m]) => m - n).values();
    const lane = async (): Promise<void> => {
      for (const [domain] of domains) {
        if (signal?.aborted || performance.now() > end) return;
        answers.set(domain, await this.servers.ask(domain));
      }
    };
    await Promise.all(Array.from({ length: ASKED_AT_ONCE }, lane));
    return answers;
  }
}

function domainOf(opener: Opener, row: store.MailRow): string | null {
  try {
    const address = opener.row(row).email;
    if (address === undefined || !opener.keyOf('email', address).equals(row.key)) return null;
    return address.slice(address.lastIndexOf('@') + 1);
  } catch {
    // A blob that cannot be opened is nobody's address; what is wrong with it is told where it would be used.
    return null;
  }
}

async function shown(tx: Tx, row: store.CheckRow): Promise<DomainCheck> {
  const { id, status, run, isCurrent, askedBy, askedAt, endedAt, people, unopened, answers } = row;
  const isDone = people !== null && unopened !== null && answers !== null;
  const result = isDone
    ? { people, unopened, answers, dead: await store.deadDomains(tx, row.incidentId) }
    : null;
  return { id, status, run, isCurrent, askedBy, askedAt, endedAt, result };
}
