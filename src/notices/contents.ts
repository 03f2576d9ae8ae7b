/** What a notice says and to whom: whether it goes together, by which channels, and what it costs at worst. */
import { DomainError } from '../kernel/errors.ts';
import type { IncidentId } from '../kernel/ids.ts';
import type { Money } from '../kernel/money.ts';
import { type Messages, pricesIn } from '../messages/index.ts';
import type { Tx } from '../platform/db/db.ts';
import { type AudienceFilter, countPeople, type Plan } from './audiences.store.ts';
import { NOTICES_ERRORS as E } from './notices.errors.ts';
import { KIND_RULES } from './rules/kinds.ts';
import { type Channel, LADDER } from './rules/ladder.ts';
import type { NoticeKind } from './rules/notice-states.ts';
import { readPlan } from './rules/preflight.ts';

export interface Content {
  readonly incidentId: IncidentId;
  readonly kind: NoticeKind;
  /** One per channel and locale. */
  readonly templateIds: readonly string[];
  readonly handover?: boolean | undefined;
  readonly audience?: AudienceFilter | undefined;
}

/** Refuses `no_templates`, `unknown_template`, `wrong_kind`, `kin_needs_letter`, `bad_audience`. Outside any transaction. */
export async function channelsOf(messages: Messages, content: Content): Promise<Channel[]> {
  const { incidentId, kind, templateIds, handover = false, audience } = content;
  const channels = new Set<string>();
  for (const id of templateIds) {
    const template = await messages.get(id);
    if (template.incidentId !== incidentId) throw new DomainError(E.unknown_template, { templateId: id });
    if (template.kind !== kind)
      throw new DomainError(E.wrong_kind, { templateId: id, of: template.kind, kind });
    channels.add(template.channel);
  }
  if (channels.size === 0) throw new DomainError(E.no_templates);
  if (handover) channels.add('handover');
  if (audience?.deceased === 'kin' && !channels.has('letter')) throw new DomainError(E.kin_needs_letter);
  if (KIND_RULES[kind].source === 'unaffected' && audience?.profileIds)
    throw new DomainError(E.bad_audience, { kind });
  return LADDER.filter((c) => channels.has(c));
}

/** Of the longest SMS anybody can get. Outside any transaction. */
export async function segmentsOf(messages: Messages, templateIds: readonly string[]): Promise<number> {
  let most = 1;
  for (const id of templateIds) most = Math.max(most, (await messages.worstSms(id))?.segments ?? 1);
  return most;
}

/** Every rung of everybody, at the prices of now. */
export async function worstCase(tx: Tx, plan: Plan, smsSegments: number): Promise<Money> {
  const { file, letters } = plan;
  const reckoning = { file, letters, prices: await pricesIn(tx), smsSegments };
  return readPlan(await countPeople(tx, plan), reckoning).cost.worst;
}
