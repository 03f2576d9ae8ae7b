/**
 * What the console's pages change where a million people stand behind it: a notice from its draft to the launch, offers
 * from their simulation to their approval, decisions about people. Work that is long by its nature is named apart.
 */
import type { Known } from './console-addresses.ts';
import type { ConsoleOffice, Json } from './console-office.ts';

export interface VerbResult {
  readonly verbs: ReadonlyMap<string, readonly number[]>;
  readonly long: ReadonlyMap<string, readonly number[]>;
}

/** Each writes a row for everybody; pages say so and show how far it is (`materialised` of `cohorts`; the counters). */
const LONG: ReadonlySet<string> = new Set(['POST /notices/{notice}/launch', 'POST /notices/{notice}/stop']);

type By = 'maker' | 'checker';

/** Times of one verb at a time, by its address. */
class Clerk {
  readonly verbs = new Map<string, number[]>();
  readonly long = new Map<string, number[]>();

  constructor(
    private readonly office: ConsoleOffice,
    private readonly isMeasured: boolean,
  ) {}

  async post(address: string, ids: Readonly<Record<string, string>>, json: object = {}, by: By = 'maker') {
    const url = address.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '');
    const start = performance.now();
    const made = await this.office.post(url, json, by);
    const ms = performance.now() - start;
    const name = `POST ${address}`;
    const times = LONG.has(name) ? this.long : this.verbs;
    if (this.isMeasured) times.set(name, [...(times.get(name) ?? []), ms]);
    return made;
  }
}

/** Once to warm up, then `rounds` times; the launch, which nobody repeats, in the last round alone. */
export async function measureVerbs(office: ConsoleOffice, known: Known, rounds: number): Promise<VerbResult> {
  const verbs = new Map<string, number[]>();
  const long = new Map<string, number[]>();
  const incident = known.get('incident')!;
  for (let round = 0; round <= rounds; round += 1) {
    const clerk = new Clerk(office, round > 0);
    await notice(clerk, office, incident, round === rounds);
    for (const [name, offer] of Object.entries(OFFERS)) {
      await offers(clerk, incident, `${name} ${round}`, offer);
    }
    await guards(clerk, incident, known.get('guard'));
    for (const [into, from] of [
      [verbs, clerk.verbs],
      [long, clerk.long],
    ] as const) {
      for (const [verb, ms] of from) into.set(verb, [...(into.get(verb) ?? []), ...ms]);
    }
  }
  return { verbs, long };
}

async function notice(clerk: Clerk, office: ConsoleOffice, incident: string, launches: boolean) {
  const templateIds = await textsOf(office, incident);
  const { id } = await clerk.post(
    '/incidents/{incident}/notices',
    { incident },
    { name: 'Bench', templateIds, quietHours: null },
  );
  const of = { notice: String(id) };
  await clerk.post('/notices/{notice}/edit', of, { audience: { locales: ['id'] }, reckonCeiling: true });
  await clerk.post('/notices/{notice}/plan', of, { quietHours: null });
  await clerk.post('/notices/{notice}/submit', of);
  await clerk.post('/notices/{notice}/preflight/count', of);
  await clerk.post('/notices/{notice}/approve', of, {}, 'checker');
  if (launches) {
    await clerk.post('/notices/{notice}/launch', of);
    await clerk.post('/notices/{notice}/pause', of);
    await clerk.post('/notices/{notice}/stop', of);
  } else {
    await clerk.post('/notices/{notice}/withdraw', of);
    await clerk.post('/notices/{notice}/discard', of);
  }
}

/** The newest of each place, as the page offers them. */
async function textsOf(office: ConsoleOffice, incident: string): Promise<string[]> {
  const { json } = await office.ask(`/api/v1/incidents/${incident}/templates`);
  const all = (json?.['templates'] ?? []) as readonly Json[];
  const own = all.filter(({ kind }) => kind === 'individual');
  const places = own.map(
    (t) => [`${t['channel']} ${t['locale']} ${t['jurisdictions']}`, String(t['id'])] as const,
  );
  return [...new Map(places).values()];
}

const WORDS = { title: 'Kode belanja', text: 'Untuk belanja berikutnya.' };
const TERMS = {
  id: WORDS,
  en: WORDS,
  waiver: false,
  newAccount: false,
  changeForfeited: false,
  minimumSpendMinor: null,
};
const VOUCHER = {
  currency: 'IDR',
  faceMinor: '5000000',
  unitCostMinor: '4000000',
  terms: TERMS,
} as const;

/** By everything an offer's rule looks at: nothing, an account, what leaked and how old somebody is, since when. */
const OFFERS: Readonly<Record<string, object>> = {
  everybody: { ...VOUCHER, kind: 'discount_code', eligibility: { everyone: true } },
  account: { ...VOUCHER, kind: 'billing_credit', eligibility: { everyone: true } },
  adults: {
    ...VOUCHER,
    kind: 'discount_code',
    eligibility: { anyOf: [{ category: 'con.*' }], minor: false },
  },
  since: {
    ...VOUCHER,
    kind: 'discount_code',
    eligibility: { everyone: true, customerSince: { before: '2020-01-01' } },
  },
};

async function offers(clerk: Clerk, incident: string, name: string, offer: object): Promise<void> {
  const made = await clerk.post('/incidents/{incident}/offers', { incident }, { name, ...offer });
  const set = await clerk.post(
    '/incidents/{incident}/offer-sets',
    { incident },
    { name, mode: 'opt_in', offerIds: [made['id']] },
  );
  const of = { set: String(set['id']) };
  await clerk.post('/offer-simulations', {}, { offerSetIds: [of.set] });
  await clerk.post('/offer-sets/{set}/submit', of);
  await clerk.post('/offer-sets/{set}/approve', of, {}, 'checker');
}

async function guards(clerk: Clerk, incident: string, guard: string | undefined): Promise<void> {
  if (guard === undefined) return;
  for (const decision of ['tell', 'hold']) {
    const said = { decision, reason: 'bench' };
    await clerk.post('/incidents/{incident}/guards/{guard}/decide', { incident, guard }, said);
  }
}
