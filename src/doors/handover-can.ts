/** What somebody may do with a vendor or one of its files, and in one sentence why not. */
import type { Batch, Vendor } from '../handover/index.ts';
import type { Actor } from '../kernel/actor.ts';
import { both } from '../kernel/both.ts';
import { type Can, can } from './can.ts';

export function vendorCan(actor: Actor, vendor: Vendor): { readonly decide: Can; readonly end: Can } {
  const { status, requestedBy } = vendor;
  const own =
    requestedBy === actor.operatorId
      ? both(
          'You asked for it: a second person decides.',
          'Anda yang memintanya: orang kedua yang memutuskan.',
        )
      : null;
  return {
    decide: can(
      actor,
      'handover.approve',
      status === 'requested' ? own : both('It is decided.', 'Sudah diputuskan.'),
    ),
    end: can(
      actor,
      'handover.write',
      status === 'approved'
        ? null
        : both('Only an approved vendor can be ended.', 'Hanya vendor yang disetujui yang dapat diakhiri.'),
    ),
  };
}

interface BatchCan {
  readonly fetch: Can;
  readonly confirm: Can;
  readonly cancel: Can;
  readonly bring: Can;
}

export function batchCan(actor: Actor, { status, failure, deletedAt }: Batch): BatchCan {
  const gone =
    deletedAt === null
      ? null
      : both('The file was deleted after its time.', 'Berkasnya sudah dihapus setelah waktunya.');
  const unmade =
    failure === null
      ? both('The file is still being made.', 'Berkasnya masih dibuat.')
      : both('The file could not be made.', 'Berkasnya tidak dapat dibuat.');
  const left = status === 'out' || status === 'confirmed';
  const notOut = status === 'cancelled' ? CANCELLED : NOT_OUT;
  return {
    fetch: can(actor, 'handover.write', { making: unmade, cancelled: CANCELLED }[String(status)] ?? gone),
    confirm: can(actor, 'handover.write', status === 'out' ? null : left ? CONFIRMED : notOut),
    cancel: can(actor, 'handover.write', left ? GONE : status === 'cancelled' ? CANCELLED : null),
    bring: can(actor, 'handover.write', left ? null : notOut),
  };
}

const CANCELLED = both('It was cancelled.', 'Sudah dibatalkan.');
const CONFIRMED = both('The vendor has confirmed it.', 'Vendor sudah memastikannya.');
const NOT_OUT = both('The file has not been fetched yet.', 'Berkasnya belum diambil.');
const GONE = both(
  'The file has left the house: its people are written to by it.',
  'Berkasnya sudah keluar: orang-orangnya dikirimi lewat berkas itu.',
);
