import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { anIntake, ingestAll, type IntakeDesk } from '../support/intake.ts';
import { peopleOf } from '../support/people-fixtures.ts';

let desk: IntakeDesk;
beforeAll(async () => {
  desk = await anIntake();
});
afterAll(() => desk.close());

const DAYS = ['2019-04-30', '1999-12-31', '2000-01-01', '29/02/2024', '30/02/2024', ''];
const READ = ['2019-04-30', '1999-12-31', '2000-01-01', '2024-02-29', null, null];

test('since when somebody is a customer is read from their file and known of the person, the earliest day of their rows', async () => {
  const { t, maker } = desk;
  const incidentId = await desk.incident();
  const lines = DAYS.map((day, n) => `C${n},person${n}@example.com,${day}`);
  lines.push('C0,person0@example.com,2018-01-31', 'C5,person5@example.com,2021-07-01');
  const content = Buffer.from(`id,surel,sejak\n${lines.join('\n')}\n`);
  const columns = {
    id: { use: 'customer_id' },
    surel: { use: 'email', category: 'con.email' },
    sejak: { use: 'customer_since' },
  };
  await ingestAll(desk, incidentId, { 'people.csv': content }, { 'people.csv': { columns } });
  const staged = await desk.query<{ since: string | null }>(
    `SELECT customer_since::text AS since FROM staged_row WHERE incident_id = $1 ORDER BY record_no`,
    [incidentId],
  );
  expect(staged.map(({ since }) => since)).toEqual([...READ, '2018-01-31', '2021-07-01']);
  await peopleOf(t, { clock: desk.clock }).resolve(incidentId, maker);
  const known = await desk.query<{ since: string | null }>(
    `SELECT customer_since::text AS since FROM people_v_audience WHERE incident_id = $1`,
    [incidentId],
  );
  const earliest = ['2018-01-31', ...READ.slice(1, 5), '2021-07-01'];
  expect(known.map(({ since }) => since).sort()).toEqual(earliest.sort());
});
