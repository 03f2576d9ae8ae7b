/** What the routes about operators take and answer. */
import type { Actor } from '../../kernel/actor.ts';
import { both } from '../../kernel/both.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import {
  type Asked,
  approvalLifecycle,
  type ApprovalStatus,
  type Change,
  ROLE_NAMES,
  type SetupLink,
} from '../../operators/index.ts';
import { can, type Can } from '../can.ts';
import { sees } from '../reach.ts';
import { Flag, OneOf, Text, TextList } from './fields.ts';

const ROLES_SAID = `Among ${ROLE_NAMES.join(', ')}.`;
const INCIDENTS_SAID = 'Ids or short names.';

export class CreateOperatorBody {
  @Text({ max: 200 })
  name!: string;

  @Text({ max: 254 })
  email!: string;

  @TextList({ description: ROLES_SAID })
  roles!: string[];

  @TextList({ optional: true, description: `${INCIDENTS_SAID} All of them, unless told.` })
  incidents?: string[];
}

export class RolesBody {
  @TextList({ description: ROLES_SAID })
  roles!: string[];
}

export class WorksOnBody {
  @Flag({ description: 'Every incident, those to come too.' })
  all!: boolean;

  @TextList({ optional: true, min: 0, description: `${INCIDENTS_SAID} Only where it is not all.` })
  incidents?: string[];
}

export class KeyBody {
  @Text({ max: 100, description: 'What the key is for, as shown in the list.' })
  label!: string;
}

export class ChangesQuery {
  @OneOf(approvalLifecycle.statuses, { optional: true, description: 'Only these; every one by default.' })
  status?: ApprovalStatus;
}

export class RefusalBody {
  @Text({ max: 1_000, description: 'So that whoever asked knows what to change.' })
  reason!: string;
}

export interface ShownChange extends Omit<Change, 'makers'> {
  readonly can: { readonly decide: Can; readonly withdraw: Can };
}

export interface ShownLink {
  readonly url: string;
  readonly expiresAt: Date;
}

/** Of somebody's incidents, those the reader works on too. */
export function seenOf(
  incidents: 'all' | readonly IncidentId[],
  actor: Actor,
): 'all' | readonly IncidentId[] {
  return incidents === 'all' ? incidents : incidents.filter((incident) => sees(actor, incident));
}

const OVER = {
  approved: both('It was approved already.', 'Sudah disetujui.'),
  refused: both('It was refused already.', 'Sudah ditolak.'),
  withdrawn: both('It was withdrawn already.', 'Sudah ditarik.'),
};

export function shownChange({ makers, ...change }: Change, actor: Actor): ShownChange {
  const over = change.status === 'requested' ? null : OVER[change.status];
  const own = makers.includes(actor.operatorId)
    ? both(
        'You asked for this or it is about you, so another administrator decides.',
        'Anda yang memintanya atau ini tentang Anda, jadi administrator lain yang memutuskan.',
      )
    : null;
  const notMine =
    change.askedBy.id === actor.operatorId
      ? null
      : both(
          `Only ${change.askedBy.name} takes it back.`,
          `Hanya ${change.askedBy.name} yang dapat menariknya.`,
        );
  const { incidents } = change.wants;
  const wants = incidents ? { ...change.wants, incidents: seenOf(incidents, actor) } : change.wants;
  return {
    ...change,
    wants,
    can: {
      decide: can(actor, 'operator.approve', over ?? own),
      withdraw: can(actor, 'operator.write', over ?? notMine),
    },
  };
}

/** What became of it: a request that waits, or done at once. */
export function shownAsked({ change, setupLink }: Asked, actor: Actor, publicUrl: string) {
  return {
    change: change && shownChange(change, actor),
    setupLink: setupLink && shownLink(setupLink, publicUrl),
  };
}

export function shownLink({ token, expiresAt }: SetupLink, publicUrl: string): ShownLink {
  return { url: new URL(`/set-up/${token}`, publicUrl).href, expiresAt };
}
