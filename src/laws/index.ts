/** Front door of the laws room: breach-notice law as data, by residence. */
export { LAWS_ERRORS } from './laws.errors.ts';
export { LawsModule } from './laws.module.ts';
export { Laws, type DataKind, type LawEntry, type LawVersion, type Revision } from './laws.ts';
export { SHIPPED_BOOK } from './data/shipped.ts';
export * from './rules/law.ts';
export { overlayOf, overlaysFor, type Overlay, type OverlayElement } from './rules/overlays.ts';
export { lawsFor, lawsWhere, type Residence } from './rules/residence.ts';
