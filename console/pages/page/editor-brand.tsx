/** Name, colour and logo that every page of the incident wears; a colour is tried before it is kept. */
import { Button, FileButton, Group, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Section } from '../../ui/page.tsx';
import { refusal } from '../../ui/reasoned.tsx';
import { useSay } from '../../ui/said.tsx';
import { Status } from '../../ui/status.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useWords } from '../../words/words.tsx';
import type { PageForm } from './editor-parts.tsx';
import { CONTRAST_MIN, contrastWithWhite, darkened } from './editor-values.ts';
import { EDITOR_WORDS } from './editor-words.ts';

export function Brand({ form }: { form: PageForm }) {
  const words = useWords(EDITOR_WORDS);
  return (
    <Section title={words.brand}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label={words.name} maxLength={80} {...form.getInputProps('brand.name')} />
        <TextInput
          label={words.colour}
          description={words.colourHint}
          maxLength={7}
          {...form.getInputProps('brand.colour')}
        />
      </SimpleGrid>
      <Colour form={form} />
      <Logo form={form} />
    </Section>
  );
}

function Colour({ form }: { form: PageForm }) {
  const words = useWords(EDITOR_WORDS);
  const { colour } = form.values.brand;
  const ratio = contrastWithWhite(colour);
  if (ratio === null) return null;
  const isReadable = ratio >= CONTRAST_MIN;
  const shown = ratio.toFixed(1);
  return (
    <Group mt="sm" role="status">
      {isReadable ? (
        <span className="page-colour" style={{ background: colour.trim() }}>
          {words.sample}
        </span>
      ) : null}
      <Status tone={isReadable ? 'good' : 'bad'}>{isReadable ? 'AA' : '< AA'}</Status>
      <Text size="sm">{isReadable ? words.contrast(shown) : words.tooLight(shown)}</Text>
      {isReadable ? null : (
        <Button
          size="xs"
          variant="default"
          onClick={() => form.setFieldValue('brand.colour', darkened(colour))}
        >
          {words.useDarker(darkened(colour))}
        </Button>
      )}
    </Group>
  );
}

function Logo({ form }: { form: PageForm }) {
  const words = useWords(EDITOR_WORDS);
  const { slug: incident } = useIncident();
  const say = useSay();
  const [error, setError] = useState<unknown>(null);
  const { logo } = form.values.brand;
  const choose = async (file: File | null) => {
    if (!file) return;
    setError(file.size > LOGO_BYTES_MAX ? refusal(words.logoTooLarge) : null);
    if (file.size > LOGO_BYTES_MAX) return;
    try {
      const body = { base64: await base64Of(file) };
      const params = { path: { incident } };
      const { sha256 } = await ask(api.POST('/api/v1/incidents/{incident}/page/logos', { params, body }));
      form.setFieldValue('brand.logo', sha256);
      say(words.logoKept);
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <>
      <Text fw={500} size="sm" mt="md">
        {words.logo}
      </Text>
      <Text size="sm" c="dimmed" mb="xs">
        {logo === null ? `${words.noLogo} ${words.logoHint}` : words.logoHint}
      </Text>
      {logo === null ? null : (
        <img
          className="page-logo"
          alt={words.logoShown}
          src={`/api/v1/incidents/${incident}/page/logos/${logo}`}
        />
      )}
      <Group mt="xs">
        <FileButton
          accept="image/png,image/jpeg"
          onChange={(file) => void choose(file)}
          inputProps={{ 'aria-label': words.logoChoose, tabIndex: -1 }}
        >
          {(props) => (
            <Button size="xs" variant="default" {...props}>
              {logo === null ? words.logoChoose : words.logoOther}
            </Button>
          )}
        </FileButton>
        {logo === null ? null : (
          <Button size="xs" variant="default" onClick={() => form.setFieldValue('brand.logo', null)}>
            {words.logoRemove}
          </Button>
        )}
      </Group>
      {error === null ? null : <Trouble error={error} />}
    </>
  );
}

/** As the server has it; what is larger is not even read. */
const LOGO_BYTES_MAX = 12 * 1024;

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
