/** The shapes other rooms see of an incident's page. */
import type { Brand, IncidentId, OperatorId } from '../kernel/ids.ts';
import type { PageContent } from './rules/content.ts';

export type PageDraftId = Brand<string, 'page_draft'>;

export interface PageDraft {
  readonly id: PageDraftId;
  readonly incidentId: IncidentId;
  readonly content: PageContent;
  /** Hex, of the content's bytes exactly as they are kept and published. */
  readonly sha256: string;
  readonly madeBy: OperatorId;
  readonly madeAt: Date;
}

export interface PageVersion extends Omit<PageDraft, 'id'> {
  readonly version: number;
  readonly draftId: PageDraftId;
  readonly publishedBy: OperatorId;
  readonly publishedAt: Date;
}

/** A version without its words. */
export type ListedVersion = Omit<PageVersion, 'content'>;

export interface WaitingDraft extends PageDraft {
  /** What a second person decides about. */
  readonly digest: string;
}

export interface PageStanding {
  readonly current: PageVersion | null;
  readonly waiting: WaitingDraft | null;
  /** Newest first. */
  readonly versions: readonly ListedVersion[];
}

/** What every page of an incident wears. */
export interface Branding {
  readonly name: string;
  readonly colour: string;
  readonly logo: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}
