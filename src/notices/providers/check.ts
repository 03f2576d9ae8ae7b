/** What a provider says of its account, as the console shows it. */
import type { Both } from '../../kernel/both.ts';
import type { ProviderCheck } from '../ports.ts';

export function providerCheck(name: ProviderCheck['name'], ok: boolean, words: Both): ProviderCheck {
  return { name, ok, detail: words.en, words };
}
