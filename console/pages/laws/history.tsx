/** Every version a law or calendar ever had: who wrote it, why, what it changed, and who decided it. */
import { Text } from '@mantine/core';
import { DataTable } from '../../ui/data-table.tsx';
import { Section } from '../../ui/page.tsx';
import { Status } from '../../ui/status.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import type { Entry } from './asking.ts';
import { LAWS_WORDS } from './words.ts';

export function History({ entry: { versions, names } }: { entry: Entry }) {
  const words = useWords(LAWS_WORDS);
  const format = useFormat();
  const who = (by: string | null, at: string | null) =>
    at === null ? '–' : words.by(names[by ?? ''] ?? '–', format.instant(at));
  return (
    <Section title={words.history}>
      <DataTable
        caption={words.history}
        captionHidden
        rows={versions}
        rowKey={({ version }) => String(version)}
        empty={words.historyNone}
        columns={[
          { head: words.version, heads: true, cell: ({ version }) => format.number(version) },
          { head: words.writtenBy, cell: ({ madeBy, madeAt }) => who(madeBy, madeAt) },
          { head: words.reason, cell: ({ reason }) => reason },
          {
            head: words.decided,
            cell: ({ decision, decidedBy, decidedAt, decidedReason }) => (
              <>
                <Status tone={decision === null ? 'warn' : decision === 'approved' ? 'good' : 'quiet'}>
                  {words.decisions[decision ?? 'waits']}
                </Status>
                <Text size="sm">
                  {decidedAt === null ? '' : who(decidedBy, decidedAt)}
                  {decidedReason === null ? '' : ` ${decidedReason}`}
                </Text>
              </>
            ),
          },
          {
            head: words.changes,
            cell: ({ changes }) =>
              changes.length === 0
                ? '–'
                : changes.map(({ path }) => (
                    <Text key={path} size="sm" component="div">
                      <code>{path || words.whole}</code>
                    </Text>
                  )),
          },
        ]}
      />
    </Section>
  );
}
