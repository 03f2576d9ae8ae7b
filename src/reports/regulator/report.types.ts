/** What a regulator's report holds, before it is put into a language and a file. */
import type { Incident } from '../../incidents/index.ts';
import type { Forecast, Hold, LawClock, ListedPosting, Words } from '../../laws/index.ts';
import type { LawDuties } from '../rules/duty-list.ts';
import type { CategoryFigure, DeadlineFigure, PlaceFigure, StandingFigure } from '../rules/figures.ts';
import type { DutyList } from '../duties.ts';

export const REPORT_LOCALES = ['id', 'en'] as const;
export type ReportLocale = (typeof REPORT_LOCALES)[number];

export interface ReportNotice {
  readonly kind: string;
  readonly name: string;
  readonly status: string;
  readonly launchedAt: Date | null;
}

export interface DeadlineLine extends DeadlineFigure {
  readonly law: string;
  readonly place: Words;
  readonly clock: LawClock | null;
}

export interface HourLine {
  readonly hour: Date;
  readonly channel: string;
  readonly told: number;
  readonly delivered: number;
}

export interface UnknownLine {
  readonly channel: string;
  readonly open: number;
  readonly underHour: number;
  readonly underDay: number;
  readonly older: number;
  readonly oldest: Date;
}

export interface RegulatorReport {
  readonly madeAt: Date;
  readonly incident: Pick<Incident, 'code' | 'name' | 'facts' | 'timeZone' | 'legalEntity' | 'brand'>;
  readonly runNo: number | null;
  readonly bookVersion: string;
  readonly notices: readonly ReportNotice[];
  readonly persons: number;
  readonly minors: number;
  /** Told and delivered are two figures: a provider’s yes, and a mailbox’s or telephone’s. */
  readonly told: number;
  readonly delivered: number;
  readonly places: readonly PlaceFigure[];
  readonly categories: readonly CategoryFigure[];
  readonly hours: readonly HourLine[];
  readonly messages: readonly {
    readonly channel: string;
    readonly state: string;
    readonly messages: number;
  }[];
  readonly deadlines: readonly DeadlineLine[];
  readonly notTold: readonly StandingFigure[];
  readonly unknowns: readonly UnknownLine[];
  readonly laws: readonly LawDuties[];
  readonly clocks: readonly LawClock[];
  readonly strictest: LawClock | null;
  readonly uncovered: DutyList['uncovered'];
  readonly flips: DutyList['flips'];
  readonly forecast: Forecast;
  readonly holds: readonly Hold[];
  readonly postings: readonly ListedPosting[];
}
