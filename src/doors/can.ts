/** What somebody may do with a thing, and in one plain sentence why not: shown beside what a page shows disabled. */
import type { Actor } from '../kernel/actor.ts';
import { type Both, both } from '../kernel/both.ts';
import type { Refusal } from '../kernel/errors.ts';
import { holdersOf, type Permission } from '../operators/index.ts';

export interface Can {
  readonly allowed: boolean;
  /** One sentence, null where it is allowed. */
  readonly reason: string | null;
  /** The same in both languages, where it is no refusal of a room. */
  readonly words?: Both;
  /** What a room would refuse it with. */
  readonly refusal?: Refusal;
}

/**
 * Has the actor the permission, and does the thing itself stand ready? `against` is the thing's own sentence against
 * it, such as `The notice is not approved yet.`, or what its room would refuse; who lacks the permission hears of that
 * first. It answers, it does not guard: the verb itself still refuses.
 */
export function can(
  actor: Pick<Actor, 'permissions'>,
  permission: Permission,
  against?: Both | Refusal | null | undefined,
): Can {
  if (!actor.permissions.has(permission)) return cannot(lacks(permission));
  if (!against) return { allowed: true, reason: null };
  return 'code' in against ? { allowed: false, reason: against.message, refusal: against } : cannot(against);
}

export function cannot(words: Both): Can {
  return { allowed: false, reason: words.en, words };
}

function lacks(permission: Permission): Both {
  const holders = holdersOf(permission);
  const en = either(
    holders.map((holder) => holder.en),
    'or',
  );
  const id = either(
    holders.map((holder) => holder.id),
    'atau',
  );
  return both(
    `Needs the permission ${permission}, which ${en} has.`,
    `Memerlukan izin ${permission}, yang dimiliki ${id}.`,
  );
}

function either(words: readonly string[], or: string): string {
  return words.length === 1 ? words[0]! : `${words.slice(0, -1).join(', ')} ${or} ${words.at(-1)}`;
}
