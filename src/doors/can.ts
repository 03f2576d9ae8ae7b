/** What somebody may do with a thing, and in one plain sentence why not: shown beside what a page shows disabled. */
import type { Actor } from '../kernel/actor.ts';
import { holdersOf, type Permission } from '../operators/index.ts';

export interface Can {
  readonly allowed: boolean;
  /** One sentence, null where it is allowed. */
  readonly reason: string | null;
}

/**
 * Has the actor the permission, and does the thing itself stand ready? `refusal` is the thing's own sentence against
 * it, such as `The notice is not approved yet.`; who lacks the permission hears of that first. It answers, it does
 * not guard: the verb itself still refuses.
 */
export function can(
  actor: Pick<Actor, 'permissions'>,
  permission: Permission,
  refusal?: string | null | undefined,
): Can {
  if (!actor.permissions.has(permission)) return { allowed: false, reason: lacks(permission) };
  return refusal ? { allowed: false, reason: refusal } : { allowed: true, reason: null };
}

function lacks(permission: Permission): string {
  return `Needs the permission ${permission}, which ${either(holdersOf(permission))} has.`;
}

function either(words: readonly string[]): string {
  return words.length === 1 ? words[0]! : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
