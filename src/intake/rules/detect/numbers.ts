/** Recognises numbers that prove themselves: cards, accounts, identity numbers, devices. */
import { passesLuhn } from '../forms.ts';

export function digitsOf(value: string): string {
  return value.replace(/[\s.\-/]/g, '');
}

const CARD = /^(?:4(?:\d{12}|\d{15}|\d{18})|5[0-5]\d{14}|(?:222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|35\d{14}|6(?:011|[2457]\d\d)\d{12,15}|(?:5[06-9]|6\d)\d{11,17}|1946\d{12,15})$/; // prettier-ignore

/** A full card number: a known issuer's range, its length, and the check digit (ISO/IEC 7812). */
export function isCard(value: string): boolean {
  const digits = value.replace(/[\s-]/g, '');
  return CARD.test(digits) && passesLuhn(digits);
}

/** At most the first six (or eight) and the last four digits, the rest masked. */
export function isMaskedCard(value: string): boolean {
  const text = value.replace(/[\s-]/g, '').replace(/^[A-Z]{2}(?=\d)/, '');
  return (
    /^\d{0,8}[*Xx•#]{4,15}\d{0,4}$/.test(text) && text.length >= 12 && text.length <= 19 && /\d/.test(text)
  );
}

/** ISO 13616: rearranged and read in base 36 it leaves 1 modulo 97. */
export function isIban(value: string): boolean {
  const text = value.replace(/[\s-]/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
  let rest = 0;
  for (const char of text.slice(4) + text.slice(0, 4)) {
    const number = Number.parseInt(char, 36);
    rest = (rest * (number > 9 ? 100 : 10) + number) % 97;
  }
  return rest === 1;
}

const PROVINCES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96 97'.split(
    ' ',
  ),
);

/** Sixteen digits that begin with an Indonesian province: a NIK or a family card, made up or not. */
export function hasProvince(value: string): boolean {
  const digits = digitsOf(value);
  return /^\d{16}$/.test(digits) && PROVINCES.has(digits.slice(0, 2));
}

/** A NIK as the state gives it: province, a birth date (women's day + 40), a serial that is not 0000. */
export function isNik(value: string): boolean {
  if (!hasProvince(value)) return false;
  const digits = digitsOf(value);
  const [day, month] = [Number(digits.slice(6, 8)) % 40, Number(digits.slice(8, 10))];
  const isDay = Number(digits.slice(6, 8)) <= 71 && day >= 1 && day <= daysIn(month);
  return isDay && !digits.endsWith('0000');
}

function daysIn(month: number): number {
  return [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** 12.345.678.9-012.345 as the tax office prints it. */
export function isNpwp(value: string): boolean {
  return /^\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}$/.test(value.trim());
}

/** A United States number in a range that was ever given: no area 000, 666 or 9xx, no zero group or serial. */
export function isSsn(value: string): boolean {
  const match = /^(\d{3})(-?)(\d{2})\2(\d{4})$/.exec(value.trim());
  if (!match) return false;
  const [area, group, serial] = [match[1]!, match[3]!, match[4]!];
  return area !== '000' && area !== '666' && area < '900' && group !== '00' && serial !== '0000';
}

/** A British national insurance number. */
export function isNino(value: string): boolean {
  const text = value.replace(/\s/g, '').toUpperCase();
  return /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/.test(text);
}

/** An Indonesian health insurance number: thirteen digits, the first three of them 000. */
export function isBpjs(value: string): boolean {
  return /^000\d{10}$/.test(digitsOf(value));
}

export function isPassport(value: string): boolean {
  return /^[A-Z]{1,2}\d{6,8}$/.test(value.trim().toUpperCase());
}

/** Fifteen digits with a check digit that are no American Express card. */
export function isImei(value: string): boolean {
  const digits = value.replace(/[\s-]/g, '');
  return /^(?!3[47])\d{15}$/.test(digits) && passesLuhn(digits);
}

/** A subscriber number: fifteen digits that begin with a mobile country code (510 is Indonesia). */
export function isImsi(value: string): boolean {
  return /^[2-7]\d{14}$/.test(value.trim());
}

/** The number of a SIM card. */
export function isIccid(value: string): boolean {
  return /^89\d{16,18}$/.test(value.trim());
}

export function isMac(value: string): boolean {
  return /^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$|^(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}$/i.test(value.trim());
}

export function isIpv4(value: string): boolean {
  const parts = value.trim().split(':', 1)[0]!.split('.');
  return (
    parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
  );
}

export function isIpv6(value: string): boolean {
  const text = value.trim();
  return /^[0-9a-f:.]{2,45}$/i.test(text) && text.split(':').length > 2 && URL.canParse(`http://[${text}]`);
}
