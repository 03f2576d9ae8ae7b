/** One claim: shown on request, because every look is audited; decided by somebody without a hand in it. */
import { Button, FileInput, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { api, ask } from '../../api/client.ts';
import { AskedPage } from '../../shell/asked-page.tsx';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { AskingAct, useReason } from '../../ui/asking.tsx';
import { Facts, When } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { refusal } from '../../ui/reasoned.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { fromMinor, toMinor } from './amounts.ts';
import { AreaPage, useBase } from './area.tsx';
import { CLAIM_WORDS } from './claim-words.ts';
import { saveFile } from '../../api/save.ts';
import { bring } from './files.ts';
import { claimsQuery, useAfter } from './queries.ts';
import { StateOf } from './state.tsx';

type Row = Awaited<ReturnType<ReturnType<typeof claimsQuery>['queryFn']>>['claims'][number];

export function Component() {
  const words = useWords(CLAIM_WORDS);
  const format = useFormat();
  const { reference = '' } = useParams();
  const { slug } = useIncident();
  const base = useBase();
  const query = useQuery(claimsQuery(slug));
  return (
    <AskedPage query={query} crumbs={[{ to: `${base}/claims`, label: words.title }]}>
      {({ claims, names }) => {
        const claim = claims.findLast((one) => one.reference === reference);
        return (
          <AreaPage title={words.claim(reference)} crumbs={[{ to: `${base}/claims`, label: words.title }]}>
            {claim ? (
              <>
                <Facts
                  of={[
                    [words.status, <StateOf key="state" state={claim.status} />],
                    [words.claimed, format.money(claim.claimedMinor, claim.currency)],
                    [words.filedAt, <When key="filed" at={claim.filedAt} />],
                    [words.filedBy, claim.filedBy ? (names[claim.filedBy] ?? '–') : words.themselves],
                    ...(claim.decidedBy
                      ? [
                          [words.decidedBy, names[claim.decidedBy] ?? '–'] as const,
                          [words.reason, claim.reason ?? '–'] as const,
                        ]
                      : []),
                  ]}
                />
                <Evidence claim={claim} />
                <Decide claim={claim} />
              </>
            ) : (
              <Text>{words.unknown}</Text>
            )}
          </AreaPage>
        );
      }}
    </AskedPage>
  );
}

function Evidence({ claim }: { claim: Row }) {
  const words = useWords(CLAIM_WORDS);
  const { slug } = useIncident();
  const [statement, setStatement] = useState<string | null>(null);
  const { reference } = claim;
  const params = { path: { incident: slug, reference } };
  const address = `/api/v1/incidents/${slug}/claims/${reference}/evidence`;
  return (
    <Section title={words.proof} lead={words.proofLead}>
      {statement === null ? (
        <Act
          variant="default"
          can={claim.can.reveal}
          act={async () => {
            const shown = await ask(
              api.POST('/api/v1/incidents/{incident}/claims/{reference}/reveal', { params }),
            );
            setStatement(shown.statement);
          }}
        >
          {words.reveal}
        </Act>
      ) : (
        <blockquote className="rule-sentence">{statement}</blockquote>
      )}
      <Group mt="md" align="start">
        {Array.from({ length: claim.evidence }, (_, i) => (
          <Act
            key={i + 1}
            variant="default"
            can={claim.can.reveal}
            act={() => saveFile(`${address}/${i + 1}`, `evidence-${reference}-${i + 1}`, { method: 'POST' })}
          >
            {words.evidenceNo(i + 1)}
          </Act>
        ))}
      </Group>
      {claim.evidence === 0 ? <Text size="sm">{words.noEvidence}</Text> : null}
      {claim.can.addEvidence.allowed ? <AddFile address={address} /> : null}
    </Section>
  );
}

function AddFile({ address }: { address: string }) {
  const words = useWords(CLAIM_WORDS);
  const say = useSay();
  const after = useAfter();
  const [file, setFile] = useState<File | null>(null);
  return (
    <Group align="end" mt="md">
      <FileInput
        label={words.add}
        placeholder={words.choose}
        accept="application/pdf,image/jpeg,image/png"
        miw={260}
        value={file}
        onChange={setFile}
      />
      {file ? (
        <Act
          variant="default"
          act={async () => {
            const path = `${address}?name=${encodeURIComponent(file.name)}`;
            await bring(path, file, 'application/octet-stream');
            setFile(null);
            await after();
            say(words.added);
          }}
        >
          {words.addYes}
        </Act>
      ) : (
        <Button variant="default" aria-disabled data-disabled>
          {words.addYes}
        </Button>
      )}
    </Group>
  );
}

function Decide({ claim }: { claim: Row }) {
  const words = useWords(CLAIM_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const reason = useReason();
  const after = useAfter();
  const say = useSay();
  const params = { path: { incident: slug, reference: claim.reference } };
  const done = async (sentence: string) => {
    await after();
    say(sentence);
  };
  return (
    <Section title={words.decision} lead={words.decisionLead}>
      <Group align="start">
        <AskingAct
          can={claim.can.approve}
          fields={[
            {
              name: 'amount',
              label: words.pays,
              hint: words.paysHint(format.money(claim.claimedMinor, claim.currency)),
              initial: fromMinor(claim.claimedMinor, claim.currency),
            },
            reason,
          ]}
          act={async (typed) => {
            const amountMinor = toMinor(typed['amount'] ?? '', claim.currency);
            if (amountMinor === null) throw refusal(words.badAmount);
            const body = { amountMinor, reason: typed['reason'] ?? '' };
            await ask(api.POST('/api/v1/incidents/{incident}/claims/{reference}/approve', { params, body }));
            await done(words.approvedFor(format.money(amountMinor, claim.currency)));
          }}
          confirm={{ title: words.approveTitle, body: words.approveBody, yes: words.approve }}
        >
          {words.approve}
        </AskingAct>
        <AskingAct
          color="red"
          variant="outline"
          can={claim.can.refuse}
          fields={[{ ...reason, hint: words.refuseHint }]}
          act={async (typed) => {
            const body = { reason: typed['reason'] ?? '' };
            await ask(api.POST('/api/v1/incidents/{incident}/claims/{reference}/refuse', { params, body }));
            await done(words.refused);
          }}
          confirm={{ title: words.refuseTitle, body: words.refuseBody, yes: words.refuse }}
        >
          {words.refuse}
        </AskingAct>
      </Group>
    </Section>
  );
}
