/** A postal address as a window envelope shows it: at most seven lines, in the order people write them. */

export interface AddressLines {
  /** What stands in the window: name, street, area, place, country; long ones go on in the next line. */
  readonly lines: readonly string[];
  readonly name: string;
  readonly street: readonly string[];
  readonly area: string;
  readonly place: string;
  readonly postalCode: string;
  readonly region: string;
  readonly country: string;
}

export type Unaddressed = 'no_name' | 'no_address' | 'address_too_long';

export interface Addressee {
  /** Cleaned for a greeting, or null: a letter about a person's data goes to nobody in particular. */
  readonly name: string | null;
  readonly address: Readonly<Record<string, string>> | null;
  /** Country of residence, where the address names none. */
  readonly residence: string | null;
}

/** What fits into the window. */
const LINES_MAX = 7;
const LETTERS_MAX = 44;

export function addressLines({ name, address, residence }: Addressee): AddressLines | Unaddressed {
  if (name === null) return 'no_name';
  const part = (key: string): string => clean(address?.[key] ?? '');
  const street = [part('line'), part('line2')].filter((line) => line !== '');
  const [district, city, region, postalCode] = [
    part('district'),
    part('city'),
    part('region'),
    part('postal_code'),
  ];
  const town = city || district || region;
  if (street.length === 0 || town === '') return 'no_address';
  const country = countryName(part('country') || (residence ?? ''));
  const area = district === town ? '' : district;
  const place = joined([town, postalCode], ' ');
  const far = joined([region === town ? '' : region, country], ', ');
  const [house = '', ...rest] = street;
  const beside = joined([...rest, area], ', ');
  const lines = [name, house, beside, place, far].filter((line) => line !== '').flatMap(wrapped);
  if (lines.length > LINES_MAX) return 'address_too_long';
  return { lines, name, street, area, place: town, postalCode, region, country };
}

function joined(parts: readonly string[], between: string): string {
  return parts.filter((part) => part !== '').join(between);
}

/** One visible line without what reorders or hides text. */
function clean(value: string): string {
  return value
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Nothing of an address is cut off: what is too long goes on in the next line. */
function wrapped(line: string): string[] {
  const lines: string[] = [];
  for (const word of line.split(' ').flatMap(pieces)) {
    const last = lines.at(-1);
    if (last !== undefined && [...last].length + 1 + [...word].length <= LETTERS_MAX) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}

function pieces(word: string): string[] {
  const letters = [...word];
  const count = Math.ceil(letters.length / LETTERS_MAX);
  return Array.from({ length: count }, (_, i) =>
    letters.slice(i * LETTERS_MAX, (i + 1) * LETTERS_MAX).join(''),
  );
}

/** In capitals, as the post of the sender's country reads it. */
function countryName(country: string): string {
  if (!/^[A-Za-z]{2}$/.test(country)) return country.toUpperCase();
  return (
    new Intl.DisplayNames(['en'], { type: 'region' }).of(country.toUpperCase()) ?? country
  ).toUpperCase();
}
