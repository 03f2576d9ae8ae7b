/** Bodies and queries of the guard routes. */
import { Type } from 'class-transformer';
import { DECISIONS, GUARD_KINDS, type GuardDecision, type GuardKind } from '../../people/index.ts';
import { Count, OneOf, Text } from './fields.ts';

const PAGE = 'At most this many; 200 by default.';
const NEXT = 'The `next` of the page before.';

export class GuardsQuery {
  @OneOf(GUARD_KINDS, { optional: true })
  kind?: GuardKind;

  @OneOf(['true', 'false'], { optional: true, description: 'Only what waits for a decision.' })
  undecided?: 'true' | 'false';

  @Text({ max: 100, optional: true, description: NEXT })
  after?: string;

  @Type(() => Number)
  @Count({ min: 1, max: 1_000, optional: true, description: PAGE })
  limit?: number;
}

export class GuardedPeopleQuery {
  @OneOf(['true', 'false'], {
    optional: true,
    description: 'Masked addresses, opened for this; needs `people.reveal` and stands in the audit.',
  })
  hints?: 'true' | 'false';

  @Text({ max: 40, optional: true, description: NEXT })
  after?: string;

  @Type(() => Number)
  @Count({ min: 1, max: 1_000, optional: true, description: PAGE })
  limit?: number;
}

export class DecideGuardBody {
  @OneOf(DECISIONS)
  decision!: GuardDecision;

  @Text({ max: 1_000 })
  reason!: string;
}

export class DecideAllBody extends DecideGuardBody {
  @OneOf(GUARD_KINDS, { description: 'A kind that holds people, or typo_domain.' })
  kind!: GuardKind;

  @Count({
    min: 1,
    description: 'How many were undecided when you looked; with any other number none is decided.',
  })
  undecided!: number;
}

export class WithdrawBody {
  @Text({ max: 1_000 })
  reason!: string;
}
