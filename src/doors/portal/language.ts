/** Which of our two languages a reader wants. */
import type { FastifyRequest } from 'fastify';
import type { Locale } from './text.ts';

/** `id`, `en-GB`, `in` (the old name of Indonesian)…; null for every other. */
export function readLanguage(text: unknown): Locale | null {
  // An address may name it twice, which makes it a list.
  if (typeof text !== 'string') return null;
  const language = /^([a-z]{2})\b/i.exec(text.trim())?.[1]?.toLowerCase();
  if (language === 'id' || language === 'in') return 'id';
  return language === 'en' ? 'en' : null;
}

/** What the address asks for, else what the browser prefers, else `otherwise`. */
export function languageOf(request: FastifyRequest, otherwise: Locale = 'id'): Locale {
  const { lang } = request.query as Readonly<Record<string, unknown>>;
  const preferred = (request.headers['accept-language'] ?? '').split(',');
  return [lang, ...preferred].map(readLanguage).find((locale) => locale !== null) ?? otherwise;
}
