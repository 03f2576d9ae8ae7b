/** A breach whose grants stand at every stage, and the prover that looks at its books. */
import type { Visitor } from '../../src/compensation/index.ts';
import type { IncidentId } from '../../src/kernel/ids.ts';
import { Audit } from '../../src/platform/audit/audit.ts';
import { Reconciliation } from '../../src/reconciliation/index.ts';
import {
  aCompensationDesk,
  type Affected,
  affectedPeople,
  anApprovedSet,
  type CompensationDesk,
  CREDIT,
  DISCOUNT,
  grantAll,
  grantOf,
  MONITORING,
} from './compensation.ts';

type Proof = Awaited<ReturnType<Reconciliation['prove']>>;

export interface ProvingDesk {
  readonly desk: CompensationDesk;
  readonly reconciliation: Reconciliation;
  prove(incidentId?: IncidentId | null): Promise<Proof>;
  /** Names of the checks that fail over all incidents. */
  failing(): Promise<string[]>;
}

export async function aProvingDesk(): Promise<ProvingDesk> {
  const desk = await aCompensationDesk();
  const { t, ledger, offers, clock, maker } = desk;
  const reconciliation = new Reconciliation(t.db, ledger, offers, new Audit(clock), clock);
  const prove = (incidentId: IncidentId | null = null) => reconciliation.prove(incidentId, maker);
  return {
    desk,
    reconciliation,
    prove,
    failing: async () => (await prove()).checks.filter((check) => !check.ok).map((check) => check.name),
  };
}

/** Ten people, at different stages: reserved (after changing their mind twice), redeemed, fulfilled. */
export async function aBreachUnderWay(desk: CompensationDesk): Promise<Affected> {
  const affected = await affectedPeople(desk, 10);
  const set = await anApprovedSet(desk, affected.incidentId, [CREDIT, DISCOUNT, MONITORING], {
    budgetGrants: 6n,
  });
  await desk.grants.provision(set.id);
  await grantAll(desk, set, affected);
  const lostId: Visitor[] = [];
  for (const visitor of affected.visitors) {
    const page = await desk.pages.page(visitor, 'en');
    if (page!.sets[0]!.offers.length === 3) lostId.push(visitor);
  }
  const choose = async (visitor: Visitor, position: number) => {
    const grantId = await grantOf(desk, visitor, set);
    await desk.redemptions.reserve(visitor, { grantId, position });
    return grantId;
  };
  const confirm = async (visitor: Visitor, position: number) => {
    const grantId = await choose(visitor, position);
    await desk.redemptions.confirm(visitor, { grantId });
  };
  await choose(lostId[0]!, 1);
  await confirm(lostId[1]!, 3);
  await desk.fulfilments.deliverCodes(lostId[1]!.person.cohortId);
  await confirm(lostId[2]!, 1);
  await confirm(lostId[3]!, 2);
  await choose(lostId[0]!, 2);
  await choose(lostId[0]!, 1);
  return affected;
}
