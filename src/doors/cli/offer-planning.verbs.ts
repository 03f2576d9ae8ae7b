/** `offer show|simulate|remedies` and `offer bundle|bundles|submit-bundle|approve-bundle|refuse-bundle`. */
import type { Command } from 'commander';
import type { Simulation } from '../../compensation/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { isUuid, type OfferSetId } from '../../kernel/ids.ts';
import { formatMoney, money } from '../../kernel/money.ts';
import { BundleBody } from '../api/offers.dto.ts';
import { readBody } from './body.ts';
import { CLI_ERRORS } from './cli.errors.ts';
import { readJsonObject } from './files.ts';
import { collect, decisionOf, idOf } from './options.ts';
import { setText } from './offer-text.ts';
import { exposureText, table } from './text.ts';
import { type Stage, verb } from './verb.ts';

/** The rest stands in --json. */
const GROUPS_SHOWN = 10;

export function bundleVerbs(stage: Stage, offer: Command): void {
  const create = offer
    .command('bundle <incident> <file>')
    .description('sets offered together, from a JSON file as on the API');
  verb(stage, create, {
    permission: 'offer.write',
    run: async ({ incidents, bundles, actor }, { args }) => {
      const body = await readBody(BundleBody, await readJsonObject(args[1]!, 'a bundle'));
      return bundles.create((await incidents.get(args[0]!)).id, body, actor);
    },
  });
  verb(stage, offer.command('bundles <incident>').description('bundles with their sets'), {
    permission: 'offer.read',
    run: async ({ incidents, bundles }, { args }) => bundles.list((await incidents.get(args[0]!)).id),
    show: (bundles) =>
      table(
        bundles.map(({ id, name, sets }) => ({
          id,
          name,
          sets: sets.map((set) => `${set.name} (${set.status})`),
        })),
      ),
  });
  const submit = offer
    .command('submit-bundle <bundle>')
    .description('ask a second person to approve all of its sets');
  verb(stage, submit, {
    permission: 'offer.write',
    run: ({ bundles, actor }, { args }) => bundles.submit(idOf(args[0], 'bundle'), actor),
  });
  for (const [name, decision] of [
    ['approve', 'approved'],
    ['refuse', 'refused'],
  ] as const) {
    const command = offer
      .command(`${name}-bundle <bundle>`)
      .description(`${name} all sets of what was submitted; needs a second person’s key`)
      .option('--reason <sentence>', 'needed to refuse')
      .option('--digest <hex>', 'what you looked at');
    verb(stage, command, {
      permission: 'offer_set.approve',
      run: ({ bundles, actor }, { args, options }) =>
        bundles.decide(idOf(args[0], 'bundle'), { decision, ...decisionOf(options) }, actor),
    });
  }
}

export function planningVerbs(stage: Stage, offer: Command): void {
  verb(stage, offer.command('show <set>').description('a set, who may have what, and why it is not fair'), {
    permission: 'offer.read',
    run: async ({ offers }, { args }) => {
      const id = idOf<OfferSetId>(args[0], 'offer set');
      const [set, estimate, findings] = [
        await offers.getSet(id),
        await offers.estimate(id),
        await offers.findings(id),
      ];
      return { ...set, estimate, findings };
    },
    show: ({ findings, estimate, ...set }) =>
      [setText(set, { ...estimate }), ...findings.map(({ sentence }) => `Not fair: ${sentence}`)].join('\n'),
  });
  const simulate = offer
    .command('simulate <sets...>')
    .description('who would get what, at worst and as expected, before anything is granted')
    .option('--take-up <bps>', 'instead of each set’s own, in hundredths of a percent')
    .option('--mix <offer=weight>', 'how often an offer is chosen beside the others; repeat', collect, []);
  verb(stage, simulate, {
    permission: 'offer.read',
    check: ({ rest, options }) => {
      for (const id of rest) idOf(id, 'offer set');
      mixOf(options);
    },
    run: ({ simulations }, { rest, options }) => {
      const takeUp = options['takeUp'];
      return simulations.run(
        rest.map((id) => idOf<OfferSetId>(id, 'offer set')),
        { mix: mixOf(options), ...(takeUp === undefined ? {} : { takeUpBps: Number(takeUp) }) },
      );
    },
    show: simulationText,
  });
  verb(
    stage,
    offer.command('remedies <incident>').description('what laws owe these people, and is it offered'),
    {
      permission: 'offer.read',
      run: async ({ incidents, simulations }, { args }) =>
        simulations.duties((await incidents.get(args[0]!)).id),
    },
  );
}

/** `<offer>=3` */
function mixOf(options: Readonly<Record<string, unknown>>): Record<string, number> {
  const given = (options['mix'] ?? []) as readonly string[];
  return Object.fromEntries(
    given.map((pair) => {
      const [offer = '', weight = ''] = pair.split('=');
      if (!isUuid(offer) || !/^\d{1,7}$/.test(weight)) throw new DomainError(CLI_ERRORS.bad_mix);
      return [offer.toLowerCase(), Number(weight)];
    }),
  );
}

function simulationText({ currency, sets, duties, ...totals }: Simulation): string {
  const amount = (minor: bigint) => formatMoney(money(minor, currency), 'en');
  const parts = sets.flatMap((set) => [
    `${set.name} (${set.mode}): ${set.persons} people, ${set.leftOut} left out; at worst ${amount(set.worstCostMinor)}, expected ${amount(set.expectedCostMinor)} for ${set.expectedPersons} people, provision ${amount(set.provisionMinor)}`,
    ...(set.shortAtWorst ? [`The budget would be short for ${set.shortAtWorst} people if all came.`] : []),
    table(
      set.offers.map((one) => ({
        offer: one.name,
        people: one.persons,
        'only choice': one.onlyChoice,
        expected: one.expectedPersons,
        'expected cost': amount(one.expectedCostMinor),
        'worst cost': amount(one.worstCostMinor),
      })),
    ),
    ...set.offers.map((one) => `${one.name}: ${one.who.en}`),
    ...set.offers
      .filter(({ withoutAccount }) => withoutAccount > 0n)
      .map(
        (one) =>
          `${one.name} is booked on an account: of ${one.withoutAccount} of these people nobody knows a customer id, so that each who takes it becomes a dead letter, or a line of a payout file without an account.`,
      ),
    table(
      set.groups.slice(0, GROUPS_SHOWN).map(({ facts, persons, offers }) => ({
        people: persons,
        'of whom leaked': exposureText(facts.exposed),
        ...(facts.country === null ? {} : { place: [facts.country, facts.region].filter(Boolean).join(' ') }),
        ...(facts.role === null ? {} : { role: facts.role }),
        'may have': offers,
      })),
    ),
    ...set.findings.map(({ sentence }) => `Not fair: ${sentence}`),
  ]);
  return [
    ...parts,
    `All: at worst ${amount(totals.worstCostMinor)}, expected ${amount(totals.expectedCostMinor)}.`,
    ...duties.map(
      (duty) =>
        `${duty.title} asks for ${duty.monthsMin} months of monitoring for ${duty.persons} people; ${duty.offered} are offered it.`,
    ),
  ].join('\n');
}
