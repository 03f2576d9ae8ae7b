/** What a change asks for, in words. */
import type { components } from '../../api/schema.d.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { ACCOUNT_WORDS } from '../account/words.ts';
import { SETTINGS_WORDS } from './words.ts';

export function Wants({ change }: { change: components['schemas']['ShownChange'] }) {
  const words = useWords(SETTINGS_WORDS);
  const { roleNames } = useWords(ACCOUNT_WORDS);
  const format = useFormat();
  const { wants } = change;
  const incidents = wants.incidents;
  const parts = [
    change.operator?.name ?? wants.name,
    wants.email,
    wants.roles?.map((role) => (roleNames as Record<string, string>)[role] ?? role).join(', '),
    incidents === undefined
      ? undefined
      : `${words.incidents}: ${incidents === 'all' ? words.all : format.number(incidents.length)}`,
  ];
  return <>{parts.filter((part) => part !== undefined && part !== '').join(' · ')}</>;
}
