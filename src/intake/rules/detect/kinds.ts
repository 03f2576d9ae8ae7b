/** What a single value may be; a value can be several kinds at once, a column's majority decides. */
import { readLocale, readTimeZone } from '../cells.ts';
import { readCountry } from '../phone.ts';
import * as dates from './dates.ts';
import * as numbers from './numbers.ts';
import * as secrets from './secrets.ts';
import * as texts from './texts.ts';

type Test = (value: string, country: string | null) => boolean;

const TESTS = {
  email: texts.isEmail,
  phone: texts.isPhone,
  marked_phone: texts.isMarkedPhone,
  card: numbers.isCard,
  masked_card: numbers.isMaskedCard,
  last_four: (value) => /^\d{4}$/.test(value.trim()),
  cvv: (value) => /^\d{3,4}$/.test(value.trim()),
  pin: (value) => /^\d{4,6}$/.test(value.trim()),
  iban: numbers.isIban,
  account: (value) => /^[\d][\d\s.-]{5,22}\d$/.test(value.trim()),
  nik: numbers.isNik,
  province_16: numbers.hasProvince,
  digits_16: (value) => /^\d{16}$/.test(numbers.digitsOf(value)),
  npwp: numbers.isNpwp,
  digits_15: (value) => /^\d{15}$/.test(numbers.digitsOf(value)),
  ssn: numbers.isSsn,
  marked_ssn: (value) => value.includes('-') && numbers.isSsn(value),
  nino: numbers.isNino,
  bpjs: numbers.isBpjs,
  passport: numbers.isPassport,
  imei: numbers.isImei,
  imsi: numbers.isImsi,
  iccid: numbers.isIccid,
  mac: numbers.isMac,
  ipv4: numbers.isIpv4,
  ipv6: numbers.isIpv6,
  uuid: secrets.isUuid,
  jwt: secrets.isJwt,
  marked_token: secrets.isMarkedToken,
  opaque: secrets.isOpaque,
  hash_strong: (value) => secrets.hashForm(value) === 'hash_strong',
  hash_weak: (value) => secrets.hashForm(value) === 'hash_weak',
  totp: secrets.isTotp,
  seed: secrets.isSeedPhrase,
  date: dates.isDate,
  timestamp: dates.isTimestamp,
  expiry: dates.isExpiry,
  full_name: texts.isFullName,
  name_like: texts.isNameLike,
  address: texts.isAddress,
  url: texts.isUrl,
  media: texts.isMedia,
  id_media: texts.isIdMedia,
  user_agent: texts.isUserAgent,
  gender: texts.isGender,
  gender_mf: texts.isGenderMf,
  gender_lp: texts.isGenderLp,
  religion: texts.isReligion,
  marital: texts.isMarital,
  blood: texts.isBlood,
  state: texts.isState,
  boolean: texts.isBoolean,
  money: texts.isMoney,
  coordinate: texts.isCoordinate,
  degree: texts.isDegree,
  coordinate_pair: texts.isCoordinatePair,
  integer: (value) => /^-?\d{1,18}$/.test(value.trim()),
  postal_code: (value) => /^(?:\d{4,6}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})$/i.test(value.trim()),
  locale: (value) => readLocale(value) !== null,
  time_zone: (value) => readTimeZone(value) !== null,
  country: (value) => readCountry(value) !== null,
  masked: (value) => /[*•#]{3}|[Xx]{4}/.test(value),
  sentence: texts.isSentence,
} as const satisfies Readonly<Record<string, Test>>;

export type Kind = keyof typeof TESTS;

const EVERY = Object.entries(TESTS) as readonly (readonly [Kind, Test])[];
/** Longer cells are free text or files; looking closer would cost time and tell nothing more. */
const LOOKED_AT_CHARS = 400;

/** Every kind this value can be; `country` is where its people live. */
export function kindsOf(value: string, country: string | null): readonly Kind[] {
  if (value.length > LOOKED_AT_CHARS) {
    const head = value.slice(0, LOOKED_AT_CHARS);
    return EVERY.filter(([kind]) => LONG.has(kind))
      .filter(([kind, test]) => test(kind === 'jwt' ? value : head, country))
      .map(([kind]) => kind);
  }
  return EVERY.filter(([, test]) => test(value, country)).map(([kind]) => kind);
}

const LONG: ReadonlySet<Kind> = new Set<Kind>(['sentence', 'media', 'id_media', 'jwt', 'marked_token']);
