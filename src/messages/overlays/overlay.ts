/** What a jurisdiction demands or forbids in a notice, as data with its source; not legal advice. */
import { fingerprintHex } from '../../kernel/fingerprint.ts';
import type { OverlayData } from '../rules/overlay.ts';
import { INDONESIA } from './indonesia.ts';

export const OVERLAYS: readonly OverlayData[] = [INDONESIA];

/** Changes with every word of the overlays, so that an approval knows which rules it was checked against. */
export const OVERLAY_VERSION = fingerprintHex(OVERLAYS).slice(0, 16);

/** Those that hold for residents of any of these countries. */
export function overlaysFor(countries: readonly string[]): readonly OverlayData[] {
  return OVERLAYS.filter((overlay) => countries.includes(overlay.country));
}
