/** What fulfilment is asked with; the terminal reads the same classes. */
import {
  DEAD_WHYS,
  type DeadWhy,
  PAYOUT_KINDS,
  type FailedLine,
  type PayoutKind,
  type ProgrammeInput,
} from '../../fulfilment/index.ts';
import type { OfferId } from '../../kernel/ids.ts';
import { AmountMinor, Flag, Id, OneOf, PartList, Text } from './fields.ts';

export class ReasonBody {
  @Text({ max: 1_000, description: 'Why; kept and shown.' })
  reason!: string;
}

export class WordBody extends ReasonBody {
  @Flag({ optional: true, description: 'You asked the other side: nothing was booked.' })
  checked?: boolean;
}

export class RetryAllBody extends ReasonBody {
  @OneOf(DEAD_WHYS, {
    description: 'Which of them: everything that is dead for this reason and nobody else’s.',
  })
  why!: DeadWhy;
}

export class SettleBody extends ReasonBody {
  @Text({ max: 200, description: 'The other side’s own reference of what it booked.' })
  evidence!: string;
}

export class PayoutBody {
  @OneOf(PAYOUT_KINDS, {
    description: 'credit: bills and services; payout: money and claims; donation: totals by recipient.',
  })
  kind!: PayoutKind;
}

export class FailedLineBody implements FailedLine {
  @Text({ max: 40, description: 'As it stands in the file.' })
  reference!: string;

  @Text({ max: 1_000, description: 'What the bank or the billing system said.' })
  reason!: string;
}

export class ConfirmPaidBody {
  @PartList(() => FailedLineBody, {
    optional: true,
    min: 0,
    description: 'Lines that were not paid; left out: none.',
  })
  failed?: FailedLineBody[];
}

export class ClaimBody {
  @Text({ max: 40, description: 'The reference on the person’s receipt.' })
  reference!: string;

  @AmountMinor({ description: 'What was lost; at most the offer’s face.' })
  amountMinor!: bigint;

  @Text({ max: 4_000, description: 'What happened, in the person’s words; kept under seal.' })
  statement!: string;
}

export class ApproveClaimBody extends ReasonBody {
  @AmountMinor({ description: 'What is paid; at most what was claimed.' })
  amountMinor!: bigint;
}

export class EvidenceQuery {
  @Text({ max: 200, description: 'What the file is called.' })
  name!: string;
}

export class ProgrammeBody implements ProgrammeInput {
  @Id({ description: 'An offer of monitoring or insurance.' })
  offerId!: OfferId;

  @Text({ max: 200 })
  vendor!: string;

  @Text({ max: 100, description: 'The number people and the vendor quote.' })
  engagement!: string;

  @Text({ max: 10, description: 'The last day to enrol, such as 2027-12-31.' })
  enrolBy!: string;

  @Text({ max: 500, description: 'Where people enrol; begins with https://.' })
  enrolUrl!: string;
}
