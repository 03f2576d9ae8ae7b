/** What the hotline is asked with; the terminal and its pages read the same classes. */
import { DomainError } from '../../kernel/errors.ts';
import { type Answer, HOTLINE_ERRORS, OUTCOMES, type Outcome, type Stated } from '../../hotline/index.ts';
import { OneOf, Text } from './fields.ts';

/** What the caller says of themselves: one is enough, several narrow it down. */
export class CallBody {
  @Text({ max: 40, optional: true, description: 'The code of our message, read out.' })
  code?: string;

  @Text({ max: 40, optional: true, description: 'Of a receipt, such as R12-3X.' })
  reference?: string;

  @Text({ max: 320, optional: true })
  email?: string;

  @Text({ max: 40, optional: true })
  phone?: string;

  @Text({ max: 500, optional: true })
  customerId?: string;

  @Text({ max: 40, optional: true, description: 'Of the customer id; `main` unless told.' })
  idSpace?: string;

  @OneOf(['id', 'en'], { optional: true, description: 'The caller’s language; Indonesian unless told.' })
  locale?: 'id' | 'en';
}

export function statedOf({ locale: _locale, ...stated }: CallBody): Stated {
  return stated;
}

export class CallCodeBody {
  @OneOf(['email', 'sms'])
  channel!: 'email' | 'sms';
}

/** The code, or one thing about themselves that did not leak. */
export class CallAnswerBody {
  @Text({ max: 20, optional: true })
  code?: string;

  @OneOf(['email_address', 'phone_number'], { optional: true })
  means?: 'email_address' | 'phone_number';

  @Text({ max: 500, optional: true })
  value?: string;
}

export function answerOf({ code, means, value }: CallAnswerBody): Answer {
  if (code !== undefined && means === undefined && value === undefined) return { code };
  if (code === undefined && means !== undefined && value !== undefined) return { means, value };
  throw new DomainError(HOTLINE_ERRORS.no_answer);
}

export class CallEndBody {
  @OneOf(OUTCOMES)
  outcome!: Outcome;

  @OneOf(['email', 'sms'], {
    optional: true,
    description: 'Of `resent`: by which. Of `not_me`: which reached them.',
  })
  channel?: 'email' | 'sms';
}

export class CallsQuery {
  @OneOf(OUTCOMES, { optional: true })
  outcome?: Outcome;

  @OneOf(['true', 'false'], { optional: true, description: 'Only those somebody must still settle.' })
  unsettled?: 'true' | 'false';
}

export function callsAsked({ outcome, unsettled }: CallsQuery) {
  return { outcome, unsettled: unsettled === 'true' };
}
