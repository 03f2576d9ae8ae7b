/** One's second factor: set up, replaced, and its recovery codes, shown once. */
import { Button, Code, Group, List, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { cache } from '../../api/cache.ts';
import { api, ask } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import { Act } from '../../ui/act.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Status } from '../../ui/status.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { ACCOUNT_WORDS } from './words.ts';

interface Begun {
  readonly secret: string;
  readonly qr: string;
}

export function Factor() {
  const words = useWords(ACCOUNT_WORDS);
  const { secondFactor } = useMe();
  const [begun, setBegun] = useState<Begun | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [code, setCode] = useState('');
  const begin = async () => {
    const body = secondFactor.enrolled ? { code } : {};
    setBegun(await ask(api.POST('/api/v1/me/second-factor', { body })));
    setCode('');
  };
  const renew = async () => {
    const { recoveryCodes } = await ask(
      api.POST('/api/v1/me/second-factor/recovery-codes', { body: { code } }),
    );
    setCode('');
    setCodes(recoveryCodes);
    await cache.invalidateQueries({ queryKey: ['me'] });
  };
  return (
    <Section title={words.factor} lead={words.factorLead}>
      <Standing />
      {codes ? <RecoveryCodes codes={codes} onKept={() => setCodes(null)} /> : null}
      {begun ? (
        <Confirm
          begun={begun}
          onDone={(recoveryCodes) => {
            setBegun(null);
            setCodes(recoveryCodes);
          }}
        />
      ) : (
        <Group align="end">
          {secondFactor.enrolled ? (
            <TextInput
              label={words.codeNow}
              inputMode="numeric"
              autoComplete="one-time-code"
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
          ) : null}
          <Act variant="default" act={begin}>
            {secondFactor.enrolled ? words.replace : words.begin}
          </Act>
          {secondFactor.enrolled ? (
            <Act variant="default" act={renew}>
              {words.newRecovery}
            </Act>
          ) : null}
        </Group>
      )}
    </Section>
  );
}

function Confirm({ begun, onDone }: { begun: Begun; onDone: (codes: readonly string[]) => void }) {
  const words = useWords(ACCOUNT_WORDS);
  const say = useSay();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<unknown>(null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setError(null);
    ask(api.POST('/api/v1/me/second-factor/confirm', { body: { code: typed } }))
      .then(async ({ recoveryCodes }) => {
        say(words.confirmed);
        await cache.invalidateQueries({ queryKey: ['me'] });
        onDone(recoveryCodes);
      })
      .catch(setError);
  };
  return (
    <form onSubmit={send}>
      <Text mb="xs">{words.scan}</Text>
      <img
        alt={words.qr}
        width={200}
        height={200}
        className="qr"
        src={`data:image/svg+xml,${encodeURIComponent(begun.qr)}`}
      />
      <Text my="xs">
        {words.key}: <Code>{begun.secret}</Code>
      </Text>
      <Group align="end">
        <TextInput
          label={words.typed}
          inputMode="numeric"
          autoComplete="one-time-code"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit">{words.confirm}</Button>
      </Group>
      {error === null ? null : <Trouble error={error} />}
    </form>
  );
}

function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const words = useWords(ACCOUNT_WORDS);
  return (
    <div role="group" aria-label={words.recovery}>
      <Text fw={600}>{words.recovery}</Text>
      <Text size="sm" c="dimmed" mb="xs">
        {words.recoveryLead}
      </Text>
      <List listStyleType="none" mb="sm">
        {codes.map((code) => (
          <List.Item key={code}>
            <Code>{code}</Code>
          </List.Item>
        ))}
      </List>
      <Button variant="default" size="xs" onClick={onKept} mb="md">
        {words.kept}
      </Button>
    </div>
  );
}

function Standing() {
  const words = useWords(ACCOUNT_WORDS);
  const format = useFormat();
  const { secondFactor } = useMe();
  return (
    <Group mb="sm">
      <Status tone={secondFactor.enrolled ? 'good' : 'warn'}>
        {secondFactor.enrolled ? words.enrolled : words.notEnrolled}
      </Status>
      <Text size="sm" c="dimmed">
        {secondFactor.enrolled ? words.left(format.number(secondFactor.recoveryCodesLeft)) : null}
        {!secondFactor.enrolled && secondFactor.required ? words.demanded : null}
      </Text>
    </Group>
  );
}
