/** What look-ups answer: counts over profiles, and one person without anything in clear. */
import type { CategoryCode, ExposedCategory, Form, Tier, Words } from '../incidents/index.ts';
import type { IncidentId, PersonRef, ProfileId } from '../kernel/ids.ts';
import type { KeyKind, PersonKey, PersonSummary, ProfileCount } from './people.types.ts';
import type { Danger } from './profiles/dangers.ts';
import type { CountedOverlap } from './profiles/overlaps.ts';

export interface ProfileView extends ProfileCount {
  /** The gravest of its categories in their forms. */
  readonly tier: Tier;
  /** Names of the dangerous combinations it meets. */
  readonly dangers: readonly string[];
  readonly minors: number;
}

export interface CountryCount {
  /** Null where neither row nor source nor incident said one. */
  readonly country: string | null;
  readonly persons: number;
}

export interface CategoryCount {
  readonly code: CategoryCode;
  readonly label: Words;
  readonly persons: number;
  readonly minors: number;
  /** Worst first; each person once, in the worst form of theirs. */
  readonly forms: readonly { readonly form: Form; readonly tier: Tier; readonly persons: number }[];
  readonly countries: readonly CountryCount[];
}

export interface CategoryCounts {
  readonly run: number;
  readonly persons: number;
  readonly minors: number;
  /** By the gravest tier of each person; gravest first. */
  readonly tiers: readonly { readonly tier: Tier; readonly persons: number }[];
  readonly countries: readonly CountryCount[];
  /** Most people first. */
  readonly categories: readonly CategoryCount[];
}

/** People by exactly which categories leaked of them: the sets, and their intersections. */
export interface OverlapCounts {
  readonly run: number;
  readonly persons: number;
  /** Every category that stands in what is shown, most people first. */
  readonly sets: readonly { readonly code: CategoryCode; readonly label: Words; readonly persons: number }[];
  readonly overlaps: readonly CountedOverlap[];
  /** What is not shown. */
  readonly others: { readonly overlaps: number; readonly persons: number };
}

export interface ProfilePage {
  readonly profiles: readonly ProfileView[];
  /** All of the published run, on every page. */
  readonly total: number;
  /** The last profile of this page, where another follows. */
  readonly next: ProfileId | null;
}

export interface DangerCount extends Danger {
  readonly persons: number;
  readonly minors: number;
  readonly profiles: readonly { readonly id: ProfileId; readonly persons: number }[];
}

/** A person by reference (`12:7`), e-mail, phone or customer id. */
export type FindBy = PersonKey | { readonly ref: PersonRef };

/** Why a row belongs to its person. */
export type JoinRule = 'customer_id' | 'crosswalk' | 'email' | 'phone' | 'link' | 'decision' | 'attached';

export interface LineageRow {
  readonly file: string;
  readonly role: 'leaked' | 'contact_only' | 'reference' | 'suppression';
  readonly record: number;
  readonly line: number;
  readonly subject: number;
  readonly rule: JoinRule;
  /** Which identifiers the row carries; never their values. */
  readonly keys: readonly KeyKind[];
  readonly idSpace: string | null;
  readonly contributes: readonly ExposedCategory[];
  /** Which contacts in use come from this row. */
  readonly contacts: readonly ('email' | 'phone' | 'name')[];
}

export interface RunExposure {
  readonly sinceRun: number;
  /** Null while the published run says it. */
  readonly untilRun: number | null;
  readonly sinceAt: Date;
  readonly exposure: readonly ExposedCategory[];
}

export interface PersonPast {
  readonly history: readonly RunExposure[];
  /** Persons of earlier runs that this one has absorbed. */
  readonly absorbed: readonly PersonRef[];
}

export interface Lineage extends PersonPast {
  readonly person: PersonSummary;
  readonly rows: readonly LineageRow[];
  /** More rows than are shown: a hostile file may hold a million of one person. */
  readonly more: boolean;
  /** Decided findings about this person, with their reasons. */
  readonly decisions: readonly LineageDecision[];
}

export interface LineageDecision {
  readonly kind: string;
  readonly decision: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

/** Contacts in clear, for a person who asked with a reason. */
export interface Revealed extends PersonRef {
  readonly incidentId: IncidentId;
  readonly key: { readonly kind: KeyKind; readonly value: string; readonly idSpace: string | null };
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

export interface RevealedPerson extends Revealed {
  readonly exposure: readonly ExposedCategory[];
  readonly rows: number;
  readonly files: readonly string[];
  readonly flags: readonly string[];
}

/** A customer id of somebody whose own key is another: a crosswalk, a merge or a contact list knew it. */
export interface FurtherId extends PersonRef {
  readonly value: string;
  readonly idSpace: string;
  /** True where it is the only kind of customer id they have. */
  readonly isOnly: boolean;
  readonly profileId: ProfileId;
}
