/** A draft as every door asks for it: the law's deadline for telling people goes with it, unless somebody says otherwise. */
import { Injectable } from '@nestjs/common';
import { Incidents, LegalClocks } from '../incidents/index.ts';
import type { Actor } from '../kernel/actor.ts';
import type { IncidentId, NoticeId } from '../kernel/ids.ts';
import { type NoticeDraft, type NoticeKind, Notices } from '../notices/index.ts';

/** What the law asks for; other kinds are nobody's duty, and nobody is woken for them. */
const LEGAL_KINDS: readonly NoticeKind[] = ['initial', 'individual', 'supplement', 'correction'];

@Injectable()
export class Drafting {
  constructor(
    private readonly notices: Notices,
    private readonly incidents: Incidents,
    private readonly legal: LegalClocks,
  ) {}

  /** Clocks are known two floors above notices, so this question is asked here. */
  async draft(input: NoticeDraft, actor: Actor): Promise<{ id: NoticeId }> {
    if (input.deadlineAt !== undefined || !LEGAL_KINDS.includes(input.kind ?? 'individual')) {
      return this.notices.draft(input, actor);
    }
    const deadlineAt = await this.#deadline(input.incidentId);
    return this.notices.draft({ ...input, deadlineAt }, actor);
  }

  /** The earliest that still lies ahead, as the company reads its laws; null: none does. */
  async #deadline(incidentId: IncidentId): Promise<Date | null> {
    const clocks = await this.legal.clocks(await this.incidents.get(incidentId));
    const ahead = clocks
      .filter(({ who }) => who.includes('subject'))
      .flatMap(({ chosen, strictest }) => chosen ?? strictest ?? [])
      // Whole hours: in the last one none is left, and the deadline lies ahead all the same.
      .filter(({ hoursLeft }) => hoursLeft >= 0);
    return ahead.reduce<Date | null>(
      (first, { deadlineAt }) => (first === null || deadlineAt < first ? deadlineAt : first),
      null,
    );
  }
}
