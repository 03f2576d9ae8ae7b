// Writes docs/screenshots/console-*.png and docs/console.md from a breach that two people run: `node scripts/screenshots-console.mjs`.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import '../test/support/from-source.mjs';
import { ROOT, say } from './paths.mjs';

const { aHouse } = await import('../test/support/console-house.ts');
const breach = await import('../test/support/console-breach.ts');

const DIR = join(ROOT, 'docs', 'screenshots');
/** What a reader still looks at; the rest of a page stays in the browser. */
const HEIGHT_MAX = 1_300;

const SAYS = {
  declared: 'An incident at a glance: what needs somebody now, the legal clocks, how far it is.',
  mapping: 'What each column carries, beside its masked samples, with a proposal and its reason.',
  'source-read': 'A file that was read: every record is staged or rejected.',
  exposure: 'What leaked, by category and in combination.',
  editor: 'A text beside its preview, its linter and what the laws ask.',
  'offer-set': 'An offer set before it is approved: who gets it, at what cost.',
  preflight: 'A notice before it is submitted: every check, the forecast and the ceiling.',
  approval: 'What the second person approves, exactly.',
  told: 'Told and delivered, kept apart, live.',
  proof: 'Proof, daily roots and the regulator’s report.',
  prover: 'The books, proven.',
  overview: 'The same incident when everybody was told.',
};

const shots = [];

async function shoot(page, name, says) {
  const { width, height } = page.viewportSize();
  const close = page.getByRole('status').getByRole('button');
  if (await close.count()) await close.first().click();
  const whole = await page.locator('html').evaluate((html) => html.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(HEIGHT_MAX, Math.max(height, whole)) });
  await page.screenshot({ path: join(DIR, `console-${name}.png`) });
  await page.setViewportSize({ width, height });
  shots.push({ name, says, wide: width > 400 });
}

function write() {
  const parts = shots.map(({ name, says, wide }) =>
    [
      `${says}`,
      '',
      `<img src="screenshots/console-${name}.png" width="${wide ? 720 : 240}" alt="${says}" />`,
      '',
    ].join('\n'),
  );
  const lines = [
    '# What operators see',
    '',
    'One made-up breach, run in the console by two people from signing in to the proof. Made by',
    '`node scripts/screenshots-console.mjs`.',
    '',
    ...parts,
  ];
  writeFileSync(join(ROOT, 'docs', 'console.md'), lines.join('\n'));
}

mkdirSync(DIR, { recursive: true });
for (const name of readdirSync(DIR)) if (name.startsWith('console-')) rmSync(join(DIR, name));
const house = await aHouse();
try {
  const people = await breach.sitDown(house);
  const seen = (name, page) => shoot(page, name, SAYS[name]);
  for (const step of ['declare', 'bringIn', 'write', 'compensate', 'tell', 'prove'])
    await breach[step](people, seen);
  const phone = await house.sit('Asih Auditor', ['auditor'], { language: 'id', width: 390, scheme: 'dark' });
  await phone.getByRole('link', { name: 'Contoh Musik' }).click();
  await phone.getByRole('row', { name: /Orang yang diberi tahu/ }).waitFor();
  await shoot(phone, 'overview-id-dark', 'On a telephone, in Indonesian, in the dark.');
  write();
  say(`${shots.length} screenshots of the console in docs/screenshots`);
} finally {
  await house.close();
}
process.exit(0);
