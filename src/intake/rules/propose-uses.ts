/** Turns readings into drafts of columns and lets each use stand once per person: the best column takes it. */
import { shareOf, type Evidence } from './detect/evidence.ts';
import { headerWords, phrasesIn } from './detect/header-words.ts';
import { PHRASES } from './detect/meanings.ts';
import type { ColumnProposal, Reading } from './propose-column.ts';
import type { DateOrder } from './cells.ts';
import type { Form } from '../../incidents/catalogue/exposure.ts';

/** A column's proposal while it is made. */
export type Draft = { -readonly [K in keyof ColumnProposal]: ColumnProposal[K] } & {
  readonly evidence: Evidence;
  readonly reading: Reading;
  readonly isWhole: boolean;
  group: string | null;
};

const SUPPORT = /ticket|tiket|support|complain|keluhan|aduan|helpdesk|komplain/i;

export function draftOf(column: string, baseName: string, reading: Reading, evidence: Evidence): Draft {
  const isSupport =
    SUPPORT.test(baseName) && (reading.category === 'com.messages' || reading.category === 'oth.free');
  const category = isSupport ? 'com.support' : reading.category;
  const use = useOf(reading, evidence);
  const order =
    use === 'birth_date' || category === 'id.dob' || use === 'customer_since' ? orderOf(evidence) : null;
  const form = formOf(category, evidence);
  const absent = category === 'con.email' ? evidence.fillers : [];
  const hints = [
    reading.reason,
    isSupport ? 'the file holds support tickets' : '',
    order?.reason ?? '',
    form?.reason ?? '',
    fillerHint(evidence, absent.length > 0),
  ];
  return {
    column,
    use,
    part: use === 'postal_address' ? (reading.meaning?.part ?? 'line') : null,
    category,
    form: form?.form ?? null,
    subject: null,
    idSpace: null,
    dateOrder: order?.order ?? null,
    absent,
    confidence: reading.confidence,
    reason: hints.filter((hint) => hint !== '').join('; '),
    evidence,
    reading,
    isWhole: phrasesIn(column, PHRASES).some(({ whole, of }) => whole && of === reading.meaning),
    group: null,
  };
}

/**
 * Absent by itself only where it can be no value: "tidak ada" is nobody's e-mail address, but may be what a health
 * record says. Elsewhere a person decides: nobody is told less because of a guess.
 */
function fillerHint({ filled, fillers }: Evidence, areAbsent: boolean): string {
  if (filled === 0) return '';
  const said = `${filled} cells say ${fillers.map((word) => `"${word}"`).join(', ')}`;
  return areAbsent ? `${said}: taken as absent` : `${said}: list that as absent if it means nothing`;
}

/** A use is proposed where the values can serve it. */
function useOf({ meaning, category }: Reading, evidence: Evidence): string | null {
  if (meaning === null)
    return category === 'id.dob' ? 'birth_date' : category === 'con.phone' ? 'phone' : null;
  const { use } = meaning;
  if (use === null || evidence.present === 0) return use;
  const share = (kinds: Parameters<typeof shareOf>[1]) => shareOf(evidence, kinds).share;
  if (use === 'email') return share(['email']) >= 0.2 ? use : null;
  if (use === 'phone') return share(['phone']) >= 0.2 ? use : null;
  if (use === 'name') return share(['name_like', 'full_name']) >= 0.3 ? use : null;
  if (use === 'birth_date' || use === 'customer_since')
    return share(['date', 'timestamp']) >= 0.5 ? use : null;
  if (use === 'country') return share(['country']) >= 0.5 ? use : null;
  if (use === 'status') return share(['state']) >= 0.5 ? use : null;
  if (use === 'locale') return share(['locale']) >= 0.5 ? use : null;
  if (use === 'time_zone') return share(['time_zone']) >= 0.5 ? use : null;
  return use;
}

function orderOf({ dates }: Evidence): { readonly order: DateOrder | null; readonly reason: string } | null {
  if (dates.local === 0) return null;
  if (dates.mdy > 0 && dates.dmy === 0) {
    return { order: 'mdy', reason: `${dates.mdy} of ${dates.local} dates can only be month first` };
  }
  if (dates.dmy > 0 && dates.mdy === 0) {
    return { order: 'dmy', reason: `${dates.dmy} of ${dates.local} dates can only be day first` };
  }
  return { order: null, reason: 'which of day and month comes first is not clear: state date_order' };
}

/** A form is stated only where the engine could not tell it from each cell (ENGINE §4). */
function formOf(
  category: Draft['category'],
  evidence: Evidence,
): { readonly form: Form; readonly reason: string } | null {
  if (category === null || /^cred\.password|^fin\.pan$|^cred\.token$|^dev\.|^com\.|^oth\./.test(category))
    return null;
  const strong = shareOf(evidence, ['hash_strong']).share;
  if (strong >= 0.95) return { form: 'hash_strong', reason: 'the values are strong hashes' };
  const weak = shareOf(evidence, ['hash_weak']).share;
  return weak >= 0.95 && weak > strong ? { form: 'hash_weak', reason: 'the values are hex digests' } : null;
}

/** Lets the best column of a subject have each use; the others keep their category. */
export function settleUses(drafts: readonly Draft[]): void {
  const best = new Map<string, Draft>();
  for (const draft of drafts) {
    if (draft.use === null) continue;
    const place = `${draft.subject ?? ''}/${draft.use}/${draft.part ?? ''}/${draft.idSpace ?? ''}`;
    const known = best.get(place);
    if (!known) {
      best.set(place, draft);
      continue;
    }
    const [winner, loser] = rank(draft) > rank(known) ? [draft, known] : [known, draft];
    best.set(place, winner);
    loser.reason += `; "${winner.column}" is already used as ${loser.use!}`;
    loser.use = null;
    loser.part = null;
  }
}

const BETTER = /^(?:hp|mobile|handphone|cell|wa|whatsapp|lengkap|full|fullname|utama|primary|main)$/;
const WORSE =
  /^(?:rumah|home|kantor|office|work|fax|telp|telepon|2|3|second|alt|belakang|last|tengah|middle|kartu|rekening)$/;

function rank({ column, isWhole, confidence, evidence }: Draft): number {
  const words = headerWords(column);
  const filled = evidence.records === 0 ? 0 : evidence.present / evidence.records;
  return (
    confidence +
    (isWhole ? 0.2 : 0) +
    0.3 * filled +
    (words.some((word) => BETTER.test(word)) ? 0.4 : 0) -
    (words.some((word) => WORSE.test(word)) ? 0.4 : 0)
  );
}
