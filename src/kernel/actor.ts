/** Who acts: a named person, the terminal in development, or the system's own worker. */
import type { IncidentId, OperatorId } from './ids.ts';

export const ACTOR_KINDS = ['operator', 'terminal', 'system'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

export interface Actor {
  /** The named person behind the session or API key; the system has an id of its own. */
  readonly operatorId: OperatorId;
  readonly name: string;
  readonly kind: ActorKind;
  /** What this actor may do, e.g. `notice.approve`; the terminal holds no `*.approve`, `*.accept`, `*.decide`. */
  readonly permissions: ReadonlySet<string>;
  /** Which incidents this actor works on; of any other one, nothing is there. */
  readonly incidents: WorksOn;
}

export type WorksOn = 'all' | ReadonlySet<IncidentId>;

/** The worker itself: makes nothing, checks nothing; its id is the nil UUID plus one. */
export const SYSTEM_ACTOR: Actor = Object.freeze({
  operatorId: '00000000-0000-7000-8000-000000000001' as OperatorId,
  name: 'system',
  kind: 'system',
  permissions: new Set<string>(),
  incidents: 'all',
});
