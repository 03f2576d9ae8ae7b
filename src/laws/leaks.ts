/** An exposure as laws look at it: what leaked, whether it can be read, and how grave that is. */
import {
  categoryOf,
  type ExposedCategory,
  READABLE_FORMS,
  readExposure,
  tierOf,
} from '../incidents/index.ts';
import type { Leak } from './rules/triggers.ts';

/** Of a bit string, or of categories with their forms. */
export function leaksOf(exposure: string | readonly ExposedCategory[]): Leak[] {
  const exposed = typeof exposure === 'string' ? readExposure(exposure) : exposure;
  return exposed.map(({ code, form }) => ({
    code,
    readable: READABLE_FORMS.includes(form),
    tier: tierOf(categoryOf(code), form),
  }));
}
