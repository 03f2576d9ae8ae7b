/** Nobody says yes before they see how many people it is about, and at what cost. */
import type { Can } from '../../ui/act.tsx';

export function counted(can: Can, preflight: unknown, wait: string): Can {
  return can.allowed && preflight === undefined ? { allowed: false, reason: wait } : can;
}
