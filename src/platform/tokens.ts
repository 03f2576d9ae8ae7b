/** Injection tokens of what varies at boot and has no class of its own. */

/** The injected `Clock` (kernel/clock). */
export const CLOCK = Symbol('clock');

/** The frozen `Config` (platform/config). */
export const CONFIG = Symbol('config');
