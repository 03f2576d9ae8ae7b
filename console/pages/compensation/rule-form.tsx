/** Builds who may have an offer; the sentence that lawyers and approvers read stands beside it all the time. */
import { Button, Checkbox, Group, NativeSelect, Radio, Stack, Text, TextInput } from '@mantine/core';
import { GROUPS, isRule } from '../../../src/compensation/rules/eligibility.ts';
import { eligibilitySentence } from '../../../src/compensation/rules/eligibility-words.ts';
import { CATEGORY_CODES } from '../../../src/incidents/catalogue/exposure.ts';
import { type Language, useLanguage, useWords } from '../../words/words.tsx';
import { categoryLabel } from '../messages/category-labels.ts';
import { RULE_WORDS } from './rule-words.ts';
import { type RuleValues, ruleOf } from './rule-values.ts';

const ROLES = ['customer', 'employee', 'contact'] as const;

export function RuleForm({ value, onChange }: { value: RuleValues; onChange: (next: RuleValues) => void }) {
  const words = useWords(RULE_WORDS);
  const set = (change: Partial<RuleValues>) => onChange({ ...value, ...change });
  return (
    <Stack gap="md">
      <Radio.Group
        label={words.who}
        value={value.everyone ? 'everyone' : 'leaked'}
        onChange={(to) =>
          set({
            everyone: to === 'everyone',
            conditions:
              to === 'leaked' && value.conditions.length === 0
                ? [{ category: 'gov.*', readable: true }]
                : value.conditions,
          })
        }
      >
        <Stack gap={6} mt={6}>
          <Radio value="everyone" label={words.everyone} />
          <Radio value="leaked" label={words.leaked} />
        </Stack>
      </Radio.Group>
      {value.everyone ? null : <Conditions value={value} set={set} />}
      <Limits value={value} set={set} />
      <Sentence value={value} />
    </Stack>
  );
}

type Part = { value: RuleValues; set: (change: Partial<RuleValues>) => void };

function Conditions({ value, set }: Part) {
  const words = useWords(RULE_WORDS);
  const { language } = useLanguage();
  const options = optionsIn(language);
  const change = (at: number, next: Partial<RuleValues['conditions'][number]>) =>
    set({ conditions: value.conditions.map((one, i) => (i === at ? { ...one, ...next } : one)) });
  return (
    <Stack gap="xs">
      {value.conditions.map((condition, i) => (
        <Group key={`${i + 1}`} gap="sm" align="end">
          <NativeSelect
            label={words.conditionNo(i + 1)}
            data={options}
            value={condition.category}
            onChange={(event) => change(i, { category: event.currentTarget.value })}
          />
          <Checkbox
            label={words.readable}
            checked={condition.readable}
            onChange={(event) => change(i, { readable: event.currentTarget.checked })}
            mb={8}
          />
          {value.conditions.length > 1 ? (
            <Button
              variant="default"
              size="xs"
              mb={4}
              onClick={() => set({ conditions: value.conditions.filter((_, at) => at !== i) })}
            >
              {words.removeNo(i + 1)}
            </Button>
          ) : null}
        </Group>
      ))}
      <Group>
        <Button
          variant="default"
          size="xs"
          onClick={() => set({ conditions: [...value.conditions, { category: 'fin.*', readable: true }] })}
        >
          {words.addCondition}
        </Button>
      </Group>
    </Stack>
  );
}

function Limits({ value, set }: Part) {
  const words = useWords(RULE_WORDS);
  return (
    <details className="plain-details">
      <summary>{words.limits}</summary>
      <Stack gap="sm" mt="xs">
        <Group grow align="start">
          <TextInput
            label={words.livesIn}
            description={words.placesHint}
            value={value.livesIn}
            onChange={(event) => set({ livesIn: event.currentTarget.value })}
          />
          <TextInput
            label={words.notIn}
            description={words.placesHint}
            value={value.notIn}
            onChange={(event) => set({ notIn: event.currentTarget.value })}
          />
        </Group>
        <Checkbox.Group label={words.roles} value={value.roles} onChange={(roles) => set({ roles })}>
          <Group mt={4}>
            {ROLES.map((role) => (
              <Checkbox key={role} value={role} label={words[role]} />
            ))}
          </Group>
        </Checkbox.Group>
        <Tenure value={value} set={set} />
      </Stack>
    </details>
  );
}

function either(any: string, yes: string, no: string) {
  return [
    { value: '', label: any },
    { value: 'true', label: yes },
    { value: 'false', label: no },
  ];
}

function Tenure({ value, set }: Part) {
  const words = useWords(RULE_WORDS);
  return (
    <>
      <Group grow align="start">
        <NativeSelect
          label={words.tenure}
          data={either(words.anybody, words.formerOnly, words.noFormer)}
          value={value.former}
          onChange={(event) => set({ former: event.currentTarget.value as RuleValues['former'] })}
        />
        <NativeSelect
          label={words.age}
          data={either(words.anybody, words.minorsOnly, words.adultsOnly)}
          value={value.minor}
          onChange={(event) => set({ minor: event.currentTarget.value as RuleValues['minor'] })}
        />
      </Group>
      <Group grow align="start">
        <TextInput
          type="date"
          label={words.sinceFrom}
          value={value.sinceFrom}
          onChange={(event) => set({ sinceFrom: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={words.sinceBefore}
          value={value.sinceBefore}
          onChange={(event) => set({ sinceBefore: event.currentTarget.value })}
        />
      </Group>
    </>
  );
}

function Sentence({ value }: { value: RuleValues }) {
  const words = useWords(RULE_WORDS);
  const { language } = useLanguage();
  const rule = ruleOf(value);
  return (
    <div className="rule-sentence" role="status">
      <Text size="xs" c="dimmed">
        {words.reads}
      </Text>
      <Text size="sm">
        {isRule(rule) ? eligibilitySentence(rule, language, categoryLabel) : rule[language]}
      </Text>
    </div>
  );
}

/** Whole groups first, then each kind of data. */
function optionsIn(language: Language) {
  const groups = GROUPS.map((group) => {
    const rule = { anyOf: [{ category: `${group}.*` }] };
    const label = eligibilitySentence(rule, language, categoryLabel).split(': ')[1]!.replace(/\.$/, '');
    return { value: `${group}.*`, label };
  });
  return [
    ...groups,
    ...CATEGORY_CODES.map((code) => ({ value: code, label: categoryLabel(code, language) })),
  ];
}
