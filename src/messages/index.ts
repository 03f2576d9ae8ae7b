/** Front door of the messages room. */
export { MessagesModule } from './messages.module.ts';
export { Checks, type Examined } from './checks.ts';
export { type CheckedTemplate, Messages, type Preview, type Shown, type Template } from './messages.ts';
export { ApprovalPacks, type ApprovalPack } from './packs.ts';
export type { PackNotice } from './rendering/pack-page.ts';
export { type DraftPreview, Previews, type PersonPreview } from './previews.ts';
export {
  type MessageCost,
  Prices,
  type PriceDraft,
  priceLinesIn,
  pricesIn,
  type SetPrice,
} from './prices.ts';
export { PRICE_LIST, priceOf, type UnitPrice } from './rules/price-list.ts';
export type { LetterBlock, LetterRun, RenderedLetter } from './rules/letter.ts';
export { Renderer } from './rendering/renderer.ts';
export {
  type ExampleRequest,
  MergeFields,
  type MergeRequest,
  type MergeValues,
  type OfferChoice,
  type OfferText,
} from './ports.ts';
export { MESSAGES_ERRORS } from './messages.errors.ts';
export {
  exposureSection,
  type DetailItem,
  type ExposureSection,
  type LeakedItem,
} from './rendering/exposure-section.ts';
export { accountHint, greetingName } from './rules/clean.ts';
export { segmentsOf, type Segments } from './rules/segments.ts';
export { type Variable, VARIABLES } from './rules/variables.ts';
export { STARTERS, type StarterQuery } from './starters/starters.ts';
export type { WorstSms } from './check.ts';
export type { Audience, Reader } from './readers.ts';
export type { AudienceGroup } from './rules/worst-cases.ts';
export type { AskedContent, ChecklistLaw } from './rules/checklist.ts';
export type { Readability } from './rules/readability.ts';
export type { Place } from './rules/places.ts';
export type { PreviewPerson } from './example.ts';
export type { Finding, FindingCode } from './rules/lint.ts';
export type { PersonContext, RenderedEmail, RenderedSms } from './rules/person.ts';
export type { MessagePins, PinnedTemplate, Said } from './rules/said.ts';
export { TEMPLATE_CHANNELS, TEMPLATE_KINDS } from './rules/template-kinds.ts';
export type { TemplateChannel, TemplateDraft, TemplateKind } from './rules/template-kinds.ts';
