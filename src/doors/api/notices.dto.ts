/** Bodies of the notice routes. */
import type { AudienceFilter, NoticeKind, QuietHours, UnknownPolicy } from '../../notices/index.ts';
import { NOTICE_KINDS, UNKNOWN_POLICIES } from '../../notices/index.ts';
import { AmountMinor, Count, IdList, OneOf, Part, Text, TextList } from './fields.ts';

class AudienceBody implements AudienceFilter {
  @TextList({ optional: true })
  countries?: string[];

  @TextList({ optional: true })
  locales?: string[];

  @TextList({ optional: true })
  subjectRoles?: string[];

  @IdList({ optional: true })
  profileIds?: string[];
}

class QuietHoursBody implements QuietHours {
  @Text({ max: 5, example: '20:00' })
  from!: string;

  @Text({ max: 5, example: '08:00' })
  to!: string;

  @TextList()
  channels!: string[];
}

export class NoticeBody {
  @Text({ max: 200 })
  name!: string;

  @OneOf(NOTICE_KINDS, { optional: true })
  kind?: NoticeKind;

  @IdList({ description: 'One template per channel and language.' })
  templateIds!: string[];

  @Part(() => AudienceBody, { optional: true, description: 'Everyone affected by default.' })
  audience?: AudienceBody;

  @AmountMinor({
    optional: true,
    description: 'What it may cost at most; by default the worst case of today.',
  })
  costCeilingMinor?: bigint;

  @IdList({ optional: true, min: 0, description: 'Offer sets whose offers the message carries.' })
  offerSetIds?: string[];

  @Part(() => QuietHoursBody, { optional: true, nullable: true, description: 'Null: off.' })
  quietHours?: QuietHoursBody | null;

  @OneOf(UNKNOWN_POLICIES, { optional: true })
  unknownPolicy?: UnknownPolicy;
}

export class LaunchBody {
  @Count({ optional: true, min: 1, description: 'People of a first wave; the rest waits to be opened.' })
  pilot?: number;
}

export class OpenWaveBody {
  @Count({ min: 1, max: 32_000, description: 'Its number, as the status of the notice shows it.' })
  wave!: number;
}
