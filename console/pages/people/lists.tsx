/** Lists to look through: mail domains, people of other incidents, people found unaffected. */
import { useWords } from '../../words/words.tsx';
import { PeoplePage } from './area.tsx';
import { LEAVE_WORDS } from './leave-words.ts';
import { MailDomains } from './list-domains.tsx';
import { Sharing } from './list-sharing.tsx';
import { Unaffected } from './list-unaffected.tsx';
import './people.css';

export function Component() {
  const words = useWords(LEAVE_WORDS);
  return (
    <PeoplePage title={words.listsTitle}>
      <MailDomains />
      <Sharing />
      <Unaffected />
    </PeoplePage>
  );
}
