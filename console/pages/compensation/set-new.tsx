/** Makes an offer set, or with a second one a bundle: drafts, until another person approves them. */
import { Button, Checkbox, Group, NativeSelect, Radio, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { BusyButton } from '../../ui/busy-button.tsx';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { Empty } from '../../ui/data-table.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { Unsaved } from '../../ui/unsaved.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { AreaPage, useBase } from './area.tsx';
import { KIND_WORDS, STATE_WORDS } from './area-words.ts';
import { type OfferRow, offersQuery, type SetRow, useAfter } from './queries.ts';
import { NEW_SET, problemsOf, setBody, type SetsValues } from './set-values.ts';
import { SET_WORDS } from './set-words.ts';

type Form = UseFormReturnType<SetsValues>;

export function Component() {
  const words = useWords(SET_WORDS);
  const { slug } = useIncident();
  const query = useQuery(offersQuery(slug));
  return (
    <AreaPage title={words.newTitle} lead={words.newLead}>
      <Asked query={query}>
        {({ offers, sets }) =>
          offers.length === 0 ? <Empty>{words.noOffers}</Empty> : <SetsForm offers={offers} known={sets} />
        }
      </Asked>
    </AreaPage>
  );
}

function SetsForm({ offers, known }: { offers: readonly OfferRow[]; known: readonly SetRow[] }) {
  const words = useWords(SET_WORDS);
  const form = useForm<SetsValues>({
    initialValues: { bundleName: '', sets: [NEW_SET] },
    validate: (values) => problemsOf(values, words),
  });
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const save = useSave();
  const { sets } = form.values;
  const submit = form.onSubmit(
    (values) => {
      setBusy(true);
      setError(null);
      void save(values)
        .catch(setError)
        .finally(() => setBusy(false));
    },
    (errors) => form.getInputNode(Object.keys(errors)[0] ?? '')?.focus(),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Unsaved when={form.isDirty() && !busy} />
      {sets.length > 1 ? (
        <TextInput
          label={words.bundleName}
          required
          maw={640}
          maxLength={200}
          {...form.getInputProps('bundleName')}
        />
      ) : null}
      {sets.map((_, i) => (
        <OneSet key={`${i + 1}`} form={form} at={i} offers={offers} known={known} />
      ))}
      {error === null ? null : <Trouble error={error} />}
      <Group mt="md">
        <BusyButton type="submit" busy={busy}>
          {words.save}
        </BusyButton>
        <Button variant="default" onClick={() => form.insertListItem('sets', NEW_SET)}>
          {sets.length > 1 ? words.addAnother : words.addSet}
        </Button>
      </Group>
    </form>
  );
}

function useSave(): (values: SetsValues) => Promise<void> {
  const words = useWords(SET_WORDS);
  const { slug } = useIncident();
  const base = useBase();
  const after = useAfter();
  const say = useSay();
  const go = useNavigate();
  return async ({ bundleName, sets }) => {
    const params = { path: { incident: slug } };
    const bodies = sets.map(setBody);
    const isBundle = bodies.length > 1;
    const made = isBundle
      ? await ask(
          api.POST('/api/v1/incidents/{incident}/offer-bundles', {
            params,
            body: { name: bundleName.trim(), sets: bodies },
          }),
        )
      : await ask(api.POST('/api/v1/incidents/{incident}/offer-sets', { params, body: bodies[0]! }));
    await after();
    say(words.saved(made.name));
    await go(`${base}/${isBundle ? 'bundles' : 'sets'}/${made.id}`);
  };
}

function OneSet(props: { form: Form; at: number; offers: readonly OfferRow[]; known: readonly SetRow[] }) {
  const { form, at, offers, known } = props;
  const words = useWords(SET_WORDS);
  const states = useWords(STATE_WORDS);
  const field = (name: string) => form.getInputProps(`sets.${at}.${name}`);
  const isMany = form.values.sets.length > 1;
  return (
    <Section
      title={words.setNo(at + 1)}
      actions={
        isMany ? (
          <Button variant="default" size="xs" onClick={() => form.removeListItem('sets', at)}>
            {words.removeSet(at + 1)}
          </Button>
        ) : null
      }
    >
      <Stack gap="md" maw={640}>
        <TextInput label={words.name} required maxLength={200} {...field('name')} />
        <Radio.Group label={words.how} {...field('mode')}>
          <Stack gap={6} mt={6}>
            <Radio value="opt_in" label={states.opt_in} />
            <Radio value="auto_apply" label={states.auto_apply} />
          </Stack>
        </Radio.Group>
        <Which form={form} at={at} offers={offers} />
        <Radio.Group label={words.audience} {...field('audience')}>
          <Stack gap={6} mt={6}>
            <Radio value="affected" label={states.affected} />
            <Radio value="unaffected" label={states.unaffected} />
          </Stack>
        </Radio.Group>
        <Ends form={form} at={at} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={words.takeUpField}
            description={words.takeUpHint}
            inputMode="decimal"
            {...field('takeUp')}
          />
          <TextInput
            label={words.budgetField}
            description={words.budgetHint}
            inputMode="numeric"
            {...field('budget')}
          />
        </SimpleGrid>
        <Wave form={form} at={at} known={known} />
      </Stack>
    </Section>
  );
}

function Which({ form, at, offers }: { form: Form; at: number; offers: readonly OfferRow[] }) {
  const words = useWords(SET_WORDS);
  const kinds = useWords(KIND_WORDS);
  const format = useFormat();
  const field = (name: string) => form.getInputProps(`sets.${at}.${name}`);
  return (
    <Checkbox.Group label={words.offers} description={words.offersHint} required {...field('offerIds')}>
      <Stack gap={6} mt={6}>
        {offers.map((offer) => (
          <Checkbox
            key={offer.id}
            value={offer.id}
            label={`${offer.name} · ${kinds[offer.kind]} · ${format.money(offer.faceMinor, offer.currency)}`}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

function Ends({ form, at }: { form: Form; at: number }) {
  const words = useWords(SET_WORDS);
  const field = (name: string) => form.getInputProps(`sets.${at}.${name}`);
  return (
    <>
      <Radio.Group label={words.expires} {...field('expires')}>
        <Stack gap={6} mt={6}>
          <Radio value="months" label={words.expiresMonths} />
          <Radio value="day" label={words.expiresOn} />
        </Stack>
      </Radio.Group>
      {form.values.sets[at]?.expires === 'day' ? (
        <TextInput type="date" label={words.lastDay} required maw={240} {...field('day')} />
      ) : (
        <TextInput label={words.expiryMonths} required inputMode="numeric" maw={240} {...field('months')} />
      )}
    </>
  );
}

function Wave({ form, at, known }: { form: Form; at: number; known: readonly SetRow[] }) {
  const words = useWords(SET_WORDS);
  const field = (name: string) => form.getInputProps(`sets.${at}.${name}`);
  const earlier = known.filter(({ status }) => status === 'approved' || status === 'closed');
  return (
    <>
      <TextInput
        type="datetime-local"
        label={words.opensAt}
        description={words.opensHint}
        maw={320}
        {...field('opensAt')}
      />
      {earlier.length > 0 ? (
        <NativeSelect
          label={words.follows}
          data={[
            { value: '', label: words.followsNone },
            ...earlier.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          {...field('follows')}
        />
      ) : null}
      {(form.values.sets[at]?.follows ?? '') === '' ? null : (
        <NativeSelect
          label={words.followers}
          data={(['all', 'taken', 'not_taken'] as const).map((value) => ({ value, label: words[value] }))}
          {...field('who')}
        />
      )}
    </>
  );
}
