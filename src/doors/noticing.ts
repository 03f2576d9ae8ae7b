/** A notice as people look at it: how far it is, who did what, and what the one who looks may do. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.ts';
import { both } from '../kernel/both.ts';
import type { IncidentId, NoticeId } from '../kernel/ids.ts';
import { Emergencies, Launches, type Notice, Notices } from '../notices/index.ts';
import { Operators } from '../operators/index.ts';
import { namesOf } from './api/names.ts';
import { can } from './can.ts';
import { noticeCan } from './notice-can.ts';

@Injectable()
export class Noticing {
  constructor(
    private readonly notices: Notices,
    private readonly launches: Launches,
    private readonly emergencies: Emergencies,
    private readonly operators: Operators,
  ) {}

  async one(id: NoticeId, actor: Actor) {
    const [notice, standing] = await Promise.all([this.notices.get(id), this.launches.status(id)]);
    const [makers, refusal, notAlone] = await Promise.all([
      this.notices.makers(notice),
      notice.status === 'draft' ? this.notices.refusal(id) : null,
      this.emergencies.notAlone(notice),
    ]);
    const { madeBy, requestedBy, approvedBy, launchedBy, reviewedBy, discardedBy, editors } = notice;
    const people = [madeBy, requestedBy, approvedBy, launchedBy, reviewedBy, discardedBy, refusal?.by];
    const names = await namesOf(this.operators, [...people, ...editors]);
    const allowed = noticeCan(actor, { notice, standing, makers, notAlone });
    // The order of waves as it was planned; `waves` are those that were dealt.
    return { ...withoutPins(notice), waveOrder: notice.waves, ...standing, refusal, names, can: allowed };
  }

  /** Newest last, each with how many people it is for and how many it has told. */
  async list(incidentId: IncidentId, actor: Actor) {
    const [notices, discarded, figures, runNo] = await Promise.all([
      this.notices.list(incidentId),
      this.notices.list(incidentId, 'discarded'),
      this.launches.figures(incidentId),
      this.notices.publishedRun(incidentId),
    ]);
    const nobody =
      runNo === null
        ? both(
            'The people have not been found yet: find them first.',
            'Orangnya belum ditemukan: temukan orangnya dahulu.',
          )
        : null;
    return {
      notices: notices.map((notice) => ({
        ...withoutPins(notice),
        persons: figures.get(notice.id)?.persons ?? 0,
        told: figures.get(notice.id)?.told ?? 0,
        open: figures.get(notice.id)?.open ?? 0,
      })),
      discarded: discarded.map(({ id, name, kind, discardedBy, discardedAt }) => ({
        id,
        name,
        kind,
        discardedBy,
        discardedAt,
      })),
      names: await namesOf(
        this.operators,
        discarded.map(({ discardedBy }) => discardedBy),
      ),
      can: { draft: can(actor, 'notice.write', nobody) },
    };
  }
}

/** The pinned texts are what was approved, not what a list shows. */
export function withoutPins(notice: Notice) {
  return { ...notice, messagePins: undefined };
}
