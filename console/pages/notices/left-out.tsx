/** Whom a made file left out, and why: nobody is lost between a notice and a vendor. */
import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { FILES_WORDS } from './files-words.ts';
import type { Batches } from './handover.tsx';
import { areaKey } from './queries.ts';

type Batch = Batches['batches'][number];

/** A thousand to a page, as the API gives them. */
const PAGE = 1_000;

export function leftOutOf({ leftOut }: Pick<Batch, 'leftOut'>): number {
  return Object.values(leftOut).reduce((sum, n) => sum + n, 0);
}

/** Looked up only once somebody asks. */
export function LeftOut({ batch }: { batch: Batch }) {
  const words = useWords(FILES_WORDS);
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const title = words.leftOutOf(format.number(batch.no), format.number(leftOutOf(batch)));
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen ? <People batch={batch} title={title} /> : null}
    </details>
  );
}

function People({ batch, title }: { batch: Batch; title: string }) {
  const words = useWords(FILES_WORDS);
  const { slug } = useIncident();
  const [page, setPage] = useState(0);
  const query = useQuery({
    queryKey: [...areaKey(slug), 'batches', batch.id, 'left-out', page],
    queryFn: () => {
      const params = { path: { batch: batch.id }, query: { page: String(page) } };
      return ask(api.GET('/api/v1/batches/{batch}/left-out', { params }));
    },
  });
  const isLast = (page + 1) * PAGE >= leftOutOf(batch);
  return (
    <>
      <Asked query={query}>
        {({ people }) => (
          <DataTable
            caption={title}
            captionHidden
            rows={people}
            rowKey={(row) => row.person}
            columns={[
              {
                head: words.leftOutPerson,
                heads: true,
                cell: ({ person }) => (
                  <Anchor
                    component={Link}
                    to={`/incidents/${slug}/people/person/${person}`}
                    underline="always"
                  >
                    {person}
                  </Anchor>
                ),
              },
              { head: words.why, cell: ({ reason }) => words.leftOutWhys[reason] ?? reason },
            ]}
          />
        )}
      </Asked>
      {isLast ? null : (
        <Button variant="default" size="xs" onClick={() => setPage(page + 1)}>
          {words.leftOutNext}
        </Button>
      )}
    </>
  );
}
