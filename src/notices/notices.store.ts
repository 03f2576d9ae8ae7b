/** Every SQL statement on `notice`: what is said, who approved it, and how far it is. */
import type { IncidentId, NoticeId, OfferSetId, OperatorId, TemplateId } from '../kernel/ids.ts';
import type { MessagePins } from '../messages/index.ts';
import type { Tx } from '../platform/db/db.ts';
import type { AudienceFilter } from './audiences.store.ts';
import type { Channel } from './rules/ladder.ts';
import type { NoticeKind, NoticeStatus, UnknownPolicy } from './rules/notice-states.ts';
import type { QuietHours } from './rules/quiet-hours.ts';
import type { PinnedWaves } from './rules/waves.ts';

export interface Notice {
  readonly id: NoticeId;
  readonly incidentId: IncidentId;
  readonly kind: NoticeKind;
  readonly name: string;
  readonly status: NoticeStatus;
  readonly templateIds: readonly TemplateId[];
  readonly channels: readonly Channel[];
  readonly messagePins: MessagePins | null;
  readonly overlayVersion: string | null;
  readonly runNo: number;
  readonly audience: AudienceFilter;
  readonly costCeilingMinor: bigint;
  readonly costCurrency: string;
  readonly offerSetIds: readonly OfferSetId[];
  /** Null: off. */
  readonly quietHours: QuietHours | null;
  readonly unknownPolicy: UnknownPolicy;
  /** Who goes first and when. */
  readonly waves: PinnedWaves;
  /** The hotline's cap when a second person was asked; null: none. */
  readonly hotline: { readonly callsPerHour: number; readonly callersPerThousand: number } | null;
  /** Of a supplement: left out, since they got one less than a week ago. */
  readonly rested: number | null;
  /** A person must be told by then, by law: quiet hours do not keep anybody waiting longer. Null: they always do. */
  readonly deadlineAt: Date | null;
  /** Of the longest SMS anybody can get: what the estimate of its cost counts. */
  readonly smsSegments: number;
  /** Of a supplement or correction: how many people stand on its list, and the digest of who they are. */
  readonly listed: number | null;
  readonly listDigest: string | null;
  readonly digest: string | null;
  readonly madeBy: OperatorId;
  readonly madeAt: Date;
  /** Who else changed it as a draft: none of them approves it. */
  readonly editors: readonly OperatorId[];
  readonly requestedBy: OperatorId | null;
  readonly approvedBy: OperatorId | null;
  readonly approvedAt: Date | null;
  readonly launchedBy: OperatorId | null;
  readonly launchedAt: Date | null;
  /** Approved by one person alone; another looks at it within a day. */
  readonly emergencyAt: Date | null;
  readonly emergencyReason: string | null;
  readonly reviewDueAt: Date | null;
  readonly reviewedBy: OperatorId | null;
  readonly reviewedAt: Date | null;
  readonly review: 'upheld' | 'objected' | null;
  readonly discardedBy: OperatorId | null;
  readonly discardedAt: Date | null;
  /** Why the system paused it; null where a person did. */
  readonly pausedBecause: string | null;
}

const COLUMNS = `id, incident_id AS "incidentId", kind, name, status, template_ids AS "templateIds", channels,
  message_pins AS "messagePins", overlay_version AS "overlayVersion", run_no AS "runNo", audience,
  cost_ceiling_minor AS "costCeilingMinor", cost_currency AS "costCurrency", offer_set_ids AS "offerSetIds",
  quiet_hours AS "quietHours", unknown_policy AS "unknownPolicy", digest, made_by AS "madeBy", made_at AS "madeAt",
  requested_by AS "requestedBy", approved_by AS "approvedBy", approved_at AS "approvedAt",
  launched_by AS "launchedBy", launched_at AS "launchedAt", deadline_at AS "deadlineAt",
  sms_segments AS "smsSegments", waves, hotline, rested, listed,
  list_digest AS "listDigest", emergency_at AS "emergencyAt", emergency_reason AS "emergencyReason",
  review_due_at AS "reviewDueAt", reviewed_by AS "reviewedBy", reviewed_at AS "reviewedAt", review,
  paused_because AS "pausedBecause", editors, discarded_by AS "discardedBy", discarded_at AS "discardedAt"`;

export async function insert(tx: Tx, n: Notice): Promise<void> {
  await tx.run(
    `INSERT INTO notice (id, incident_id, kind, name, status, template_ids, channels, run_no, audience,
                         cost_ceiling_minor, cost_currency, offer_set_ids, quiet_hours, unknown_policy, made_by,
                         made_at, updated_at, deadline_at, listed, list_digest, sms_segments, waves, rested)
     VALUES ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15, $16, $17, $18, $19, $20,
             $21)`,
    [
      n.id,
      n.incidentId,
      n.kind,
      n.name,
      n.templateIds,
      n.channels,
      n.runNo,
      JSON.stringify(n.audience),
      n.costCeilingMinor,
      n.costCurrency,
      n.offerSetIds,
      n.quietHours === null ? null : JSON.stringify(n.quietHours),
      n.unknownPolicy,
      n.madeBy,
      n.madeAt,
      n.deadlineAt,
      n.listed,
      n.listDigest,
      n.smsSegments,
      JSON.stringify(n.waves),
      n.rested,
    ],
  );
}

export async function find(tx: Tx, id: NoticeId): Promise<Notice | undefined> {
  return tx.one<Notice>(`SELECT ${COLUMNS} FROM notice WHERE id = $1`, [id]);
}

export async function lock(tx: Tx, id: NoticeId): Promise<Notice | undefined> {
  return tx.one<Notice>(`SELECT ${COLUMNS} FROM notice WHERE id = $1 FOR UPDATE`, [id]);
}

export async function list(tx: Tx, incidentId: IncidentId): Promise<Notice[]> {
  return tx.q<Notice>(`SELECT ${COLUMNS} FROM notice WHERE incident_id = $1 ORDER BY made_at, id`, [
    incidentId,
  ]);
}

export async function setRequested(
  tx: Tx,
  row: {
    id: NoticeId;
    runNo: number;
    pins: MessagePins;
    listed: { readonly listed: number; readonly digest: string; readonly rested: number } | null;
    hotline: Notice['hotline'];
    smsSegments: number;
    digest: string;
    by: OperatorId;
    now: Date;
  },
): Promise<void> {
  await tx.run(
    `UPDATE notice SET status = 'requested', run_no = $2, message_pins = $3, overlay_version = $4, digest = $5,
            requested_by = $6, approved_by = NULL, approved_at = NULL, updated_at = $7, listed = $8, list_digest = $9,
            sms_segments = $10, hotline = $11, rested = $12
      WHERE id = $1`,
    [
      row.id,
      row.runNo,
      JSON.stringify(row.pins),
      row.pins.overlayVersion,
      row.digest,
      row.by,
      row.now,
      row.listed?.listed ?? null,
      row.listed?.digest ?? null,
      row.smsSegments,
      row.hotline === null ? null : JSON.stringify(row.hotline),
      row.listed?.rested ?? null,
    ],
  );
}

export type PlanColumns = Pick<
  Notice,
  'waves' | 'quietHours' | 'deadlineAt' | 'costCeilingMinor' | 'unknownPolicy'
>;

/** Of a draft; whatever was approved does not change (notice_stands_as_approved). */
export async function setPlan(tx: Tx, id: NoticeId, plan: PlanColumns, { by, now }: Changed): Promise<void> {
  const { waves, quietHours, deadlineAt, costCeilingMinor, unknownPolicy } = plan;
  await tx.run(
    `UPDATE notice SET waves = $2, quiet_hours = $3, deadline_at = $4, cost_ceiling_minor = $5, unknown_policy = $6,
            updated_at = $7, editors = ${withEditor('$8')}
      WHERE id = $1`,
    [
      id,
      JSON.stringify(waves),
      quietHours === null ? null : JSON.stringify(quietHours),
      deadlineAt,
      costCeilingMinor,
      unknownPolicy,
      now,
      by,
    ],
  );
}

export type ContentColumns = Pick<
  Notice,
  | 'name'
  | 'templateIds'
  | 'channels'
  | 'runNo'
  | 'audience'
  | 'offerSetIds'
  | 'smsSegments'
  | 'costCeilingMinor'
  | 'costCurrency'
>;

/** Of a draft; whatever was approved does not change (notice_stands_as_approved). */
export async function setContent(
  tx: Tx,
  id: NoticeId,
  content: ContentColumns,
  { by, now }: Changed,
): Promise<void> {
  await tx.run(
    `UPDATE notice SET name = $2, template_ids = $3, channels = $4, run_no = $5, audience = $6, offer_set_ids = $7,
            sms_segments = $8, cost_ceiling_minor = $9, cost_currency = $10, updated_at = $11,
            editors = ${withEditor('$12')}
      WHERE id = $1`,
    [
      id,
      content.name,
      content.templateIds,
      content.channels,
      content.runNo,
      JSON.stringify(content.audience),
      content.offerSetIds,
      content.smsSegments,
      content.costCeilingMinor,
      content.costCurrency,
      now,
      by,
    ],
  );
}

export interface Changed {
  readonly by: OperatorId;
  readonly now: Date;
}

/** Whoever made it is no editor of it. */
function withEditor(by: string): string {
  return `CASE WHEN ${by}::uuid = made_by OR ${by}::uuid = ANY (editors) THEN editors ELSE editors || ${by}::uuid END`;
}

/** For good (notice_stays_discarded). */
export async function setDiscarded(tx: Tx, id: NoticeId, { by, now }: Changed): Promise<void> {
  await tx.run(
    `UPDATE notice SET status = 'discarded', discarded_by = $2, discarded_at = $3, updated_at = $3 WHERE id = $1`,
    [id, by, now],
  );
}

export async function setApproved(
  tx: Tx,
  row: { id: NoticeId; by: OperatorId; at: Date; now: Date },
): Promise<void> {
  await tx.run(
    `UPDATE notice SET status = 'approved', approved_by = $2, approved_at = $3, updated_at = $4 WHERE id = $1`,
    [row.id, row.by, row.at, row.now],
  );
}

export async function setDraft(tx: Tx, id: NoticeId, now: Date): Promise<void> {
  await tx.run(
    `UPDATE notice SET status = 'draft', digest = NULL, approved_by = NULL, approved_at = NULL, updated_at = $2,
            emergency_switch_id = NULL, emergency_enabled_at = NULL, emergency_declared_at = NULL,
            emergency_at = NULL, emergency_reason = NULL, review_due_at = NULL, reviewed_by = NULL,
            reviewed_at = NULL, review = NULL
      WHERE id = $1`,
    [id, now],
  );
}

export async function setLaunched(tx: Tx, row: { id: NoticeId; by: OperatorId; now: Date }): Promise<void> {
  await tx.run(
    `UPDATE notice SET status = 'launched', launched_by = $2, launched_at = $3, updated_at = $3 WHERE id = $1`,
    [row.id, row.by, row.now],
  );
}

export async function setStatus(
  tx: Tx,
  row: { id: NoticeId; status: NoticeStatus; now: Date; because?: string | undefined },
): Promise<void> {
  await tx.run(`UPDATE notice SET status = $2, updated_at = $3, paused_because = $4 WHERE id = $1`, [
    row.id,
    row.status,
    row.now,
    row.because ?? null,
  ]);
}
