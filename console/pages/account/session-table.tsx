/** Where somebody is signed in: each session with the step that ends it. */
import type { components } from '../../api/schema.d.ts';
import { Act, type Can } from '../../ui/act.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { useWords } from '../../words/words.tsx';
import { ACCOUNT_WORDS } from './words.ts';

type Session = components['schemas']['ListedSession'];

export function SessionTable(props: {
  sessions: readonly Session[];
  end: (session: string) => Promise<void>;
  can?: Can;
}) {
  const words = useWords(ACCOUNT_WORDS);
  return (
    <DataTable
      caption={words.sessions}
      captionHidden
      rows={props.sessions}
      rowKey={(session) => session.id}
      empty={words.nowhere}
      columns={[
        {
          head: words.device,
          heads: true,
          cell: (session) => `${session.device}${session.current ? ` (${words.current})` : ''}`,
        },
        { head: words.made, cell: (session) => <When at={session.madeAt} /> },
        { head: words.seen, cell: (session) => <When at={session.seenAt} /> },
        {
          head: words.end,
          cell: (session) =>
            session.current ? null : (
              <Act size="xs" variant="default" can={props.can} act={() => props.end(session.id)}>
                {words.end}
              </Act>
            ),
        },
      ]}
    />
  );
}
