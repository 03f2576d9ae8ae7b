/** Bodies and queries of the routes about lanes, the hotline and retries; the terminal reads the same classes. */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsNumber, ValidateIf } from 'class-validator';
import { RETRIED_STATES, type RetryFilter } from '../../notices/index.ts';
import type { NoticeId } from '../../kernel/ids.ts';
import { Count, Flag, Id, OneOf, Text, TextList, inIndonesian } from './fields.ts';

/** How many a second: a fraction where it is slower than one. */
function Rate(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ oneOf: [{ type: 'number', minimum: 0 }, { type: 'null' }], required: true }),
    ValidateIf((_, value) => value !== null),
    IsNumber({}, inIndonesian('harus berupa angka')),
  );
}

export class HaltBody {
  @Text({ max: 300, description: 'Why; whoever looks at the lane reads it.' })
  reason!: string;
}

export class CapBody {
  @Text({
    max: 40,
    optional: true,
    description: 'Such as google: only what goes to that mailbox provider. Left out: the whole lane.',
  })
  mailbox?: string;

  @Rate()
  perSecond!: number | null;
}

export class HotlineBody {
  @Count({ min: 1, max: 10_000_000, description: 'What the people at the telephone can answer.' })
  callsPerHour!: number;

  @Count({ min: 1, max: 1_000, description: 'Of a thousand people told, so many call.' })
  callersPerThousand!: number;
}

export class RetryFilterBody {
  @TextList({ optional: true, description: `Of ${RETRIED_STATES.join(', ')}; those that failed by default.` })
  states?: string[];

  @OneOf(['email', 'sms'], { optional: true })
  channel?: 'email' | 'sms';

  @TextList({ optional: true, description: 'Reasons as the count lists them.' })
  reasons?: string[];

  @Id({ optional: true, description: 'The lane of the last attempt.' })
  lane?: string;

  @Flag({ optional: true, description: 'Also whom another channel of the notice reached or is about to.' })
  alsoTold?: boolean;
}

export class RetryBody extends RetryFilterBody {
  @Count({ min: 1, description: 'How many you counted; refused where it is another number by now.' })
  expected!: number;

  @Text({ max: 1_000, description: 'Stands in the audit.' })
  reason!: string;
}

export function retryFilter(noticeId: NoticeId, asked: RetryFilterBody): RetryFilter {
  const { states, channel, reasons, lane: laneId, alsoTold } = asked;
  return { noticeId, states, channel, reasons, laneId, alsoTold };
}
