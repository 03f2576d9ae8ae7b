/** `offer create|revise|set|list|show|submit|approve|refuse|grants`; bundles and simulations stand beside. */
import type { Command } from 'commander';
import type { OfferId, OfferSetId } from '../../kernel/ids.ts';
import { OfferBody, OfferSetBody, RevisionBody } from '../api/offers.dto.ts';
import { readBody } from './body.ts';
import { budgetVerbs } from './budget.verbs.ts';
import { readJsonObject } from './files.ts';
import { decisionOf, idOf } from './options.ts';
import { setText } from './offer-text.ts';
import { table } from './text.ts';
import { bundleVerbs, planningVerbs } from './offer-planning.verbs.ts';
import { type Stage, verb } from './verb.ts';

export function offerVerbs(stage: Stage, program: Command): void {
  const offer = program.command('offer').description('making it good: offers, sets of them, approval');
  makeVerbs(stage, offer);
  bundleVerbs(stage, offer);
  planningVerbs(stage, offer);
  budgetVerbs(stage, offer);
  verb(stage, offer.command('list <incident>').description('offers and offer sets'), {
    permission: 'offer.read',
    run: async ({ incidents, offers }, { args }) => offers.list((await incidents.get(args[0]!)).id),
    show: ({ offers, sets }) =>
      [
        table(
          offers.map(({ id, name, kind, currency, faceMinor }) => ({ id, name, kind, currency, faceMinor })),
        ),
        table(
          sets.map(({ id, name, mode, audience, status, bundleId }) => ({
            id,
            name,
            mode,
            audience,
            status,
            bundle: bundleId,
          })),
        ),
      ].join('\n\n'),
  });
  verb(stage, offer.command('submit <set>').description('ask a second person to approve exactly this set'), {
    permission: 'offer.write',
    run: ({ offers, actor }, { args }) => offers.submit(idOf<OfferSetId>(args[0], 'offer set'), actor),
  });
  for (const [name, decision] of [
    ['approve', 'approved'],
    ['refuse', 'refused'],
  ] as const) {
    const command = offer
      .command(`${name} <set>`)
      .description(`${name} what was submitted; needs a second person’s key`)
      .option('--reason <sentence>', 'needed to refuse')
      .option('--digest <hex>', 'what you looked at');
    verb(stage, command, {
      permission: 'offer_set.approve',
      run: ({ offers, actor }, { args, options }) =>
        offers.decide(idOf<OfferSetId>(args[0], 'offer set'), { decision, ...decisionOf(options) }, actor),
    });
  }
  const close = offer
    .command('close <set>')
    .description('grant nothing of it any more; what was granted stands')
    .requiredOption('--reason <sentence>', 'why');
  verb(stage, close, {
    permission: 'offer.write',
    run: ({ offers, actor }, { args, options }) =>
      offers.close(idOf<OfferSetId>(args[0], 'offer set'), { reason: String(options['reason']) }, actor),
  });
  verb(stage, offer.command('grants <incident>').description('how many hold each set, and what they chose'), {
    permission: 'offer.read',
    run: async ({ incidents, reconciliation }, { args }) =>
      reconciliation.takeUp((await incidents.get(args[0]!)).id),
  });
}

function makeVerbs(stage: Stage, offer: Command): void {
  const create = offer
    .command('create <incident> <file>')
    .description('an offer from a JSON file, as on the API');
  verb(stage, create, {
    permission: 'offer.write',
    run: async ({ incidents, offers, actor }, { args }) => {
      const body = await readBody(OfferBody, await readJsonObject(args[1]!, 'an offer'));
      return offers.create((await incidents.get(args[0]!)).id, body, actor);
    },
  });
  const revise = offer
    .command('revise <offer> <file>')
    .description('a new version of an offer from a JSON file; sets that exist keep theirs');
  verb(stage, revise, {
    permission: 'offer.write',
    run: async ({ offers, actor }, { args }) => {
      const body = await readBody(RevisionBody, await readJsonObject(args[1]!, 'a version of an offer'));
      return offers.revise(idOf<OfferId>(args[0], 'offer'), body, actor);
    },
  });
  verb(stage, offer.command('versions <offer>').description('what an offer said, version by version'), {
    permission: 'offer.read',
    run: ({ offers }, { args }) => offers.versions(idOf<OfferId>(args[0], 'offer')),
    show: (versions) =>
      table(
        versions.map(({ version, currency, faceMinor, unitCostMinor, sets, madeAt }) => {
          return { version, currency, faceMinor, unitCostMinor, sets, madeAt };
        }),
      ),
  });
  const set = offer
    .command('set <incident> <file>')
    .description('a set of offers from a JSON file, as on the API');
  verb(stage, set, {
    permission: 'offer.write',
    run: async ({ incidents, offers, actor }, { args }) => {
      const body = await readBody(OfferSetBody, await readJsonObject(args[1]!, 'an offer set'));
      return offers.createSet((await incidents.get(args[0]!)).id, body, actor);
    },
    show: (made) => setText(made),
  });
}
