/** Recognises words people use: names, addresses, links, and the short lists of forms (Indonesian, English). */
import { readEmail } from '../cells.ts';
import { readPhone } from '../phone.ts';

function listed(words: string): ReadonlySet<string> {
  return new Set(words.split(',').map((word) => word.trim()));
}

export function isEmail(value: string): boolean {
  const email = readEmail(value);
  return email !== null && /\.[a-z][a-z0-9-]+$/.test(email.address);
}

const PHONE_LIKE = /^\+?[(\d][\d\s().\-/]{6,20}\d$/;

/** A valid number for people of this country. */
export function isPhone(value: string, country: string | null): boolean {
  const text = value.trim();
  if (!PHONE_LIKE.test(text) || /^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const digits = text.replace(/\D/g, '').length;
  return digits >= 8 && digits <= 15 && readPhone(text, country) !== null;
}

/** Written so that it can hardly be another number: with +, a trunk 0, or Indonesia's 62. */
export function isMarkedPhone(value: string, country: string | null): boolean {
  return /^\s*(?:\+|\(?0[1-9]|62\s?8)/.test(value) && isPhone(value, country);
}

const NAME_WORD =
  /^(?:\p{Lu}[\p{L}'’.-]*|\p{Lo}+|bin|binti|van|de|der|den|al|el|von|da|dos|ibn|d'|\p{Lu}\.)$/u;
const NOT_NAMES =
  /\b(?:active|inactive|aktif|jakarta|bandung|surabaya|indonesia|gold|silver|bank|pt|cv|islam|kristen|kawin|menikah|manager|transfer|virtual)\b/i;

/** Two to five capitalised words without digits. */
export function isFullName(value: string): boolean {
  const text = value.trim();
  if (text.length > 70 || /\d/.test(text) || NOT_NAMES.test(text)) return false;
  const words = text.replace(/,.*$/, '').split(/\s+/);
  return words.length >= 2 && words.length <= 5 && words.every((word) => NAME_WORD.test(word));
}

/** One or more words of letters only, as a first or last name is. */
export function isNameLike(value: string): boolean {
  const text = value.trim();
  return text.length <= 100 && /^[\p{L}\p{M}'’.,\-\s]+$/u.test(text) && text.split(/\s+/).length <= 7;
}

const STREET_ID =
  /\b(?:jl|jln|jalan|gg|gang|komp|komplek|kompleks|perum|perumahan|blok|rt|rw|kel|kec|kelurahan|kecamatan|dusun|desa)\b[.\s/]*/i;
const STREET_EN =
  /\b(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|court|ct|way|terrace|place|square|apt|suite|close|crescent|p\.?o\.? box)\b/i;

export function isAddress(value: string): boolean {
  const text = value.trim();
  if (text.length < 6 || text.length > 300) return false;
  return STREET_ID.test(text) || (STREET_EN.test(text) && /\d/.test(text) && /\s/.test(text));
}

export function isUrl(value: string): boolean {
  return /^(?:https?|ftp):\/\/[^\s]+$/i.test(value.trim());
}

const MEDIA =
  /\.(?:jpe?g|png|gif|webp|heic|bmp|tiff?|pdf|mp4|mov|avi|3gp|mp3|wav|ogg|m4a|opus)(?:[?#]\S*)?$/i;

/** A stored picture, scan or recording: a file name, a path, a link, or the picture itself. */
export function isMedia(value: string): boolean {
  const text = value.trim();
  return /^data:(?:image|audio|video)\//i.test(text) || (MEDIA.test(text) && !/\s{2}/.test(text));
}

/** Media whose place says that it shows an identity document or the person holding one. */
export function isIdMedia(value: string): boolean {
  return (
    isMedia(value) &&
    /(?:^|[^a-z])(?:e?ktp|kyc|paspor|passport|selfie|swafoto|id[-_]?card|identity|identitas|nik)(?:[^a-z]|$)/i.test(
      value,
    )
  );
}

const GENDER = listed(
  'male,female,laki-laki,laki laki,lakilaki,perempuan,pria,wanita,lk,pr,man,woman,boy,girl,non-binary',
);
const RELIGION = listed(
  'islam,muslim,kristen,kristen protestan,protestan,protestant,katolik,katholik,kristen katolik,catholic,christian,christianity,hindu,hinduism,buddha,budha,buddhist,buddhism,konghucu,khonghucu,kong hu cu,confucian,kepercayaan,penghayat,jewish,judaism,sikh,atheist,lainnya',
);
const MARITAL = listed(
  'kawin,belum kawin,tidak kawin,menikah,belum menikah,nikah,belum nikah,lajang,bujang,cerai,cerai hidup,cerai mati,duda,janda,single,married,divorced,widowed,separated,engaged,never married,tk/0,tk/1,tk/2,tk/3,k/0,k/1,k/2,k/3',
);
const STATE = listed(
  'active,inactive,aktif,nonaktif,non aktif,tidak aktif,closed,tutup,suspended,terminated,former,deleted,cancelled,blocked,blokir,banned,pending,enabled,disabled,locked,open,resigned,keluar,dormant,churned,verified,unverified',
);
const BOOLEAN = listed('0,1,true,false,t,f,yes,no,y,n,ya,tidak,on,off,t,iya,✓');

const folded = (value: string): string => value.trim().toLowerCase();

export const isGender = (value: string): boolean => GENDER.has(folded(value));
/** One letter tells only together with its counterpart: M and L are sizes. */
export const isGenderMf = (value: string): boolean => /^[mf]$/i.test(value.trim());
export const isGenderLp = (value: string): boolean => /^[lp]$/i.test(value.trim());
export const isReligion = (value: string): boolean => RELIGION.has(folded(value));
export const isMarital = (value: string): boolean => MARITAL.has(folded(value));
export const isState = (value: string): boolean => STATE.has(folded(value));
export const isBoolean = (value: string): boolean => BOOLEAN.has(folded(value));
export const isBlood = (value: string): boolean =>
  /^(?:a|b|ab|o)\s?(?:[+-]|rh[+-]|positif|negatif)?$/i.test(value.trim());

/** Several words: written by a person for a person. */
export function isSentence(value: string): boolean {
  return value.trim().split(/\s+/).length >= 4;
}

export function isUserAgent(value: string): boolean {
  return /^(?:Mozilla\/|Dalvik\/|okhttp\/|Opera\/|PostmanRuntime|curl\/)|\b(?:Android|iPhone|Windows NT|Macintosh|Linux)\b.*\d/.test(
    value.trim(),
  );
}

export function isMoney(value: string): boolean {
  return /^(?:(?:rp|idr|usd|eur|gbp|sgd|myr|[$€£¥])\.?\s?)?-?\d{1,3}(?:[.,\s]?\d{3})*(?:[.,]\d{1,2})?(?:\s?(?:idr|usd|eur|,-))?$/i.test(
    value.trim(),
  );
}

/** A decimal with at least four places inside ±180: finer than any price. */
export function isCoordinate(value: string): boolean {
  const text = value.trim();
  return /^-?\d{1,3}\.\d{4,}$/.test(text) && Math.abs(Number(text)) <= 180;
}

/** Any decimal that can be a latitude or longitude. */
export function isDegree(value: string): boolean {
  const text = value.trim();
  return /^-?\d{1,3}\.\d+$/.test(text) && Math.abs(Number(text)) <= 180;
}

export function isCoordinatePair(value: string): boolean {
  const match = /^(?:POINT\s?)?[([]?\s*(-?\d{1,3}\.\d{3,})\s*[,; ]\s*(-?\d{1,3}\.\d{3,})\s*[)\]]?$/i.exec(
    value.trim(),
  );
  return match !== null && Math.abs(Number(match[1])) <= 180 && Math.abs(Number(match[2])) <= 180;
}
