/** Finds the customer number, and where there is no key at all the column that links to the file that has one. */
import { compactHeader, headerWords } from './detect/header-words.ts';
import type { Stated } from './propose.ts';
import type { Draft } from './propose-uses.ts';

export interface Keys {
  readonly idSpace: Stated<string>;
  readonly isCrosswalk: boolean;
  readonly areEmployees: boolean;
}

const PEOPLE =
  /(?:^|[^a-z])(?:users?|customers?|members?|players?|clients?|patients?|students?|employees?|subscribers?|people|persons?|pelanggan|nasabah|anggota|pengguna|pasien|siswa|murid|mahasiswa|karyawan|pegawai|pemain|peserta|akun|accounts?|staff)(?:[^a-z]|$)/i;
const EMPLOYEES = /^(?:nip|nrp|karyawan|pegawai|employee|emp|staff)$/;
const BARE_IDS = new Set(['id', 'pk', 'no', 'nomor', 'uuid', 'guid', 'key', 'kode', 'code']);
const ID_WORDS = new Set(['id', 'no', 'nomor', 'number', 'code', 'kode', 'num', 'ref', 'uuid', 'key', 'fk']);

export function assignKeys(baseName: string, drafts: readonly Draft[]): Keys {
  adoptEmployeeNumber(drafts);
  const ids = drafts.filter(({ use }) => use === 'customer_id');
  if (isCrosswalk(drafts, ids)) return crosswalk(ids);
  if (ids.length > 1) keepOne(ids);
  if (ids.length === 0) adoptBareId(baseName, drafts);
  const id = drafts.find(({ use }) => use === 'customer_id');
  const hasKey = drafts.some(({ use }) => use === 'email' || use === 'phone' || use === 'customer_id');
  if (!hasKey) adoptLink(drafts);
  const areEmployees =
    /karyawan|pegawai|employee|staff/i.test(baseName) ||
    (id !== undefined &&
      (headerWords(id.column).some((word) => EMPLOYEES.test(word)) || compactHeader(id.column) === 'nik'));
  return {
    isCrosswalk: false,
    areEmployees,
    idSpace:
      areEmployees && id
        ? {
            value: 'employees',
            reason: `"${id.column}" numbers employees, who are not numbered as customers are`,
          }
        : {
            value: 'main',
            reason: 'customer numbers of one incident are one id space unless you say otherwise',
          },
  };
}

/** In an employer's export "NIK" is often the employee's own number, never sixteen digits long. */
function adoptEmployeeNumber(drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const { evidence, reading } = draft;
    const isNamedNik = reading.category === 'gov.nik' && compactHeader(draft.column) === 'nik';
    if (!isNamedNik || evidence.present < 3 || evidence.maxLength > 14 || draft.confidence > 0.7) continue;
    if (evidence.distinct < 0.95 * evidence.present || drafts.some(({ use }) => use === 'customer_id'))
      continue;
    draft.use = 'customer_id';
    draft.category = null;
    draft.confidence = 0.7;
    draft.reason = `header "${draft.column}", but at most ${evidence.maxLength} characters and all different: an employee's number`;
  }
}

function isCrosswalk(drafts: readonly Draft[], ids: readonly Draft[]): boolean {
  return (
    ids.length === 2 &&
    drafts.every(({ category, use }) => category === null && (use === null || use === 'customer_id'))
  );
}

function crosswalk(ids: readonly Draft[]): Keys {
  const spaces = ids.map(({ column }) => spaceOf(column));
  if (spaces[0] === spaces[1]) spaces[1] = `${spaces[1]!.slice(0, 38)}_2`;
  for (const [i, draft] of ids.entries()) {
    draft.idSpace = i === 0 ? null : spaces[i]!;
    draft.reason += '; two numbers of one person join two id spaces';
  }
  return {
    isCrosswalk: true,
    areEmployees: false,
    idSpace: { value: spaces[0]!, reason: `the numbers in "${ids[0]!.column}"` },
  };
}

function spaceOf(column: string): string {
  const words = headerWords(column).filter((word) => !ID_WORDS.has(word) && /^[a-z0-9]+$/.test(word));
  return words.join('_').slice(0, 40) || 'main';
}

function keepOne(ids: readonly Draft[]): void {
  const best = ids.reduce((a, b) => (score(b) > score(a) ? b : a));
  for (const draft of ids) {
    if (draft === best) continue;
    draft.use = null;
    draft.confidence = Math.min(draft.confidence, 0.65);
    draft.reason += `; "${best.column}" is already the customer number`;
  }
}

function score({ isWhole, confidence, evidence }: Draft): number {
  return (isWhole ? 1 : 0) + confidence + (evidence.records === 0 ? 0 : evidence.present / evidence.records);
}

/** A bare "id" is the person's only in a table of people. */
function adoptBareId(baseName: string, drafts: readonly Draft[]): void {
  const draft = drafts.find(
    ({ column }) => BARE_IDS.has(compactHeader(column)) && compactHeader(column) !== 'no',
  );
  if (!draft || !PEOPLE.test(baseName) || draft.reading.category !== null) return;
  const { evidence } = draft;
  if (evidence.present < evidence.records || evidence.distinct < evidence.present) return;
  draft.use = 'customer_id';
  draft.confidence = 0.75;
  draft.reason = `header "${draft.column}" in a table of people by its name, and all ${evidence.present} values differ`;
}

/** Without any key, a number of something else may lead to the file that knows the person. */
function adoptLink(drafts: readonly Draft[]): void {
  const draft = drafts.find((each) => each.use === null && linkName(each.column) !== null && isNumber(each));
  const name = draft && linkName(draft.column);
  if (!draft || !name) return;
  draft.use = `link:${name}`;
  draft.confidence = Math.min(draft.confidence, 0.65);
  draft.reason += '; no key of a person in this file, so this number may lead to the file that has one';
}

function isNumber({ evidence, category }: Draft): boolean {
  const isPlain =
    category === null || category === 'fin.txn' || category === 'oth.free' || category === 'beh.browse';
  return isPlain && evidence.present > 0 && evidence.maxLength <= 64;
}

/** `order_id` → "order"; a bare id names nothing. */
export function linkName(column: string): string | null {
  const words = headerWords(column);
  if (!words.some((word) => ID_WORDS.has(word))) return null;
  const rest = words.filter((word) => !ID_WORDS.has(word) && /^[a-z0-9]+$/.test(word));
  return rest.length > 0 ? rest.join('_').slice(0, 40) : null;
}
