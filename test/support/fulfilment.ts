/** People who chose a credit, and the company's own system as the sandbox stands in for it. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OfferInput, OfferSet, OfferSetInput, Visitor } from '../../src/compensation/index.ts';
import {
  Calls,
  Claims,
  ClaimSeals,
  DeadLetters,
  Enrolments,
  Failures,
  HttpAdapter,
  Programmes,
} from '../../src/fulfilment/index.ts';
import { KnownContacts, OwnMail, Replies } from '../../src/guests/index.ts';
import { OwnPages } from '../../src/people/index.ts';
import { Secret } from '../../src/kernel/secret.ts';
import type { GrantNo, IncidentId } from '../../src/kernel/ids.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { SuppressionList } from '../../src/receipts/index.ts';
import { Reconciliation } from '../../src/reconciliation/index.ts';
import { SANDBOX_FULFILMENT_SECRET, type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import {
  aCompensationDesk,
  type Affected,
  affectedPeople,
  anApprovedSet,
  type CompensationDesk,
  CREDIT,
  grantAll,
  grantOf,
} from './compensation.ts';
import { incidentParts } from './incidents.ts';

export const ENROLMENT_SECRET = new Secret(
  `whsec_${Buffer.from('a vendor’s enrolment secret').toString('base64')}`,
);

export interface Abilities {
  readonly canAsk?: boolean;
  readonly idempotentByKey?: boolean;
  readonly timeoutMs?: number;
}

export interface FulfilmentDesk extends CompensationDesk {
  readonly sandbox: Sandbox;
  readonly claims: Claims;
  readonly programmes: Programmes;
  readonly enrolments: Enrolments;
  readonly failures: Failures;
  /** Calls by a system that can so much, and the dead letters of it. */
  calling(abilities?: Abilities): { readonly calls: Calls; readonly letters: DeadLetters };
  /** Names of the checks of `ledger prove` that fail over all incidents. */
  failing(): Promise<string[]>;
}

export async function aFulfilmentDesk(now?: string): Promise<FulfilmentDesk> {
  const desk = await aCompensationDesk(now);
  const { t, ledger, offers, outbox, people, keys, codes, clock, jobs } = desk;
  const sandbox = await startSandbox({ dataDir: join(t.dir, 'sandbox') });
  const audit = new Audit(clock);
  const reconciliation = new Reconciliation(t.db, ledger, offers, audit, clock);
  const config = loadConfig({ AMENDS_DATA_DIR: t.dir, AMENDS_ENROLMENT_SECRET: ENROLMENT_SECRET.reveal() });
  const known = new KnownContacts(keys, new OwnPages(t.db, keys), new SuppressionList());
  const mail = new OwnMail(t.db, known, new Replies(keys, jobs, clock), audit, clock);
  return {
    ...desk,
    sandbox,
    failures: new Failures(t.db, incidentParts(t, clock).incidents, mail, clock),
    claims: new Claims(t.db, outbox, new ClaimSeals(keys), audit, clock),
    programmes: new Programmes(t.db, offers, audit, clock),
    enrolments: new Enrolments(t.db, codes, audit, clock, config),
    calling: ({ canAsk = true, idempotentByKey = true, timeoutMs = 20_000 } = {}) => {
      const adapter = new HttpAdapter({
        url: sandbox.receiver.url,
        secret: new Secret(SANDBOX_FULFILMENT_SECRET),
        kinds: ['billing_credit'],
        canAsk,
        idempotentByKey,
        timeoutMs,
        retrySeconds: 30,
        giveUpHours: 72,
      });
      const calls = new Calls(t.db, outbox, people, adapter, clock);
      return { calls, letters: new DeadLetters(t.db, outbox, calls, audit, clock) };
    },
    failing: async () => {
      const { checks } = await reconciliation.prove(null, desk.maker);
      return checks.filter((check) => !check.ok).map((check) => check.name);
    },
    close: async () => {
      await sandbox.close();
      await desk.close();
    },
  };
}

export interface Chosen extends Affected {
  readonly set: OfferSet;
  /** In the order of `visitors`. */
  readonly references: readonly string[];
  readonly grantIds: readonly GrantNo[];
}

/** So many people who all confirmed the first offer of a set. */
export async function theyChose(
  desk: CompensationDesk,
  count: number,
  inputs: readonly OfferInput[] = [CREDIT],
  change: Partial<OfferSetInput> = {},
): Promise<Chosen> {
  const affected = await affectedPeople(desk, count);
  const set = await anApprovedSet(desk, affected.incidentId, inputs, change);
  await desk.grants.provision(set.id);
  await grantAll(desk, set, affected);
  const references: string[] = [];
  const grantIds: GrantNo[] = [];
  for (const visitor of affected.visitors) {
    const grantId = await grantOf(desk, visitor, set);
    references.push(await theyChoose(desk, visitor, { grantId, position: 1 }));
    grantIds.push(grantId);
  }
  return { ...affected, set, references, grantIds };
}

/** Reserves and confirms; the reference of the receipt. */
export async function theyChoose(
  desk: CompensationDesk,
  visitor: Visitor,
  choice: { grantId: GrantNo; position: number },
): Promise<string> {
  const reserved = await desk.redemptions.reserve(visitor, choice);
  if (reserved.kind !== 'reserved') throw new Error(`it was not reserved: ${reserved.kind}`);
  const result = await desk.redemptions.confirm(visitor, { grantId: choice.grantId });
  if (result.kind !== 'redeemed') throw new Error(`it was not redeemed: ${result.kind}`);
  return result.reference;
}

/** What the company's own system booked for this incident. */
export function creditsOf(sandbox: Sandbox, incidentId: IncidentId) {
  const mine = incidentId.replaceAll('-', '');
  return sandbox.receiver.credits.filter(({ key }) => key.startsWith(`ffl_${mine}_`));
}

const WAIT_MS = 120_000;

export async function until(look: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = performance.now() + WAIT_MS;
  while (!(await look())) {
    if (performance.now() > deadline) throw new Error(`it never came: ${what}`);
    await sleep(20);
  }
}
