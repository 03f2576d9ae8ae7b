/** From a notice to the plan that SQL counts and materialises. */
import type { IncidentId, NoticeId } from '../kernel/ids.ts';
import { exposureBits } from '../incidents/index.ts';
import type { Audience, AudienceGroup } from '../messages/index.ts';
import { keepAlike } from '../people/index.ts';
import type { Tx } from '../platform/db/db.ts';
import * as store from './audiences.store.ts';
import { TOLD_STATES } from './rules/delivery-states.ts';
import { KIND_RULES, SAYING_KINDS } from './rules/kinds.ts';
import { type Channel, FILED_CHANNELS, needsSecondChannel } from './rules/ladder.ts';
import type { NoticeKind } from './rules/notice-states.ts';
import { readersOf } from './readers.store.ts';

/** Profiles are few where people are many: which of them need a second channel is decided by the rule, not by SQL. */
export async function planOf(
  tx: Tx,
  meant: {
    readonly id: NoticeId;
    readonly incidentId: IncidentId;
    readonly kind: NoticeKind;
    readonly runNo: number;
    readonly channels: readonly Channel[];
    readonly audience: store.AudienceFilter;
  },
): Promise<store.Plan> {
  const profiles = await store.profiles(tx, meant.incidentId);
  const rule = KIND_RULES[meant.kind];
  const told = meant.audience.told ?? rule.told;
  if (store.isOfRun({ source: rule.source, told })) await keepAlike(tx, meant.incidentId);
  return {
    noticeId: meant.id,
    incidentId: meant.incidentId,
    runNo: meant.runNo,
    email: meant.channels.includes('email'),
    sms: meant.channels.includes('sms'),
    file: fileOf(meant.channels),
    letters: meant.channels.includes('letter'),
    kin: meant.audience.deceased === 'kin' && meant.channels.includes('letter'),
    parallelProfiles: profiles.filter((p) => needsSecondChannel(p.exposure)).map((p) => p.id),
    source: rule.source,
    told,
    toldBy: { states: TOLD_STATES, sayingKinds: SAYING_KINDS },
    audience: meant.audience,
  };
}

/** The rung of those whom neither e-mail nor SMS reaches. */
export function fileOf(channels: readonly Channel[]): store.Plan['file'] {
  return FILED_CHANNELS.find((c) => channels.includes(c)) ?? null;
}

/**
 * Exactly whom this notice would go to now, in groups of people to whom it reads the same and the same laws apply. An
 * initial notice and one to the unaffected name nobody's data.
 */
export async function audienceOf(tx: Tx, notice: Parameters<typeof planOf>[1]): Promise<AudienceGroup[]> {
  const runNo = (await store.publishedRun(tx, notice.incidentId)) ?? notice.runNo;
  const groups = await readersOf(tx, await planOf(tx, { ...notice, runNo }));
  const { namesExposure } = KIND_RULES[notice.kind];
  return namesExposure ? groups : groups.map((group) => ({ ...group, exposure: NOTHING_NAMED }));
}

/** Whoever has died is sent nothing, so that no law is owed to them by this notice. */
export async function lintAudience(
  tx: Tx,
  notice: Parameters<typeof planOf>[1] & { readonly offerSetIds: readonly string[] },
): Promise<Audience> {
  const readers = (await audienceOf(tx, notice)).filter(({ deceased }) => !deceased);
  return { readers, offered: notice.offerSetIds.length > 0 };
}

const NOTHING_NAMED = exposureBits([]);
