/** Who works here, and what waits for a second administrator. */
import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { useMay } from '../../api/me.ts';
import { Empty } from '../../ui/data-table.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { useWords } from '../../words/words.tsx';
import { Changes } from './changes.tsx';
import { Invite } from './invite.tsx';
import { People } from './people.tsx';
import { PROVIDERS_WORDS } from './providers-words.ts';
import { SETTINGS_WORDS } from './words.ts';

export function Component() {
  const words = useWords(SETTINGS_WORDS);
  const { toProviders } = useWords(PROVIDERS_WORDS);
  const may = useMay('operator.read');
  const mayProviders = useMay('notice.read');
  return (
    <Page title={words.title} lead={words.lead}>
      {mayProviders ? (
        <Anchor component={Link} to="providers" underline="always">
          {toProviders}
        </Anchor>
      ) : null}
      <Section title={words.people} lead={words.peopleLead}>
        {may ? <People /> : <Empty>{words.notAllowed}</Empty>}
      </Section>
      {may ? <Changes /> : null}
      {may ? <Invite /> : null}
    </Page>
  );
}
