/** After a restored backup: how far the replay is, and going on without its rest. */
import type { components } from '../../api/schema.d.ts';
import { Why } from '../../ui/why.tsx';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { hearsCalmly } from '../../api/changes.ts';
import { api, ask } from '../../api/client.ts';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Status } from '../../ui/status.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { Reasoned } from '../../ui/reasoned.tsx';
import { BringEvents } from './bring-events.tsx';
import { SENDING_WORDS } from './sending-words.ts';
import { NOTICES_WORDS } from './words.ts';

export function Restores() {
  const words = useWords(SENDING_WORDS);
  const shared = useWords(NOTICES_WORDS);
  const format = useFormat();
  const cache = useQueryClient();
  const say = useSay();
  const query = useQuery({
    queryKey: ['restores'],
    queryFn: () => ask(api.GET('/api/v1/restores')),
    ...hearsCalmly('lanes', 'notices', 'told'),
  });
  return (
    <Asked query={query}>
      {({ restores, can }) =>
        // Said only where it happened.
        restores.length === 0 ? null : (
          <Section title={words.restores} lead={words.restoresLead}>
            <DataTable
              caption={words.restores}
              captionHidden
              rows={restores}
              rowKey={(row) => row.id}
              columns={[
                { head: words.restored, heads: true, cell: (row) => <When at={row.noticedAt} /> },
                { head: shared.status, cell: (row) => <Standing of={row} /> },
                { head: shared.reason, cell: (row) => <Cause of={row} /> },
                { head: words.found, numeric: true, cell: (row) => format.number(row.found) },
                { head: words.heldHead, numeric: true, cell: (row) => format.number(row.held) },
              ]}
            />
            <BringEvents />
            <Reasoned
              variant="default"
              can={can.waive}
              confirm={{
                title: words.waiveTitle,
                body: words.waiveBody(format.number(heldIn(restores))),
                yes: words.waive,
              }}
              act={async (reason) => {
                await ask(api.POST('/api/v1/restores/waive', { body: { reason } }));
                await cache.invalidateQueries({ queryKey: ['restores'] });
                say(words.waived);
              }}
            >
              {words.waive}
            </Reasoned>
          </Section>
        )
      }
    </Asked>
  );
}

function Standing({ of: { waivedBy, finishedAt } }: { of: components['schemas']['ListedRestore'] }) {
  const words = useWords(SENDING_WORDS);
  if (waivedBy) return <Status tone="quiet">{words.waivedBy}</Status>;
  return <Status tone={finishedAt ? 'good' : 'warn'}>{finishedAt ? words.finished : words.replaying}</Status>;
}

/** Held by restores whose replay goes on. */
function heldIn(restores: readonly components['schemas']['ListedRestore'][]): number {
  const open = restores.filter(({ finishedAt, waivedBy }) => finishedAt === null && waivedBy === null);
  return open.reduce((sum, { held, found }) => sum + Math.max(0, held - found), 0);
}

/** Whoever went on without the rest said why in words of their own. */
function Cause({
  of,
}: {
  of: Pick<components['schemas']['ListedRestore'], 'words' | 'reason' | 'waivedReason'>;
}) {
  return of.waivedReason === null && of.words ? <Why of={of.words} /> : (of.waivedReason ?? of.reason);
}
