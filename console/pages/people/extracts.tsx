/** Extracts for banks: asked for, decided by another person, fetched as ciphertext. */
import { Why } from '../../ui/why.tsx';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { hears } from '../../api/changes.ts';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { When } from '../../ui/facts.tsx';
import { useSay } from '../../ui/said.tsx';
import { Status, type Tone } from '../../ui/status.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { PeoplePage } from './area.tsx';
import { NewExtract } from './extract-form.tsx';
import { LEAVE_WORDS } from './leave-words.ts';
import { peopleKey } from './queries.ts';
import { Reasoned } from '../../ui/reasoned.tsx';
import { saveFile } from '../../api/save.ts';
import type { ExtractsAnswer } from './types.ts';
import './people.css';

const TONES: Readonly<Record<string, Tone>> = {
  requested: 'warn',
  approved: 'calm',
  making: 'calm',
  ready: 'good',
  failed: 'bad',
};

type Extract = ExtractsAnswer['extracts'][number];

export function Component() {
  const words = useWords(LEAVE_WORDS);
  const { slug: incident } = useIncident();
  const query = useQuery({
    queryKey: peopleKey(incident, 'extracts'),
    queryFn: () => ask(api.GET('/api/v1/incidents/{incident}/extracts', { params: { path: { incident } } })),
    ...hears('extracts', 'decisions'),
  });
  return (
    <PeoplePage title={words.extractsTitle} lead={words.extractsLead}>
      <Asked query={query}>
        {(of) => (
          <>
            <Extracts of={of} />
            <NewExtract can={of.can.request} />
          </>
        )}
      </Asked>
    </PeoplePage>
  );
}

function Extracts({ of: { extracts, names } }: { of: ExtractsAnswer }) {
  const words = useWords(LEAVE_WORDS);
  const format = useFormat();
  return (
    <DataTable
      caption={words.extractsTitle}
      captionHidden
      rows={extracts}
      rowKey={({ id }) => id}
      empty={words.extractsEmpty}
      columns={[
        { head: words.bank, heads: true, cell: ({ bank }) => bank },
        {
          head: words.state,
          cell: ({ status, failedWith }) => (
            <>
              <Status tone={TONES[status] ?? 'quiet'}>{words.extractStates[status] ?? status}</Status>
              {failedWith === null ? null : (
                <div className="figure-note">
                  <Why of={failedWith} />
                </div>
              )}
            </>
          ),
        },
        { head: words.fingerprint, cell: ({ fingerprint }) => <code>{inFours(fingerprint)}</code> },
        {
          head: words.columns,
          cell: ({ parts }) => parts.map(({ file, values }) => `${file}: ${values.join(', ')}`).join('; '),
        },
        {
          head: words.asked,
          cell: ({ requestedBy, requestedAt }) => (
            <>
              {names[requestedBy] ?? '–'}, <When at={requestedAt} />
            </>
          ),
        },
        { head: words.decidedBy, cell: ({ decidedBy }) => (decidedBy && names[decidedBy]) ?? '–' },
        {
          head: words.made,
          cell: ({ made }) =>
            made === null
              ? '–'
              : `${words.lines(format.number(made.lines))}, ${format.bytes(Number(made.bytes))}`,
        },
        { head: words.fetches, cell: ({ fetches, fetchesMax }) => words.fetchesOf(fetches, fetchesMax) },
        { head: words.due, cell: ({ dueAt }) => <When at={dueAt} /> },
        { head: words.decision, cell: (extract) => <Steps of={extract} /> },
      ]}
    />
  );
}

function inFours(text: string): string {
  return (
    text
      .toUpperCase()
      .match(/.{1,4}/g)
      ?.join(' ') ?? text
  );
}

function Steps({ of }: { of: Extract }) {
  if (of.status === 'ready') return <Fetch of={of} />;
  return of.status === 'requested' ? <Decide of={of} /> : <>–</>;
}

function useDone(): (sentence: string) => Promise<void> {
  const { slug: incident } = useIncident();
  const client = useQueryClient();
  const say = useSay();
  return async (sentence) => {
    say(sentence);
    await client.invalidateQueries({ queryKey: peopleKey(incident, 'extracts') });
  };
}

function Fetch({ of }: { of: Extract }) {
  const words = useWords(LEAVE_WORDS);
  const done = useDone();
  return (
    <Act
      size="xs"
      can={of.can.fetch}
      act={async () => {
        await saveFile(`/api/v1/extracts/${of.id}/file`, `${of.id}.csv.pgp`);
        await done(words.taken);
      }}
      confirm={{
        title: words.fetchTitle,
        body: words.fetchBody(of.fetchesMax - of.fetches),
        yes: words.fetchYes,
      }}
    >
      {words.fetch}
    </Act>
  );
}

function Decide({ of: { id, bank, digest, can } }: { of: Extract }) {
  const words = useWords(LEAVE_WORDS);
  const done = useDone();
  const params = { path: { extract: id } };
  const approve = async (reason: string) => {
    await ask(api.POST('/api/v1/extracts/{extract}/approve', { params, body: { reason, digest } }));
    await done(words.decided);
  };
  const refuse = async (reason: string) => {
    await ask(api.POST('/api/v1/extracts/{extract}/refuse', { params, body: { reason, digest } }));
    await done(words.decided);
  };
  const withdraw = async () => {
    await ask(api.POST('/api/v1/extracts/{extract}/withdraw', { params }));
    await done(words.decided);
  };
  const step = { size: 'xs', can: can.decide } as const;
  return (
    <div className="people-steps">
      <Reasoned
        {...step}
        act={approve}
        confirm={{ title: words.approveExtract(bank), body: words.approveExtractBody, yes: words.approveYes }}
      >
        {words.approve}
      </Reasoned>
      <Reasoned
        {...step}
        variant="default"
        act={refuse}
        confirm={{ title: words.refuseExtract(bank), body: words.refuseBody, yes: words.refuseYes }}
      >
        {words.refuse}
      </Reasoned>
      <Act
        size="xs"
        variant="default"
        can={can.withdraw}
        act={withdraw}
        confirm={{ title: words.withdrawTitle, body: words.withdrawBody(bank), yes: words.withdraw }}
      >
        {words.withdraw}
      </Act>
    </div>
  );
}
