/** From a notice to the plan that SQL counts and materialises. */
import type { IncidentId, NoticeId } from '../kernel/ids.ts';
import type { Profiles } from '../messages/index.ts';
import type { Tx } from '../platform/db/db.ts';
import * as store from './audiences.store.ts';
import { TOLD_STATES } from './rules/delivery-states.ts';
import { KIND_RULES, SAYING_KINDS } from './rules/kinds.ts';
import { type Channel, FILED_CHANNELS, needsSecondChannel } from './rules/ladder.ts';
import type { NoticeKind } from './rules/notice-states.ts';

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
  return {
    noticeId: meant.id,
    incidentId: meant.incidentId,
    runNo: meant.runNo,
    email: meant.channels.includes('email'),
    sms: meant.channels.includes('sms'),
    file: FILED_CHANNELS.find((c) => meant.channels.includes(c)) ?? null,
    parallelProfiles: profiles.filter((p) => needsSecondChannel(p.exposure)).map((p) => p.id),
    source: rule.source,
    told: meant.audience.told ?? rule.told,
    toldBy: { states: TOLD_STATES, sayingKinds: SAYING_KINDS },
    audience: meant.audience,
  };
}

/** What the linter must consider: every exposure and every country of residence of those the kind is for. */
export async function lintAudience(
  tx: Tx,
  notice: { readonly incidentId: IncidentId; readonly kind: NoticeKind },
): Promise<Profiles> {
  const { source, namesExposure } = KIND_RULES[notice.kind];
  const kind = source === 'unaffected' ? 'unaffected' : 'affected';
  const profiles = namesExposure ? await store.profiles(tx, notice.incidentId) : [];
  const countries = await store.countries(tx, notice.incidentId, kind);
  return { profiles: profiles.map((p) => p.exposure), ...(countries.length > 0 && { countries }) };
}
