/** Bodies of the notice routes. */
import type {
  AudienceFilter,
  NoticeKind,
  QuietHours,
  ToldFilter,
  UnknownPolicy,
  WaveOrder,
} from '../../notices/index.ts';
import { NOTICE_KINDS, TOLD_FILTERS, UNKNOWN_POLICIES } from '../../notices/index.ts';
import { AmountMinor, Count, IdList, Instant, OneOf, Part, Text, TextList } from './fields.ts';

class AudienceBody implements AudienceFilter {
  @TextList({ optional: true })
  countries?: string[];

  @TextList({ optional: true })
  locales?: string[];

  @TextList({ optional: true })
  subjectRoles?: string[];

  @IdList({ optional: true })
  profileIds?: string[];

  @OneOf(TOLD_FILTERS, {
    optional: true,
    description:
      '`before`: whom some notice has told; `not_individually`: whom none told what leaked of them.',
  })
  told?: ToldFilter;
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

  @Instant({
    optional: true,
    nullable: true,
    description:
      'By when the law wants them told: quiet hours that would end later do not hold. Null: they always hold.',
  })
  deadlineAt?: Date | null;
}

export class LaunchBody implements WaveOrder {
  @Count({ optional: true, min: 1, description: 'People of a first wave; the rest waits to be opened.' })
  pilot?: number;

  @Count({
    optional: true,
    min: 1,
    max: 43_200,
    description: 'After the pilot the next wave opens by itself.',
  })
  holdMinutes?: number;

  @Count({ optional: true, min: 1, description: 'The rest in waves of so many people; absent: at once.' })
  waveSize?: number;

  @Count({
    optional: true,
    min: 1,
    max: 43_200,
    description: 'Between those waves; absent: a person opens each.',
  })
  everyMinutes?: number;

  @Instant({ optional: true, description: 'Nothing goes before; absent: now.' })
  startAt?: Date;
}

export class OpenWaveBody {
  @Count({ min: 1, max: 32_000, description: 'Its number, as the status of the notice shows it.' })
  wave!: number;
}
