/** The shapes other rooms see of an incident's page. */
import type { Brand, IncidentId, OperatorId } from '../kernel/ids.ts';
import type { PageContent } from './rules/content.ts';
import type { WordChange } from './rules/difference.ts';

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
  readonly askedBy: OperatorId;
  readonly askedAt: Date;
  /** What a second person decides about. */
  readonly digest: string;
}

export interface PageStanding {
  readonly current: PageVersion | null;
  readonly waiting: WaitingDraft | null;
  /** What was written last, where nobody was asked to publish it yet. */
  readonly kept: PageDraft | null;
  /** Newest first. */
  readonly versions: readonly ListedVersion[];
}

/** What one version or draft says beside what was published before it. */
export interface PageChanges {
  /** Null: nothing was published before. */
  readonly since: number | null;
  readonly words: { readonly id: readonly WordChange[]; readonly en: readonly WordChange[] };
  readonly colour: { readonly before: string | null; readonly after: string };
  readonly logo: 'same' | 'new' | 'gone';
}

/** What every page of an incident wears. */
export interface Branding {
  readonly name: string;
  readonly colour: string;
  readonly logo: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}
