/** What became of everyone, judged by what the sandbox accepted and by nothing a worker says of itself. */
import { deliveryTag, type CohortId, type DeliveryNo, type NoticeId } from '../src/kernel/ids.ts';
import type { newClient } from '../src/platform/migrate.ts';
import type { Accepted } from '../src/sandbox/index.ts';

type Client = ReturnType<typeof newClient>;

export interface Verdict {
  /** Neither an acceptance nor a place on the operator's list. */
  readonly lost: number;
  /** People with more than one acceptance. */
  readonly copies: number;
  /** People with more acceptances than one and their recorded re-sends. */
  readonly unrecordedCopies: number;
  /** Deliveries nobody works on and nobody will: claimed or sending. */
  readonly leftSending: number;
  readonly onList: number;
  /** Messages of one person that went to somebody else, or carried no known delivery. */
  readonly astray: number;
}

interface DeliveryRow {
  readonly cohort: string;
  readonly delivery: string;
  readonly person: string;
  readonly state: string;
  readonly resends: number;
}

/** `addresses`: where everyone is to be told, one each. */
export async function judge(
  client: Client,
  of: {
    readonly noticeIds: readonly NoticeId[];
    readonly addresses: readonly string[];
    readonly accepted: readonly Accepted[];
  },
): Promise<Verdict> {
  const { rows } = await client.query<DeliveryRow>(
    `SELECT d.cohort_id::text AS cohort, d.id::text AS delivery, d.cohort_id || '/' || d.person_id AS person, d.state,
            (SELECT count(*)::int FROM notices_v_presumption p
              WHERE p.cohort_id = d.cohort_id AND p.delivery_id = d.id
                AND p.decision IN ('resend', 'next_channel')) AS resends
       FROM delivery d WHERE d.notice_id = ANY($1)`,
    [of.noticeIds],
  );
  const byTag = new Map(rows.map((row) => [tagOf(row), row]));
  const acceptances = new Map<string, number>();
  const addressesOf = new Map<string, Set<string>>();
  const reached = new Set<string>();
  let astray = 0;
  // Canaries are tagged `k…`: nobody's delivery.
  for (const { d, to } of of.accepted.filter((message) => !message.d?.startsWith('k'))) {
    const row = byTag.get(d ?? '');
    if (!row) {
      astray += 1;
      continue;
    }
    reached.add(to[0]!.toLowerCase());
    acceptances.set(row.person, (acceptances.get(row.person) ?? 0) + 1);
    addressesOf.set(row.person, (addressesOf.get(row.person) ?? new Set()).add(to[0]!.toLowerCase()));
  }
  astray += [...addressesOf.values()].filter((own) => own.size > 1).length;
  const resends = new Map<string, number>();
  for (const { person, resends: n } of rows) resends.set(person, (resends.get(person) ?? 0) + n);
  const listed = new Set(rows.filter(({ state }) => state === 'unknown').map(({ person }) => person));
  const unheard = of.addresses.filter((address) => !reached.has(address)).length;
  const listedOnly = [...listed].filter((person) => !acceptances.has(person)).length;
  const several = [...acceptances].filter(([, n]) => n > 1);
  return {
    lost: unheard - listedOnly,
    copies: several.length,
    unrecordedCopies: several.filter(([person, n]) => n > 1 + (resends.get(person) ?? 0)).length,
    leftSending: rows.filter(({ state }) => state === 'claimed' || state === 'sending').length,
    onList: listed.size,
    astray,
  };
}

function tagOf({ cohort, delivery }: DeliveryRow): string {
  return deliveryTag(BigInt(cohort) as CohortId, BigInt(delivery) as DeliveryNo);
}
