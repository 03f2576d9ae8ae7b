/** Where a law of one's own is told apart from the one it was begun from. */
import { SimpleGrid, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Law } from '../../api/schema.d.ts';
import { useWords } from '../../words/words.tsx';
import { LAWS_WORDS } from './words.ts';

export function OwnLaw({ law, change }: { law: Law; change: (law: Law) => void }) {
  const words = useWords(LAWS_WORDS);
  const [countries, setCountries] = useState(law.reach.countries.join(', '));
  const type = (text: string) => {
    setCountries(text);
    const codes = text.toUpperCase().split(/[\s,]+/);
    const reach = { ...law.reach, countries: codes.filter((code) => code !== '') };
    change({ ...law, reach });
  };
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} mb="md">
      <TextInput
        label={words.code}
        value={law.code}
        maxLength={20}
        onChange={(event) => change({ ...law, code: event.currentTarget.value.trim() })}
      />
      <TextInput
        label={words.countries}
        value={countries}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <TextInput
        label={words.placeEn}
        value={law.place.en}
        onChange={(event) => change({ ...law, place: { ...law.place, en: event.currentTarget.value } })}
      />
      <TextInput
        label={words.placeId}
        value={law.place.id}
        onChange={(event) => change({ ...law, place: { ...law.place, id: event.currentTarget.value } })}
      />
    </SimpleGrid>
  );
}
