/** Front door of the extracts room: what leaves the house about people. */
import { extractLifecycle } from './rules/extract-states.ts';

export { type Told, ToldHistory } from './ports.ts';
export type { ExtractStatus } from './rules/extract-states.ts';

export const STATUS_CHECKS = [{ table: 'extract', column: 'status', lifecycle: extractLifecycle }] as const;
