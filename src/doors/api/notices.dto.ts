/** Bodies of the notice routes. */
import type {
  AudienceFilter,
  DraftChange,
  NoticeKind,
  PlanChange,
  QuietHours,
  ToldFilter,
  UnknownPolicy,
  WaveOrder,
} from '../../notices/index.ts';
import { NOTICE_KINDS, TOLD_FILTERS, UNKNOWN_POLICIES } from '../../notices/index.ts';
import { AmountMinor, Count, Flag, IdList, Instant, OneOf, Part, Text, TextList } from './fields.ts';

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

  @OneOf(['kin'], {
    optional: true,
    description: '`kin`: a letter goes to the families of the deceased; absent: nobody is written to.',
  })
  deceased?: 'kin';
}

class QuietHoursBody implements QuietHours {
  @Text({ max: 5, example: '20:00' })
  from!: string;

  @Text({ max: 5, example: '08:00' })
  to!: string;

  @TextList()
  channels!: string[];
}

export class WavesBody implements WaveOrder {
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

export class NoticeBody {
  @Text({ max: 200 })
  name!: string;

  @OneOf(NOTICE_KINDS, { optional: true })
  kind?: NoticeKind;

  @IdList({ description: 'One template per channel and language.' })
  templateIds!: string[];

  @Flag({
    optional: true,
    description: 'Whom neither e-mail nor SMS reaches goes into files for a hand-over vendor.',
  })
  handover?: boolean;

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

  @Part(() => WavesBody, {
    optional: true,
    description: 'Who goes first and when; everybody at once by default.',
  })
  waves?: WavesBody;

  @Instant({
    optional: true,
    nullable: true,
    description:
      'By when the law wants them told: quiet hours that would end later do not hold. Null: they always hold.',
  })
  deadlineAt?: Date | null;
}

/** What is left out stays as it is. */
export class EditBody implements DraftChange {
  @Text({ max: 200, optional: true })
  name?: string;

  @IdList({ optional: true, description: 'All texts anew: one template per channel and language.' })
  templateIds?: string[];

  @Flag({ optional: true, description: 'Whom neither e-mail nor SMS reaches goes into files for a vendor.' })
  handover?: boolean;

  @Part(() => AudienceBody, {
    optional: true,
    description: 'The whole choice of people anew; empty: everyone its kind is for.',
  })
  audience?: AudienceBody;

  @IdList({ optional: true, min: 0, description: 'All offer sets anew.' })
  offerSetIds?: string[];

  @Flag({ optional: true, description: 'The ceiling becomes the worst case of what is chosen now.' })
  reckonCeiling?: boolean;
}

/** What is left out stays as it is. */
export class PlanBody implements PlanChange {
  @Part(() => WavesBody, { optional: true, description: 'The whole order anew; empty: everybody at once.' })
  waves?: WavesBody;

  @Part(() => QuietHoursBody, { optional: true, nullable: true, description: 'Null: off.' })
  quietHours?: QuietHoursBody | null;

  @Instant({ optional: true, nullable: true, description: 'Null: quiet hours always hold.' })
  deadlineAt?: Date | null;

  @AmountMinor({ optional: true, description: 'What it may cost at most.' })
  costCeilingMinor?: bigint;

  @OneOf(UNKNOWN_POLICIES, { optional: true })
  unknownPolicy?: UnknownPolicy;
}

/** The waves the caller expects; others than were approved are refused. */
export class LaunchBody extends WavesBody {}

export class OpenWaveBody {
  @Count({ min: 1, max: 32_000, description: 'Its number, as the status of the notice shows it.' })
  wave!: number;
}
