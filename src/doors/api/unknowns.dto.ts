/** Bodies and queries of the routes about unknowns, suppressed addresses and restores. */
import { Type } from 'class-transformer';
import { UNKNOWN_DECISIONS, UNKNOWN_POLICIES, UNKNOWN_STANDINGS } from '../../notices/index.ts';
import type { UnknownDecision, UnknownPolicy } from '../../notices/index.ts';
import { Count, Id, OneOf, Part, PartList, Text, TextList, Whole } from './fields.ts';

const STANDINGS = Object.keys(UNKNOWN_STANDINGS);
const CHANNELS = ['email', 'sms', 'letter', 'handover'];
const NEXT = 'The `next` of the page before.';
const PAGE = 'At most this many; 200 by default.';
const REASON = 'Why; kept beside the decision and in the audit.';
const OLDER = 'At least this old.';

export class UnknownsQuery {
  @Id({ optional: true })
  notice?: string;

  @OneOf(STANDINGS, { optional: true, description: 'Why it waits.' })
  standing?: string;

  @OneOf(CHANNELS, { optional: true })
  channel?: string;

  @Type(() => Number)
  @Count({ optional: true, max: 10_000_000, description: OLDER })
  olderThanMinutes?: number;

  @Text({ max: 40, optional: true, description: NEXT })
  after?: string;

  @Type(() => Number)
  @Count({ min: 1, max: 1_000, optional: true, description: PAGE })
  limit?: number;
}

class UnknownDeliveryBody {
  @Whole({ description: 'As the list of unknowns shows it.' })
  cohortId!: bigint;

  @Whole()
  deliveryNo!: bigint;
}

class AllUnknownsBody {
  @Id({ optional: true })
  noticeId?: string;

  @OneOf(STANDINGS, { optional: true })
  standing?: string;

  @OneOf(CHANNELS, { optional: true })
  channel?: string;

  @Count({ optional: true, max: 10_000_000, description: OLDER })
  olderThanMinutes?: number;
}

export class DecideUnknownsBody {
  @PartList(() => UnknownDeliveryBody, { optional: true, description: 'These; or else `all`.' })
  deliveries?: UnknownDeliveryBody[];

  @Part(() => AllUnknownsBody, { optional: true, description: 'Every open unknown of this kind.' })
  all?: AllUnknownsBody;

  @OneOf(UNKNOWN_DECISIONS)
  decision!: UnknownDecision;

  @Text({ max: 500, description: REASON })
  reason!: string;
}

export class LanePolicyBody {
  @OneOf(UNKNOWN_POLICIES, { nullable: true, description: 'Null: as each notice says.' })
  policy!: UnknownPolicy | null;
}

export class SuppressionsQuery {
  @OneOf(['bounce', 'complaint', 'not_mine'], { optional: true })
  reason?: 'bounce' | 'complaint' | 'not_mine';

  @OneOf(['yes', 'no'], { optional: true, description: 'Only those let go again, or only those in force.' })
  lifted?: 'yes' | 'no';

  @Text({ max: 60, optional: true, description: NEXT })
  after?: string;

  @Type(() => Number)
  @Count({ min: 1, max: 1_000, optional: true, description: PAGE })
  limit?: number;
}

export class LiftBody {
  @TextList({ description: 'Ids as the list shows them.' })
  ids!: string[];

  @Text({ max: 500, description: REASON })
  reason!: string;
}

export class WaiveBody {
  @Text({ max: 500, description: REASON })
  reason!: string;
}
