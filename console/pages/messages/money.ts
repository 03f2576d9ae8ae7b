/** Prices finer than any minor unit, and countries by their names. */
import { useLanguage } from '../../words/words.tsx';

const LOCALE = { en: 'en-GB', id: 'id-ID' } as const;

/** Millionths of a US dollar, as a decimal string. */
export function useDollars(): (micros: string) => string {
  const { language } = useLanguage();
  const format = new Intl.NumberFormat(LOCALE[language], {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'code',
    minimumFractionDigits: 2,
    maximumFractionDigits: 6,
  });
  return (micros) => format.format(Number(micros) / 1_000_000);
}

export function useCountry(): (code: string) => string {
  const { language } = useLanguage();
  const names = new Intl.DisplayNames(LOCALE[language], { type: 'region', fallback: 'code' });
  return (code) => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code);
}
