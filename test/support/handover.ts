/** Files for vendors on a real database: a post office whose worst cases leave on paper or through somebody else. */
import { join } from 'node:path';
import { decrypt, readMessage } from 'openpgp';
import {
  Batches,
  BatchFiles,
  Contents,
  LineContacts,
  Outlooks,
  Results,
  Texts,
  type Vendor,
  type VendorRequest,
  Vendors,
} from '../../src/handover/index.ts';
import type { IncidentId, NoticeId } from '../../src/kernel/ids.ts';
import { Filings } from '../../src/notices/index.ts';
import { Approvals } from '../../src/operators/index.ts';
import { PostalAddresses } from '../../src/people/index.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { DirectorySpool } from '../../src/uploads/index.ts';
import { aBank, type Bank, bytesOf } from './banks.ts';
import { incidentParts } from './incidents.ts';
import { aPerson, PostOffice, type PostOfficeOptions } from './notices.ts';

export class HandoverDesk {
  readonly vendors: Vendors;
  readonly batches: Batches;
  readonly files: BatchFiles;
  readonly results: Results;
  readonly outlooks: Outlooks;
  readonly spool: DirectorySpool;

  private constructor(
    readonly office: PostOffice,
    readonly house: Bank,
  ) {
    const { t, people, messages, links, notices, deliveries, jobs, audit } = office;
    const clock = office.options.clock ?? systemClock;
    const { keys } = incidentParts(t, clock);
    const contacts = new LineContacts(people, new PostalAddresses(keys));
    const texts = new Texts(t.db, contacts, messages, links, links);
    this.spool = new DirectorySpool(join(t.dir, 'handover'));
    this.vendors = new Vendors(t.db, clock, new Approvals(audit, clock), audit);
    this.batches = new Batches(t.db, clock, notices, new Filings(clock, deliveries, jobs), deliveries);
    this.files = new BatchFiles(t.db, clock, this.batches, new Contents(t.db, notices, texts), this.spool);
    this.outlooks = new Outlooks(t.db, clock, notices, texts);
    this.results = new Results(t.db, clock, keys, this.batches, deliveries);
  }

  static async open(options: PostOfficeOptions = {}): Promise<HandoverDesk> {
    return new HandoverDesk(await PostOffice.open(options), await aBank());
  }

  /** An approved vendor of an incident. */
  async vendor(incidentId: IncidentId, more: Partial<VendorRequest> = {}): Promise<Vendor> {
    const { maker, checker } = this.office;
    const asked = await this.vendors.request(
      {
        incidentId,
        channel: 'handover',
        name: 'Pesan Cepat',
        publicKey: this.house.armored,
        ...(more.channel === 'letter' ? {} : { fields: ['customer_id'] as const }),
        ...more,
      },
      maker,
    );
    return this.vendors.decide({ id: asked.id, decision: 'approved' }, checker);
  }

  /** A batch whose file is made; the clear content is what only the vendor can read. */
  async made(noticeId: NoticeId, vendorId: string, limit?: number): Promise<string> {
    const { id } = await this.batches.open({ noticeId, vendorId, limit }, this.office.maker);
    await this.files.make(id);
    return id;
  }

  async fetch(id: string): Promise<Uint8Array> {
    const { stream } = await this.files.fetch(id, this.office.maker);
    return bytesOf(stream());
  }

  async opened(sealed: Uint8Array): Promise<Buffer> {
    const message = await readMessage({ binaryMessage: sealed });
    const { data } = await decrypt({ message, decryptionKeys: this.house.privateKey, format: 'binary' });
    return Buffer.from(data as Uint8Array);
  }

  /** The lines of a hand-over file without its head. */
  async lines(id: string): Promise<Record<string, string>[]> {
    const text = (await this.opened(await this.fetch(id))).toString('utf8');
    return text
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => JSON.parse(line) as Record<string, string>);
  }

  close(): Promise<void> {
    return this.office.close();
  }
}

/** Somebody whom neither e-mail nor SMS reaches. */
export function aQuietPerson(
  local: string,
  more: Parameters<typeof aPerson>[1] = {},
): ReturnType<typeof aPerson> {
  return aPerson(local, { email: undefined, ...more });
}

export const AN_ADDRESS = {
  line: 'Jalan Melati 5',
  line2: 'RT 02 RW 07',
  district: 'Kebayoran Baru',
  city: 'Jakarta Selatan',
  postal_code: '12110',
};
