/** What look-ups, sharing and action lists are asked with; the terminal reads the same classes. */
import { Type } from 'class-transformer';
import { ERRAND_NAMES, type ActionListRequest, type Errand } from '../../extracts/index.ts';
import { CATEGORY_CODES, type CategoryCode, type Form, FORMS } from '../../incidents/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { type FindBy, PEOPLE_ERRORS, readPersonRef } from '../../people/index.ts';
import { Count, Id, OneOf, Text } from './fields.ts';

/** Exactly one of reference, email, phone and customerId. */
export class FindBody {
  @Text({ max: 30, optional: true, example: '12:7' })
  reference?: string;

  @Text({ max: 320, optional: true })
  email?: string;

  @Text({ max: 40, optional: true })
  phone?: string;

  @Text({ max: 500, optional: true })
  customerId?: string;

  @Text({ max: 40, optional: true, description: 'Of a customer id; `main` unless told.' })
  idSpace?: string;
}

export function findBy({ reference, email, phone, customerId, idSpace }: FindBody): FindBy {
  const given = [reference, email, phone, customerId].filter((value) => value !== undefined);
  if (given.length !== 1) throw new DomainError(PEOPLE_ERRORS.unreadable_key);
  if (reference !== undefined) return { ref: readPersonRef(reference) };
  if (email !== undefined) return { email };
  if (phone !== undefined) return { phone };
  return { customerId: customerId!, ...(idSpace === undefined ? {} : { idSpace }) };
}

export class ReasonBody {
  @Text({ max: 1_000, description: 'Stands in the audit.' })
  reason!: string;
}

export class SendPageBody {
  @OneOf(['email', 'sms'])
  channel!: 'email' | 'sms';

  @OneOf(['id', 'en'], { optional: true, description: '`id` unless told.' })
  locale?: 'id' | 'en';

  @Text({ max: 1_000, description: 'Stands in the audit.' })
  reason!: string;
}

export class OverlapsQuery {
  @Type(() => Number)
  @Count({ min: 1, max: 100, optional: true, description: 'So many combinations; 15 unless told.' })
  top?: number;
}

export class ProfilesQuery {
  @Id({ optional: true, description: 'The `next` of the page before.' })
  after?: string;

  @Type(() => Number)
  @Count({ min: 1, max: 10_000, optional: true, description: 'At most so many; 10,000 unless told.' })
  limit?: number;
}

export class StatementQuery {
  @OneOf(['id', 'en'], { optional: true })
  locale?: 'id' | 'en';

  @Text({
    max: 1_000,
    optional: true,
    description: 'With a reason, contacts are shown; needs people.reveal.',
  })
  contactsFor?: string;
}

export class PageQuery {
  @Text({ max: 30, optional: true, description: 'Go on after this person, such as 12:7.' })
  after?: string;

  @Text({ max: 4, optional: true, description: 'At most so many people; 100 unless told, 1,000 at most.' })
  limit?: string;
}

export function pageOf({ after, limit }: PageQuery) {
  const size = limit === undefined ? undefined : Number(limit);
  if (size !== undefined && !(Number.isInteger(size) && size >= 1 && size <= 1_000)) {
    throw new DomainError(PEOPLE_ERRORS.bad_limit);
  }
  return { after: after === undefined ? undefined : readPersonRef(after), limit: size };
}

/** Exactly one of errand, combination and category. */
export class ActionsQuery {
  @OneOf(ERRAND_NAMES, { optional: true })
  errand?: Errand;

  @Text({ max: 60, optional: true, description: 'A dangerous combination by name.' })
  combination?: string;

  @OneOf(CATEGORY_CODES, { optional: true })
  category?: CategoryCode;

  @Text({ max: 200, optional: true, description: `Of a category, separated by commas: ${FORMS.join(', ')}.` })
  forms?: string;
}

export function actionsOf({ errand, combination, category, forms }: ActionsQuery): ActionListRequest {
  const names = forms?.split(',').map((form) => form.trim());
  const strange = names?.find((name) => !(FORMS as readonly string[]).includes(name));
  if (strange !== undefined)
    throw new DomainError(PEOPLE_ERRORS.unknown_form, {
      form: strange.slice(0, 40),
      allowed: FORMS.join(', '),
    });
  return {
    ...(errand === undefined ? {} : { errand }),
    ...(combination === undefined ? {} : { combination }),
    ...(category === undefined ? {} : { category }),
    ...(names === undefined ? {} : { forms: names as Form[] }),
  };
}
