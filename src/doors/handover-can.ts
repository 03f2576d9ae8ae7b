/** What somebody may do with a vendor or one of its files, and in one sentence why not. */
import type { Batch, Vendor } from '../handover/index.ts';
import type { Actor } from '../kernel/actor.ts';
import { type Can, can } from './can.ts';

export function vendorCan(actor: Actor, vendor: Vendor): { readonly decide: Can; readonly end: Can } {
  const { status, requestedBy } = vendor;
  const own = requestedBy === actor.operatorId ? 'You asked for it: a second person decides.' : null;
  return {
    decide: can(actor, 'handover.approve', status === 'requested' ? own : 'It is decided.'),
    end: can(actor, 'handover.write', status === 'approved' ? null : 'Only an approved vendor can be ended.'),
  };
}

interface BatchCan {
  readonly fetch: Can;
  readonly confirm: Can;
  readonly cancel: Can;
  readonly bring: Can;
}

export function batchCan(actor: Actor, { status, failure, deletedAt }: Batch): BatchCan {
  const gone = deletedAt === null ? null : 'The file was deleted after its time.';
  const unmade = failure === null ? 'The file is still being made.' : 'The file could not be made.';
  const left = status === 'out' || status === 'confirmed';
  const notOut = status === 'cancelled' ? CANCELLED : NOT_OUT;
  return {
    fetch: can(actor, 'handover.write', { making: unmade, cancelled: CANCELLED }[String(status)] ?? gone),
    confirm: can(actor, 'handover.write', status === 'out' ? null : left ? CONFIRMED : notOut),
    cancel: can(actor, 'handover.write', left ? GONE : status === 'cancelled' ? CANCELLED : null),
    bring: can(actor, 'handover.write', left ? null : notOut),
  };
}

const CANCELLED = 'It was cancelled.';
const CONFIRMED = 'The vendor has confirmed it.';
const NOT_OUT = 'The file has not been fetched yet.';
const GONE = 'The file has left the house: its people are written to by it.';
