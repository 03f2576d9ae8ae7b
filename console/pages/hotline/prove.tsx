/** Who is speaking: a code to the contact we have, and what they read out; the answer is the same for everybody. */
import { Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { BusyButton } from '../../ui/busy-button.tsx';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Status } from '../../ui/status.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { Why } from '../../ui/why.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { type Call, keep } from './queries.ts';
import { HOTLINE_WORDS } from './words.ts';

type Answer = { code: string } | { means: 'email_address' | 'phone_number'; value: string };

export function Prove({ call }: { call: Call }) {
  const words = useWords(HOTLINE_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const codeField = useRef<HTMLInputElement>(null);
  const steps = useRef<HTMLDivElement>(null);
  const [sent, setSent] = useState(false);
  const isFirst = call.state === 'open';
  const wasSent = sent || call.codesLeft < 3;
  // A call that was just opened goes on here; what comes next is a code.
  useEffect(() => {
    if (!isFirst) return undefined;
    // After the page's own title took it.
    const timer = setTimeout(() =>
      (call.codesLeft < 3 ? codeField.current : steps.current?.querySelector('button'))?.focus(),
    );
    return () => clearTimeout(timer);
  }, []);
  const send = (channel: 'email' | 'sms') => async () => {
    const params = { path: { call: call.id } };
    keep(slug, await ask(api.POST('/api/v1/calls/{call}/code', { params, body: { channel } })));
    setSent(true);
    codeField.current?.focus();
  };
  return (
    <Section title={isFirst ? words.prove : words.proveMore}>
      <Group ref={steps} align="start">
        <Act variant={wasSent ? 'default' : 'filled'} can={call.can.code} act={send('email')}>
          {words.sendEmail}
        </Act>
        <Act variant="default" can={call.can.code} act={send('sms')}>
          {words.sendSms}
        </Act>
        <Text size="sm" c="dimmed">
          {words.codesLeft(format.number(call.codesLeft))}
        </Text>
      </Group>
      <Text role="status" size="sm" mt="xs">
        {wasSent ? words.sent : ''}
      </Text>
      <CodeForm call={call} field={codeField} />
      <Other call={call} />
    </Section>
  );
}

function useAnswer(call: Call) {
  const words = useWords(HOTLINE_WORDS);
  const { slug } = useIncident();
  const say = useSay();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [isWrong, setWrong] = useState(false);
  const give = async (body: Answer) => {
    setBusy(true);
    setError(null);
    setWrong(false);
    try {
      const params = { path: { call: call.id } };
      const { right, ...stands } = await ask(api.POST('/api/v1/calls/{call}/answer', { params, body }));
      keep(slug, stands);
      setWrong(!right);
      if (right) say(words.right);
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return { give, busy, error, isWrong };
}

function CodeForm({ call, field }: { call: Call; field: React.RefObject<HTMLInputElement | null> }) {
  const words = useWords(HOTLINE_WORDS);
  const [code, setCode] = useState('');
  const { give, busy, error, isWrong } = useAnswer(call);
  const check = (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy || code.trim() === '') return field.current?.focus();
    void give({ code: code.trim() }).then(() => {
      setCode('');
      field.current?.focus();
    });
  };
  return (
    <form onSubmit={check} noValidate>
      <Group align="end" mt="sm">
        <TextInput
          ref={field}
          label={words.readOut}
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <BusyButton type="submit" variant="default" busy={busy} disabled={!call.can.answer.allowed}>
          {words.check}
        </BusyButton>
        <Left call={call} />
      </Group>
      <Wrong isWrong={isWrong} error={error} />
    </form>
  );
}

function Left({ call }: { call: Call }) {
  const words = useWords(HOTLINE_WORDS);
  const format = useFormat();
  const { answer } = call.can;
  return (
    <Text size="sm" c="dimmed">
      {answer.allowed ? words.triesLeft(format.number(call.triesLeft)) : <Why of={answer} />}
    </Text>
  );
}

function Wrong({ isWrong, error }: { isWrong: boolean; error: unknown }) {
  const words = useWords(HOTLINE_WORDS);
  return (
    <>
      <div role="alert">
        {isWrong ? (
          <Text size="sm" mt="xs">
            <Status tone="bad">!</Status> {words.wrong}
          </Text>
        ) : null}
      </div>
      {error === null ? null : <Trouble error={error} />}
    </>
  );
}

/** For whoever reaches none of their contacts now. */
function Other({ call }: { call: Call }) {
  const words = useWords(HOTLINE_WORDS);
  const [means, setMeans] = useState<'email_address' | 'phone_number'>('phone_number');
  const [value, setValue] = useState('');
  const { give, busy, error, isWrong } = useAnswer(call);
  const check = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!busy && value.trim() !== '') void give({ means, value: value.trim() });
  };
  return (
    <details className="shown-text">
      <summary>{words.other}</summary>
      <form onSubmit={check} noValidate>
        <Group align="end" mt="sm">
          <NativeSelect
            label={words.means}
            value={means}
            onChange={(event) =>
              setMeans(event.currentTarget.value === 'email_address' ? 'email_address' : 'phone_number')
            }
            data={(['phone_number', 'email_address'] as const).map((one) => ({
              value: one,
              label: words.meansOf[one],
            }))}
          />
          <TextInput
            label={words.value}
            autoComplete="off"
            maxLength={500}
            value={value}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
          <BusyButton type="submit" variant="default" busy={busy} disabled={!call.can.answer.allowed}>
            {words.checkValue}
          </BusyButton>
        </Group>
        <Wrong isWrong={isWrong} error={error} />
      </form>
    </details>
  );
}
