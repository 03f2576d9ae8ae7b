/** A sentence in both languages of the console, worded where its rule stands: none is ever there in one alone. */
export interface Both {
  readonly en: string;
  readonly id: string;
}

export type Locale = keyof Both;

export function both(en: string, id: string): Both {
  return { en, id };
}

/** Several as one: `both` of what each says, joined in its own language. */
export function joined(parts: readonly Both[], between: string | Both = ' '): Both {
  const by = typeof between === 'string' ? both(between, between) : between;
  return both(parts.map(({ en }) => en).join(by.en), parts.map(({ id }) => id).join(by.id));
}

const NUMBER = { en: new Intl.NumberFormat('en-GB'), id: new Intl.NumberFormat('id-ID') } as const;

/** 1183 as either language writes it: 1,183 and 1.183. */
export function counted(n: number): Both {
  return both(NUMBER.en.format(n), NUMBER.id.format(n));
}

/** An instant in words, in UTC: whoever reads it may be anywhere. */
export function spokenIn(locale: Locale, at: Date): string {
  const tag = locale === 'en' ? 'en-GB' : 'id-ID';
  return `${at.toLocaleString(tag, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })} UTC`;
}

/** A sentence with one value at its `{}`. */
export function saying({ en, id }: Both, value: string | number): Both {
  return both(en.replace('{}', String(value)), id.replace('{}', String(value)));
}

/** One of these sentences that a table kept in English, in both; null where somebody else said it. */
export function keptAs(sentences: readonly Both[], kept: string | null): Both | null {
  for (const sentence of kept === null ? [] : sentences) {
    const [before = '', after] = sentence.en.split('{}');
    if (after === undefined && kept === before) return sentence;
    if (after !== undefined && kept!.startsWith(before) && kept!.endsWith(after)) {
      return saying(sentence, kept!.slice(before.length, kept!.length - after.length));
    }
  }
  return null;
}
