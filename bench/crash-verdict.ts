/** What became of everyone, judged by what the sandbox accepted and by nothing a worker says of itself. */
import { deliveryTag, type CohortId, type DeliveryNo, type NoticeId } from '../src/kernel/ids.ts';
import type { newClient } from '../src/platform/migrate.ts';
import type { Accepted } from '../src/sandbox/index.ts';

type Client = Pick<ReturnType<typeof newClient>, 'query'>;

export interface Verdict {
  /** Neither an acceptance nor a place on the operator's list. */
  readonly lost: number;
  /** People with more than one acceptance. */
  readonly copies: number;
  /** People with more acceptances than one and the recorded re-sends of those very attempts. */
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
  /** Attempts whose re-send, or next channel, was recorded. */
  readonly presumed: readonly number[];
}

/** What the ledger says of one person: every acceptance as `tag:attempt`, and where it went. */
class Told {
  readonly acceptances: string[] = [];
  readonly addresses = new Set<string>();
  readonly presumed = new Set<string>();

  /** Each copy but the last needs the record that its own attempt was given up for lost; an attempt goes out once. */
  get isUnrecorded(): boolean {
    const attempts = new Set(this.acceptances);
    const excused = [...attempts].filter((attempt) => this.presumed.has(attempt)).length;
    return this.acceptances.length > attempts.size || attempts.size > 1 + excused;
  }
}

/** `addresses`: where everyone is to be told, one each. */
export async function judge(
  client: Client,
  of: {
    readonly noticeIds: readonly NoticeId[];
    readonly addresses: readonly string[];
    readonly accepted: readonly Pick<Accepted, 'd' | 'a' | 'to'>[];
  },
): Promise<Verdict> {
  const { rows } = await client.query<DeliveryRow>(
    `SELECT d.cohort_id::text AS cohort, d.id::text AS delivery, d.cohort_id || '/' || d.person_id AS person, d.state,
            ARRAY(SELECT p.attempt_no::int FROM notices_v_presumption p
                   WHERE p.cohort_id = d.cohort_id AND p.delivery_id = d.id
                     AND p.decision IN ('resend', 'next_channel')) AS presumed
       FROM delivery d WHERE d.notice_id = ANY($1)`,
    [of.noticeIds],
  );
  const byTag = new Map(rows.map((row) => [tagOf(row), row]));
  const told = new Map(rows.map(({ person }) => [person, new Told()]));
  for (const row of rows) {
    for (const no of row.presumed) told.get(row.person)!.presumed.add(`${tagOf(row)}:${no}`);
  }
  const reached = new Set<string>();
  let astray = 0;
  // Canaries are tagged `k…`: nobody's delivery.
  for (const { d, a, to } of of.accepted.filter((message) => !message.d?.startsWith('k'))) {
    const person = told.get(byTag.get(d ?? '')?.person ?? '');
    if (!person) {
      astray += 1;
      continue;
    }
    const address = to[0]!.toLowerCase();
    reached.add(address);
    person.addresses.add(address);
    person.acceptances.push(`${d}:${a}`);
  }
  const people = [...told.values()];
  const listed = new Set(rows.filter(({ state }) => state === 'unknown').map(({ person }) => person));
  const unheard = of.addresses.filter((address) => !reached.has(address)).length;
  const listedOnly = [...listed].filter((person) => told.get(person)!.acceptances.length === 0).length;
  return {
    lost: unheard - listedOnly,
    copies: people.filter(({ acceptances }) => acceptances.length > 1).length,
    unrecordedCopies: people.filter((person) => person.isUnrecorded).length,
    leftSending: rows.filter(({ state }) => state === 'claimed' || state === 'sending').length,
    onList: listed.size,
    astray: astray + people.filter(({ addresses }) => addresses.size > 1).length,
  };
}

function tagOf({ cohort, delivery }: DeliveryRow): string {
  return deliveryTag(BigInt(cohort) as CohortId, BigInt(delivery) as DeliveryNo);
}
