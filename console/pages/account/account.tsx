/** Who one is, what one may do, and how one signs in. */
import { Facts, When } from '../../ui/facts.tsx';
import { Page } from '../../ui/page.tsx';
import { useMe } from '../../api/me.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { Factor } from './factor.tsx';
import { Keys } from './keys.tsx';
import { Password } from './password.tsx';
import { MySessions } from './sessions.tsx';
import { ACCOUNT_WORDS } from './words.ts';

export function Component() {
  const words = useWords(ACCOUNT_WORDS);
  const format = useFormat();
  const me = useMe();
  return (
    <Page title={words.title} lead={words.lead}>
      <Facts
        of={[
          [words.name, me.name],
          [words.email, me.email],
          [words.roles, me.roles.map((role) => words.roleNames[role]).join(', ')],
          [
            words.incidents,
            me.incidents === 'all'
              ? words.allIncidents
              : words.someIncidents(format.number(me.incidents.length)),
          ],
          ...(me.session
            ? ([
                [words.until, <When key="end" at={me.session.endsAt} />],
                [words.idle, <When key="idle" at={me.session.idleEndsAt} />],
              ] as const)
            : []),
        ]}
      />
      <Factor />
      <Password />
      <MySessions />
      <Keys />
    </Page>
  );
}
