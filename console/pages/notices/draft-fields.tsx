/** Fields of what a new notice says, and to whom. */
import { Checkbox, Group, NativeSelect, Radio, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/me.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Empty } from '../../ui/data-table.tsx';
import { useWords } from '../../words/words.tsx';
import { profilesQuery } from '../messages/asking.ts';
import { useProfileName } from '../messages/profile-names.ts';
import { type DraftValues, newestOf } from './draft-values.ts';
import { DRAFT_WORDS } from './draft-words.ts';
import { offersQuery, type OneNotice, type Template } from './queries.ts';
import { NOTICES_WORDS } from './words.ts';

type DraftForm = UseFormReturnType<DraftValues>;

const KINDS = ['individual', 'initial', 'supplement', 'correction', 'update', 'policy', 'goodwill'] as const;

export function WhatFields({ form, isKindFixed = false }: { form: DraftForm; isKindFixed?: boolean }) {
  const words = useWords(DRAFT_WORDS);
  const { kinds, locales, roles } = useWords(NOTICES_WORDS);
  return (
    <>
      <TextInput
        label={words.name}
        description={words.nameHint}
        required
        maxLength={200}
        {...form.getInputProps('name')}
      />
      <NativeSelect
        label={words.kind}
        description={isKindFixed ? words.kindFixed : words.kindHint}
        disabled={isKindFixed}
        data={KINDS.map((kind) => ({ value: kind, label: kinds[kind] }))}
        value={form.values.kind}
        onChange={(event) => {
          form.setFieldValue('kind', event.currentTarget.value as OneNotice['kind']);
          form.setFieldValue('templateIds', []);
        }}
      />
      <div>
        <Text fw={500}>{words.audience}</Text>
        <Text size="sm" c="dimmed">
          {words.audienceHint}
        </Text>
      </div>
      <TextInput
        label={words.countries}
        description={words.countriesHint}
        {...form.getInputProps('countries')}
      />
      <Checkbox.Group label={words.locales} {...form.getInputProps('locales')}>
        <Group mt="xs">
          <Checkbox value="id" label={locales.id} />
          <Checkbox value="en" label={locales.en} />
        </Group>
      </Checkbox.Group>
      <Checkbox.Group label={words.roles} {...form.getInputProps('roles')}>
        <Group mt="xs">
          {(['customer', 'employee', 'contact'] as const).map((role) => (
            <Checkbox key={role} value={role} label={roles[role]} />
          ))}
        </Group>
      </Checkbox.Group>
      {form.values.kind === 'goodwill' ? null : <ProfileFields form={form} />}
      <Radio.Group label={words.told} {...form.getInputProps('told')}>
        <Stack gap="xs" mt="xs">
          <Radio value="" label={words.toldAny} />
          <Radio value="before" label={words.toldBefore} />
          <Radio value="not_individually" label={words.toldNot} />
        </Stack>
      </Radio.Group>
      <Checkbox label={words.deceased} {...form.getInputProps('kin', { type: 'checkbox' })} />
    </>
  );
}

const PROFILES_MAX = 50;

/** Exposures with most people first, and whatever is chosen already. */
function ProfileFields({ form }: { form: DraftForm }) {
  const words = useWords(DRAFT_WORDS);
  const { slug } = useIncident();
  const mayRead = useMay('people.read');
  const query = useQuery({ ...profilesQuery(slug), enabled: mayRead });
  const name = useProfileName();
  const { profileIds } = form.values;
  const all = query.data?.profiles ?? [];
  const shown = all.filter(({ id }, i) => i < PROFILES_MAX || profileIds.includes(id));
  if (shown.length === 0) return null;
  return (
    <Checkbox.Group
      label={words.profiles}
      description={
        shown.length < all.length ? words.profilesSome(shown.length, all.length) : words.profilesHint
      }
      {...form.getInputProps('profileIds')}
    >
      <Stack gap="xs" mt="xs" mah={280} style={{ overflowY: 'auto' }}>
        {shown.map((profile) => (
          <Checkbox key={profile.id} value={profile.id} label={name(profile)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

export function TextFields(props: {
  form: DraftForm;
  templates: readonly Template[];
  /** Chosen already: offered though there are newer versions. */
  kept?: readonly string[];
}) {
  const { form } = props;
  const words = useWords(DRAFT_WORDS);
  const { channels, locales } = useWords(NOTICES_WORDS);
  const newest = newestOf(props.templates, form.values.kind, props.kept);
  const nameOf = (template: Template) =>
    [
      channels[template.channel],
      locales[template.locale],
      ...(template.jurisdictions.length > 0 ? [template.jurisdictions.join(', ')] : []),
      words.version(template.version),
    ].join(' · ');
  return (
    <>
      {newest.length === 0 ? <Empty>{words.noTemplates}</Empty> : null}
      <Checkbox.Group
        label={words.templates}
        description={words.templatesHint}
        required
        {...form.getInputProps('templateIds')}
      >
        <Stack gap="xs" mt="xs">
          {newest.map((template) => (
            <Checkbox
              key={template.id}
              value={template.id}
              label={nameOf(template)}
              description={template.subject}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <Checkbox
        label={words.handover}
        description={words.handoverHint}
        {...form.getInputProps('handover', { type: 'checkbox' })}
      />
      <Text size="sm" c="dimmed">
        {words.ladder}
      </Text>
      <OfferFields form={form} />
    </>
  );
}

function OfferFields({ form }: { form: DraftForm }) {
  const words = useWords(DRAFT_WORDS);
  const { slug } = useIncident();
  const offers = useQuery(offersQuery(slug));
  const audience = form.values.kind === 'goodwill' ? 'unaffected' : 'affected';
  const sets = (offers.data?.sets ?? []).filter(
    (set) => set.status === 'approved' && set.audience === audience,
  );
  if (sets.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {words.noOffers}
      </Text>
    );
  }
  return (
    <Checkbox.Group
      label={words.offers}
      description={words.offersHint}
      {...form.getInputProps('offerSetIds')}
    >
      <Stack gap="xs" mt="xs">
        {sets.map((set) => (
          <Checkbox key={set.id} value={set.id} label={set.name} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
