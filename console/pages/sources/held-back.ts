/** How a button looks and sounds that one may not press: shown, reachable by keyboard, with its reason beside it. */
import type { Can } from '../../ui/act.tsx';

export function heldBack({ allowed }: Can, reasonId?: string): object {
  if (allowed) return {};
  const described = reasonId === undefined ? {} : { 'aria-describedby': reasonId };
  return { 'aria-disabled': true, 'data-disabled': true, ...described };
}
