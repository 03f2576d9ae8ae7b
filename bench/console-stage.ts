/** What operators have made by the time every page of the console has something to show; each thing by its name in addresses. */
import { decrypt, generateKey, readMessage } from 'openpgp';
import { Redemptions, type Visitor } from '../src/compensation/index.ts';
import { Calls } from '../src/fulfilment/index.ts';
import { BatchFiles } from '../src/handover/index.ts';
import { must } from '../src/kernel/assert.ts';
import type {
  CohortId,
  GrantNo,
  IncidentId,
  NoticeId,
  OfferSetId,
  PersonNo,
  PersonRef,
} from '../src/kernel/ids.ts';
import type { EmbeddedServer } from '../src/platform/embedded/server.ts';
import { SharedKeys } from '../src/people/index.ts';
import type { Sandbox } from '../src/sandbox/index.ts';
import type { ConsoleOffice } from './console-office.ts';
import { inDatabase } from './twin.ts';

/** Keys of a comparison are made by a worker for hours if need be: here only so long. */
const KEYS_MAX_MS = 30_000;

export interface Staged {
  readonly office: ConsoleOffice;
  readonly server: EmbeddedServer;
  readonly sandbox: Sandbox;
  readonly incidentId: IncidentId;
  /** Another one, some of whose people are in both. */
  readonly otherId: IncidentId;
  /** Launched. */
  readonly noticeId: NoticeId;
  /** Of a credit and of money, each granted to somebody. */
  readonly sets: { readonly credit: OfferSetId; readonly cash: OfferSetId };
}

type Things = Readonly<Record<string, string>>;

const STEPS: readonly (readonly [what: string, step: (stage: Staged) => Promise<Things>])[] = [
  ['a page in two versions and a draft', pageOf],
  ['a bundle and a pool of codes', offersOf],
  ['a dead letter and a payout', fulfilmentsOf],
  ['a hand-over with its result', handoverOf],
  ['a call', callOf],
  ['a bill for sending', billOf],
  ['a comparison of two incidents', comparisonOf],
];

export async function staged(
  stage: Staged,
  say: (what: string) => void,
): Promise<ReadonlyMap<string, string>> {
  const known = new Map<string, string>();
  for (const [what, step] of STEPS) {
    say(`making ${what}`);
    for (const [name, id] of Object.entries(await step(stage))) known.set(name, id);
  }
  return known;
}

async function pageOf({ office, incidentId }: Staged): Promise<Things> {
  const at = `/incidents/${incidentId}/page`;
  const { json } = await office.ask(`/api/v1${at}/starter`);
  const starter = must(json, 'an incident gives a page to begin with')['content'] as object;
  const draft = (n: number, ask: boolean) =>
    office.made(`${at}/drafts`, {
      content: { ...starter, notYetKnown: [{ id: `Hal ke-${n}.`, en: `Matter ${n}.` }] },
      ask,
    });
  for (const n of [1, 2]) await office.post(`${at}/drafts/${await draft(n, true)}/publish`, {}, 'checker');
  return { version: '2', draft: await draft(3, false) };
}

const WORDS = { title: 'Kode belanja', text: 'Untuk belanja berikutnya.' };
const VOUCHER = {
  kind: 'discount_code',
  currency: 'IDR',
  faceMinor: '5000000',
  unitCostMinor: '4000000',
  terms: {
    id: WORDS,
    en: WORDS,
    waiver: false,
    newAccount: false,
    changeForfeited: false,
    minimumSpendMinor: null,
  },
  eligibility: { everyone: true },
};

async function offersOf({ office, incidentId }: Staged): Promise<Things> {
  const at = `/incidents/${incidentId}`;
  const offers = ['Voucher A', 'Voucher B'].map((name) => office.made(`${at}/offers`, { name, ...VOUCHER }));
  const [first, second] = await Promise.all(offers);
  const sets = [first, second].map((offer, n) => ({ name: `Set ${n}`, mode: 'opt_in', offerIds: [offer] }));
  const bundle = await office.made(`${at}/offer-bundles`, { name: 'Vouchers', sets });
  const pool = await office.made(`${at}/code-pools`, { offerId: first, name: 'Vendor', kind: 'imported' });
  const codes = Array.from({ length: 1_000 }, (_, n) => `V-${String(n).padStart(6, '0')}`);
  const { id: file } = await office.put(
    `/code-pools/${pool}/file?name=codes.csv`,
    `code\n${codes.join('\n')}\nno\n`,
  );
  return { bundle, pool, file: String(file) };
}

async function fulfilmentsOf(stage: Staged): Promise<Things> {
  const { office, sandbox, incidentId, sets } = stage;
  const credit = await chosen(stage, sets.credit);
  sandbox.receiver.faults.add({ fault: 'refuse', times: 1 });
  await office.app.get(Calls, { strict: false }).work(credit.person.cohortId);
  await chosen(stage, sets.cash);
  const payout = await office.made(`/incidents/${incidentId}/payouts`, { kind: 'payout' });
  const { cohortId, personId } = credit.person;
  return { reference: credit.reference, payout, person: `${cohortId}:${personId}` };
}

/** Somebody chooses what a set offers, as their own page lets them. */
async function chosen(
  { office, server }: Staged,
  set: OfferSetId,
): Promise<{ person: PersonRef; reference: string }> {
  const { rows } = await inDatabase(server, (client) =>
    client.query<{
      incident_id: IncidentId;
      cohort_id: string;
      person_id: number;
      link_version: number;
      id: string;
    }>(
      `SELECT g.incident_id, g.cohort_id::text, g.person_id, p.link_version::int, g.id::text
         FROM offer_grant g JOIN people_v_person p ON p.cohort_id = g.cohort_id AND p.person_id = g.person_id
        WHERE g.offer_set_id = $1 LIMIT 1`,
      [set],
    ),
  );
  const row = must(rows[0], 'the set is granted to somebody');
  const person: PersonRef = {
    cohortId: BigInt(row.cohort_id) as CohortId,
    personId: row.person_id as PersonNo,
  };
  const visitor: Visitor = { incidentId: row.incident_id, person, linkVersion: row.link_version };
  const grantId = BigInt(row.id) as GrantNo;
  const redemptions = office.app.get(Redemptions, { strict: false });
  await redemptions.reserve(visitor, { grantId, position: 1 });
  const result = await redemptions.confirm(visitor, { grantId });
  if (result.kind !== 'redeemed') throw new Error(`it was not redeemed: ${result.kind}`);
  return { person, reference: result.reference };
}

async function handoverOf({ office, incidentId, noticeId }: Staged): Promise<Things> {
  const house = await generateKey({
    userIDs: [{ name: 'Pesan Cepat', email: 'files@vendor.example' }],
    type: 'ecc',
    format: 'object',
  });
  const vendor = await office.made(`/incidents/${incidentId}/vendors`, {
    channel: 'handover',
    name: 'Pesan Cepat',
    publicKey: house.publicKey.armor(),
    fields: ['customer_id'],
  });
  await office.post(`/vendors/${vendor}/approve`, {}, 'checker');
  // One is left for the outlook of the next file.
  const batch = await office.made('/batches', { noticeId, vendorId: vendor, limit: 1 });
  await office.app.get(BatchFiles, { strict: false }).make(batch);
  const message = await readMessage({ binaryMessage: await office.bytes(`/batches/${batch}/file`) });
  const { data } = await decrypt({ message, decryptionKeys: house.privateKey, format: 'binary' });
  const [, line] = Buffer.from(data as Uint8Array)
    .toString('utf8')
    .split('\n');
  const { reference } = JSON.parse(must(line, 'the file holds somebody')) as { reference: string };
  const text = `reference,status\n${reference},delivered\nnonsense,delivered\n`;
  const { id: result } = await office.put(`/batches/${batch}/result`, text);
  return { vendor, batch, result: String(result) };
}

async function callOf({ office, incidentId }: Staged): Promise<Things> {
  const stated = { email: 'pelanggan1@example.com' };
  // Only who answered may look.
  return { call: await office.made(`/incidents/${incidentId}/calls`, stated, 'checker') };
}

async function billOf({ office, incidentId }: Staged): Promise<Things> {
  const bill = await office.made(`/incidents/${incidentId}/sending-bills`, {
    channel: 'email',
    biller: 'Penyedia',
    reference: 'INV-1',
    fromDay: '2026-05-01',
    toDay: '2026-05-31',
    amountMinor: '10000',
    currency: 'USD',
  });
  return { bill };
}

async function comparisonOf({ office, incidentId, otherId }: Staged): Promise<Things> {
  const keys = office.app.get(SharedKeys, { strict: false });
  for (const id of [otherId, incidentId]) {
    await office.post(`/incidents/${id}/sharing`, { reason: 'Two breaches in a year.' });
    await office.post(`/incidents/${id}/sharing/approve`, {}, 'checker');
    const end = performance.now() + KEYS_MAX_MS;
    if (!(await keys.refill(id, () => performance.now() > end))) {
      process.stderr.write(
        `keys of a part of its people only: no more than ${KEYS_MAX_MS / 1000} s of them\n`,
      );
    }
  }
  await keys.compare();
  return {};
}
