/** `npm run demo`: one breach from export files to a redeemed offer and balanced books, on real parts, twice the same. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadConfig } from '../platform/config.ts';
import { PROJECT_ROOT } from '../platform/root.ts';
import { CHECKER, LEAD, SLUG } from './demo/breach.ts';
import { patiently } from './demo/client.ts';
import { linkIn, Visitor } from './demo/customer.ts';
import { Progress } from './demo/progress.ts';
import { Story } from './demo/story.ts';
import { asJson, asText, type Facts } from './demo/summary.ts';
import { World } from './demo/world.ts';

interface InboxMessage {
  readonly to: readonly string[];
  readonly text: string;
}

const LINKS_SHOWN = 3;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { exit: { type: 'boolean' }, json: { type: 'boolean' } } });
  const progress = new Progress();
  const { dataDir } = loadConfig({ AMENDS_DATA_DIR: process.env['AMENDS_DATA_DIR'] });
  const world = await World.build(dataDir, (sentence) => progress.say(sentence));
  const stop = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  try {
    const facts = await Promise.race([tell(world, progress), stop]);
    if (!facts) return;
    process.stderr.write(`${asText(facts)}\n`);
    if (values.json === true) process.stdout.write(`${JSON.stringify(asJson(facts))}\n`);
    if (values.exit === true) return;
    const invitation = await patiently(() => world.invitation(LEAD));
    progress.say(`  sign in              ${world.webUrl}/sign-in as ${LEAD.email}`);
    if (invitation) progress.say(`    first a password   ${invitation}`);
    progress.say(`  hotline page         ${world.webUrl}/hotline`);
    progress.say(`  page for everybody   ${world.webUrl}/i/${SLUG}`);
    progress.say(`  sandbox inbox        ${world.sandboxUrl}/inbox`);
    progress.say(`  for the terminal     AMENDS_DATA_DIR=${dataDir} AMENDS_PUBLIC_URL=${world.webUrl}`);
    progress.say(`  one customer's link  ${facts.links[0] ?? 'every link has been used'}`);
    progress.say('\nStays up until Ctrl-C.');
    await stop;
  } finally {
    await world.stop();
  }
}

async function tell(world: World, progress: Progress): Promise<Facts> {
  const people = await progress.stage('start', 'Starting database, web, worker, sandbox', async () => {
    await world.start();
    return { lead: await patiently(() => world.as(LEAD)), checker: await patiently(() => world.as(CHECKER)) };
  });
  const story = new Story(people, join(PROJECT_ROOT, 'samples', 'contoh-games'));
  const incident = await progress.stage('declare', 'Declaring the incident', () => story.declare());
  await progress.stage('intake', 'Uploading, mapping and reading four exports', (report) =>
    story.intake(incident, report),
  );
  const rejectsAccepted = await progress.stage('accept', 'A second person accepts the rejects', () =>
    story.acceptRejects(incident),
  );
  const sources = await story.sources(incident);
  const run = await progress.stage('resolve', 'Resolving who is who', () => story.resolve(incident));
  const guards = await progress.stage('decide', 'A second person decides what is in doubt', () =>
    story.decideGuards(incident),
  );
  const templates = await progress.stage('write', 'Writing and checking the notice', () =>
    story.write(incident),
  );
  const offers = await progress.stage('offer', 'Offering, approved by a second person', () =>
    story.offer(incident),
  );
  await progress.stage('publish', 'Publishing the page for everybody', () => story.publish(incident));
  const notice = await progress.stage('launch', 'Approving and launching', () =>
    story.launch(incident, templates, offers),
  );
  await progress.stage('deliver', 'Telling everyone, hearing what became of it', (report) =>
    story.deliver(notice, report),
  );
  await progress.stage('grant', 'Granting what is owed', () => story.grants(incident));
  const links = await progress.stage('redeem', 'One customer chooses', () => redeem(world));
  const { proof } = await progress.stage('finance', 'Proving the books', () => story.finance(incident));
  const [standing, grants, unknowns] = await Promise.all([
    story.deliver(notice, () => undefined),
    story.grants(incident),
    people.lead.get<{ unknowns: unknown[] }>(`/incidents/${incident}/unknowns`),
  ]);
  return {
    incident,
    sources,
    run,
    rejectsAccepted,
    conflicts: guards.filter((g) => g.kind === 'conflict').length,
    standing,
    unknowns: unknowns.unknowns.length,
    grants,
    ledger: proof,
    links,
    seconds: progress.seconds,
  };
}

/** The first customer by address opens the link of the mail and redeems, unless done before; links of the next three. */
async function redeem(world: World): Promise<string[]> {
  const { messages } = await world.sandbox<{ messages: InboxMessage[] }>(
    '/_sandbox/messages?channel=email&limit=100000',
  );
  const byAddress = messages.toSorted((a, b) => (addressOf(a) < addressOf(b) ? -1 : 1));
  const found = byAddress.map((message) => linkIn(message.text)).filter((link) => link !== null);
  // An earlier run may have had another port; the path is what names the person.
  const links = [...new Set(found.map((link) => new URL(new URL(link).pathname, world.webUrl).href))];
  const [mine, ...others] = links;
  if (!mine) throw new Error('No e-mail in the sandbox carries a link.');
  const visitor = new Visitor();
  await visitor.open(mine);
  await visitor.open(new URL('/my/offers', mine).href);
  // Chosen before an interruption: the choice waits to be confirmed.
  if (!(await visitor.submit(/reserve/))) await visitor.open(new URL('/my/offers/confirm', mine).href);
  await visitor.submit(/confirm/);
  return others.slice(0, LINKS_SHOWN);
}

function addressOf(message: InboxMessage): string {
  return message.to[0] ?? '';
}

try {
  await main();
} catch (error) {
  process.stderr.write(`The demo stopped: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
