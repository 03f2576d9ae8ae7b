/** What pools of codes and single codes are asked for with; the terminal reads the same classes. */
import {
  CODES_ERRORS,
  POOL_KINDS,
  type PoolInput,
  type PoolKind,
  type RedemptionRef,
} from '../../codes/index.ts';
import { readReference } from '../../compensation/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { OfferId } from '../../kernel/ids.ts';
import { Count, Id, Instant, OneOf, Text } from './fields.ts';

export class PoolBody implements PoolInput {
  @Id({ description: 'The offer it serves; from then on the offer is served from its pools only.' })
  offerId!: OfferId;

  @Text({ max: 200 })
  name!: string;

  @OneOf(POOL_KINDS, {
    description:
      'imported: files of a vendor; generated: drawn here in advance; shared: one code for everybody.',
  })
  kind!: PoolKind;

  @Text({ max: 100, optional: true, description: 'The vendor’s engagement number, shown beside the code.' })
  engagement?: string;

  @Count({
    max: 1_000,
    optional: true,
    description: 'A code that expires in fewer days is given to nobody; 30.',
  })
  daysLeftMin?: number;

  @Text({ max: 64, optional: true, description: 'Of a shared pool: its one code.' })
  code?: string;

  @Instant({ optional: true, description: 'Of a shared pool: when its code expires.' })
  expiresAt?: Date;
}

export class GenerateBody {
  @Count({ min: 1, max: 100_000 })
  count!: number;

  @Instant({ optional: true, nullable: true, description: 'When these codes expire; left out: never.' })
  expiresAt?: Date | null;
}

export class CodeReasonBody {
  @Text({ max: 500, description: 'Kept with who did it.' })
  reason!: string;
}

export class CodeOfBody extends CodeReasonBody {
  @Text({ max: 40, description: 'As printed on the receipt: R1K-2M7.' })
  reference!: string;
}

export class FindCodeBody {
  @Text({ max: 100, description: 'As typed, with or without hyphens.' })
  code!: string;
}

export class FileNameQuery {
  @Text({ max: 200, optional: true, description: 'What the file is called.' })
  name?: string;
}

export class AfterLineQuery {
  @Text({ max: 9, optional: true, description: 'Go on after this line.' })
  after?: string;
}

export class AfterReferenceQuery {
  @Text({ max: 40, optional: true, description: 'Go on after this reference.' })
  after?: string;
}

/** A reference that leads nowhere is answered like one without a code. */
export function redemptionOf(reference: string): RedemptionRef {
  const ref = readReference(reference);
  if (!ref) throw new DomainError(CODES_ERRORS.no_code);
  return ref;
}
