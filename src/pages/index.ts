/** Front door of the pages room: what everybody may read of an incident, version by version. */
export { PAGES_ERRORS } from './pages.errors.ts';
export { PagesModule } from './pages.module.ts';
export { type PageDecision, Pages } from './pages.ts';
export { type AddedLogo, Logos } from './logos.ts';
export type {
  Branding,
  ListedVersion,
  PageChanges,
  PageDraft,
  PageDraftId,
  PageStanding,
  PageVersion,
  WaitingDraft,
} from './pages.types.ts';
export { contrast, readableOn } from './rules/colour.ts';
export type { PageContent, Spoken } from './rules/content.ts';
export type { WordChange } from './rules/difference.ts';
export { plainText } from './rules/plain-text.ts';
