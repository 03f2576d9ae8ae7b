/**
 * The plain mobile numbers of a country, read from libphonenumber's own metadata without its general parser, which
 * costs five times as much. Whatever is not plainly one of them is left to the library; a property test compares both.
 */
import metadata from 'libphonenumber-js/max/metadata';

/** What decides a country's plain mobile numbers; null for plans that need the whole library. */
export interface MobilePlan {
  readonly callingCode: string;
  readonly nationalPrefix: string;
  readonly internationalPrefix: RegExp;
  readonly national: RegExp;
  readonly mobile: RegExp;
  readonly lengths: ReadonlySet<number>;
}

/** Where these stand in a country's row of the metadata. */
const CALLING_CODE = 0;
const INTERNATIONAL_PREFIX = 1;
const NATIONAL = 2;
const LENGTHS = 3;
const NATIONAL_PREFIX = 5;
const PREFIX_FOR_PARSING = 7;
const TRANSFORM_RULE = 8;
const TYPES = 11;
const MOBILE = 1;

const PLANS = new Map<string, MobilePlan | null>();

export function mobilePlanOf(country: string): MobilePlan | null {
  let plan = PLANS.get(country);
  if (plan === undefined) PLANS.set(country, (plan = readPlan(country)));
  return plan;
}

function readPlan(country: string): MobilePlan | null {
  const row = (metadata.countries as Readonly<Record<string, readonly unknown[]>>)[country];
  if (!row) return null;
  const callingCode = String(row[CALLING_CODE]);
  const types = row[TYPES] as readonly (readonly [string, number[]?])[] | undefined;
  const [mobile, lengths] = types?.[MOBILE] || [''];
  const isShared = metadata.country_calling_codes[callingCode]?.length !== 1;
  const isIntricate = Boolean(row[PREFIX_FOR_PARSING] || row[TRANSFORM_RULE]);
  if (isShared || isIntricate || !mobile || !row[INTERNATIONAL_PREFIX]) return null;
  return {
    callingCode,
    nationalPrefix: String(row[NATIONAL_PREFIX] || ''),
    internationalPrefix: new RegExp(`^(?:${String(row[INTERNATIONAL_PREFIX])})`),
    national: new RegExp(`^(?:${String(row[NATIONAL])})$`),
    mobile: new RegExp(`^(?:${mobile})$`),
    lengths: new Set(lengths ?? (row[LENGTHS] as number[])),
  };
}

const PLAIN = /^\+?\d+(?:[ -]\d+)*$/;

/** E.164 of a plain mobile number of this plan; null where the library must decide. */
export function plainMobile(text: string, plan: MobilePlan): string | null {
  if (text.length > 24 || !PLAIN.test(text)) return null;
  const digits = text.includes(' ') || text.includes('-') ? text.replaceAll(/[ -]/g, '') : text;
  const national = nationalPart(digits, plan);
  return national !== null && isMobile(national, plan) ? `+${plan.callingCode}${national}` : null;
}

function nationalPart(digits: string, plan: MobilePlan): string | null {
  const { callingCode, nationalPrefix, internationalPrefix } = plan;
  if (digits.charCodeAt(0) === 43) {
    return digits.startsWith(callingCode, 1) ? digits.slice(1 + callingCode.length) : null;
  }
  if (internationalPrefix.test(digits)) return null;
  // Without a plus a number may be national or international: where it could be both, the library decides.
  if (digits.startsWith(callingCode)) {
    return plan.national.test(digits) || startsWithPrefix(digits, plan)
      ? null
      : digits.slice(callingCode.length);
  }
  return nationalPrefix !== '' && digits.startsWith(nationalPrefix)
    ? digits.slice(nationalPrefix.length)
    : digits;
}

/** A number that begins like a national prefix may lose it once more. */
function isMobile(national: string, plan: MobilePlan): boolean {
  return (
    plan.lengths.has(national.length) &&
    !startsWithPrefix(national, plan) &&
    plan.mobile.test(national) &&
    plan.national.test(national)
  );
}

function startsWithPrefix(number: string, { nationalPrefix }: MobilePlan): boolean {
  return nationalPrefix !== '' && number.startsWith(nationalPrefix);
}
