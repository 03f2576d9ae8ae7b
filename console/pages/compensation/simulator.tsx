/** Simulates sets side by side: which ones, how many come, how often each offer is chosen. */
import { Checkbox, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { BusyButton } from '../../ui/busy-button.tsx';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Asked } from '../../ui/asked.tsx';
import { Empty } from '../../ui/data-table.tsx';
import { Section } from '../../ui/page.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useWords } from '../../words/words.tsx';
import { AreaPage } from './area.tsx';
import { STATE_WORDS } from './area-words.ts';
import { offersQuery, type SetRow } from './queries.ts';
import { SimulationResult } from './simulation.tsx';
import { SIMULATION_WORDS } from './simulation-words.ts';

export function Component() {
  const words = useWords(SIMULATION_WORDS);
  const { slug } = useIncident();
  const query = useQuery(offersQuery(slug));
  return (
    <AreaPage title={words.title} lead={words.lead}>
      <Asked query={query}>
        {({ sets }) => (sets.length === 0 ? <Empty>{words.noSets}</Empty> : <Ask sets={sets} />)}
      </Asked>
    </AreaPage>
  );
}

interface Question {
  offerSetIds: string[];
  takeUpBps?: number;
  mix?: Record<string, number>;
}

function Ask({ sets }: { sets: readonly SetRow[] }) {
  const words = useWords(SIMULATION_WORDS);
  const [chosen, setChosen] = useState<string[]>(() => sets.slice(0, 1).map(({ id }) => id));
  const [takeUp, setTakeUp] = useState('');
  const [mix, setMix] = useState<Readonly<Record<string, number>>>({});
  const [problem, setProblem] = useState<{ takeUp?: string; sets?: string }>({});
  const run = useMutation({
    mutationFn: (body: Question) => ask(api.POST('/api/v1/offer-simulations', { body })),
  });
  const offers = sets.filter(({ id }) => chosen.includes(id)).flatMap((set) => set.offers);
  const start = () => {
    const percent = takeUp.trim() === '' ? null : Number(takeUp.replace(',', '.'));
    if (chosen.length === 0) return setProblem({ sets: words.pick });
    if (percent !== null && !(percent >= 0 && percent <= 100)) return setProblem({ takeUp: words.badTakeUp });
    setProblem({});
    return run.mutate({
      offerSetIds: chosen,
      ...(percent === null ? {} : { takeUpBps: Math.round(percent * 100) }),
      ...(Object.keys(mix).length > 0 ? { mix: { ...mix } } : {}),
    });
  };
  return (
    <>
      <Stack gap="sm" maw={640}>
        <Which sets={sets} chosen={chosen} choose={setChosen} error={problem.sets} />
        <TextInput
          label={words.takeUpField}
          description={words.takeUpHint}
          inputMode="decimal"
          maw={320}
          value={takeUp}
          error={problem.takeUp}
          onChange={(event) => setTakeUp(event.currentTarget.value)}
        />
        <Mix offers={offers} mix={mix} setMix={setMix} />
        <Group>
          <BusyButton onClick={start} busy={run.isPending}>
            {words.run}
          </BusyButton>
        </Group>
      </Stack>
      {run.error ? <Trouble error={run.error} /> : null}
      {run.data ? (
        <Section title={words.title}>
          <SimulationResult result={run.data} />
        </Section>
      ) : null}
    </>
  );
}

function Which(props: {
  sets: readonly SetRow[];
  chosen: string[];
  choose: (ids: string[]) => void;
  error: string | undefined;
}) {
  const { sets, chosen } = props;
  const words = useWords(SIMULATION_WORDS);
  const states = useWords(STATE_WORDS);
  return (
    <Checkbox.Group
      label={words.which}
      description={words.whichHint}
      error={props.error}
      value={chosen}
      onChange={props.choose}
    >
      <Stack gap={6} mt={6}>
        {sets.map((set) => (
          <Checkbox
            key={set.id}
            value={set.id}
            label={`${set.name} (${states[set.status]}, ${set.currency})`}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

function Mix(props: {
  offers: SetRow['offers'];
  mix: Readonly<Record<string, number>>;
  setMix: (mix: Readonly<Record<string, number>>) => void;
}) {
  const { offers, mix, setMix } = props;
  const words = useWords(SIMULATION_WORDS);
  return (
    <details className="plain-details">
      <summary>{words.mix}</summary>
      <Stack gap="xs" mt="xs">
        {offers.map((offer) => (
          <NumberInput
            key={offer.offerId}
            label={words.weight(offer.name)}
            min={0}
            max={1_000}
            allowDecimal={false}
            hideControls
            maw={420}
            value={mix[offer.offerId] ?? 1}
            onChange={(value) => setMix({ ...mix, [offer.offerId]: Number(value) || 0 })}
          />
        ))}
      </Stack>
    </details>
  );
}
