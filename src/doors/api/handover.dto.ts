/** What vendors and their files are asked for with; the terminal reads the same classes. */
import {
  CONTENTS,
  type Content,
  VENDOR_FIELDS,
  type VendorField,
  type VendorRequest,
} from '../../handover/index.ts';
import type { NoticeId } from '../../kernel/ids.ts';
import { FILED_CHANNELS, type FiledChannel } from '../../notices/index.ts';
import { Count, Flag, Id, OneOf, SomeOf, Text } from './fields.ts';

export class VendorBody implements Omit<VendorRequest, 'incidentId'> {
  @OneOf(FILED_CHANNELS, { description: 'letter: paper; handover: inboxes, push, WhatsApp, other numbers.' })
  channel!: FiledChannel;

  @Text({ max: 200, description: 'Whom the files are for.' })
  name!: string;

  @Text({ max: 100_000, description: 'The vendor’s OpenPGP public key, armored.' })
  publicKey!: string;

  @Text({ max: 120, optional: true, description: 'As the vendor read it aloud; another key is refused.' })
  fingerprint?: string;

  @SomeOf(VENDOR_FIELDS, { optional: true, description: 'By what it finds people; hand-over files only.' })
  fields?: VendorField[];

  @OneOf(CONTENTS, { optional: true, description: 'short: the SMS text; full: the whole notice.' })
  content?: Content;

  @Flag({ optional: true, description: 'Letters begin on a front side; true unless told.' })
  duplex?: boolean;
}

export class BatchBody {
  @Id({ description: 'A launched notice with the vendor’s channel.' })
  noticeId!: NoticeId;

  @Id({ description: 'An approved vendor.' })
  vendorId!: string;

  @Count({ min: 1, max: 50_000, optional: true, description: 'At most so many people.' })
  limit?: number;
}

export class ConfirmBody {
  @Text({ max: 200, description: 'The vendor’s word for having the whole file, such as its order number.' })
  confirmation!: string;
}

export class OutlookQuery {
  @Id({ description: 'An approved vendor.' })
  vendor!: string;

  @Text({ max: 5, optional: true, description: 'Look at so many people at most.' })
  limit?: string;
}

export class LeftOutQuery {
  @Text({ max: 9, optional: true, description: 'From 0; a thousand people each.' })
  page?: string;
}

export class RejectsQuery {
  @Text({ max: 9, optional: true, description: 'Go on after this line.' })
  after?: string;
}
