/** `claim …`, `programme …` and `enrolment …`: proven losses, and vendors' services people enrol in. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { type ClaimView, typeOf } from '../../fulfilment/index.ts';
import type { OfferId } from '../../kernel/ids.ts';
import { ApproveClaimBody, ClaimBody, ProgrammeBody, ReasonBody } from '../api/fulfilment.dto.ts';
import { readBody } from './body.ts';
import { checkedFile } from './files.ts';
import { oneChunk } from './fulfilment.verbs.ts';
import { idOf } from './options.ts';
import { refuseExisting, writeNew } from './out-file.ts';
import { table, text } from './text.ts';
import { type Stage, verb } from './verb.ts';

export function claimVerbs(stage: Stage, program: Command): void {
  const claim = program
    .command('claim')
    .description('proven losses: filed with evidence, decided by somebody else');
  fileVerbs(stage, claim);
  lookVerbs(stage, claim);
  decideVerbs(stage, claim);
  programmeVerbs(stage, program.command('programme').description('what vendors run for an offer'));
  enrolmentVerbs(stage, program.command('enrolment').description('who began to use a vendor’s service'));
}

function fileVerbs(stage: Stage, claim: Command): void {
  const file = claim
    .command('file <incident> <reference>')
    .description('file a claim on somebody’s behalf; you will not decide it')
    .requiredOption('--amount-minor <n>', 'what was lost, in minor units; at most the offer’s face')
    .requiredOption('--statement <file>', 'what happened, in the person’s words');
  verb(stage, file, {
    permission: 'claim.write',
    check: async ({ options }) => void (await checkedFile(String(options['statement']))),
    run: async ({ incidents, claims, actor }, { args, options }) => {
      const body = await readBody(ClaimBody, {
        reference: args[1],
        amountMinor: options['amountMinor'],
        statement: (await readFile(String(options['statement']), 'utf8')).trim(),
      });
      return claims.file((await incidents.get(args[0]!)).id, body, { actor });
    },
    show: shown,
  });
  const add = claim
    .command('add <incident> <reference> <file>')
    .description('add what proves it: a PDF, JPEG or PNG');
  verb(stage, add, {
    permission: 'claim.write',
    check: async ({ args }) => void (await checkedFile(args[2]!)),
    run: async ({ incidents, claims, actor }, { args }) => {
      const bytes = await readFile(args[2]!);
      const type = typeOf(bytes) ?? 'application/octet-stream';
      const evidence = { name: basename(args[2]!), type, bytes };
      return claims.addEvidence((await incidents.get(args[0]!)).id, args[1]!, evidence, { actor });
    },
  });
}

function lookVerbs(stage: Stage, claim: Command): void {
  verb(stage, claim.command('list <incident>').description('every claim, oldest first'), {
    permission: 'fulfilment.read',
    run: async ({ incidents, claims }, { args }) => claims.list((await incidents.get(args[0]!)).id),
    show: (all) =>
      table(
        all.map(({ reference, status, claimedMinor, approvedMinor, currency, evidence }) => {
          return { reference, status, claimedMinor, approvedMinor, currency, evidence };
        }),
      ),
  });
  verb(stage, claim.command('show <incident> <reference>').description('one, with the person’s own words'), {
    permission: 'claim.reveal',
    run: async ({ incidents, claims, actor }, { args }) =>
      claims.get((await incidents.get(args[0]!)).id, args[1]!, actor),
    show: shown,
  });
  const fetch = claim
    .command('fetch <incident> <reference> <no>')
    .description('one file of its evidence; every look is audited')
    .requiredOption('--out <file>', 'where to write it');
  verb(stage, fetch, {
    permission: 'claim.reveal',
    check: ({ options }) => refuseExisting(String(options['out'])),
    run: async ({ incidents, claims, actor }, { args, options }) => {
      const of = { reference: args[1]!, no: Number(args[2]) || 0 };
      const { bytes: all } = await claims.evidence((await incidents.get(args[0]!)).id, of, actor);
      const { bytes, sha256 } = await writeNew(String(options['out']), oneChunk(all));
      return { file: String(options['out']), bytes, sha256 };
    },
  });
}

function decideVerbs(stage: Stage, claim: Command): void {
  const approve = claim
    .command('approve <incident> <reference>')
    .description('pay so much through the next payout file; needs a second person’s key')
    .requiredOption('--amount-minor <n>', 'at most what was claimed')
    .requiredOption('--reason <sentence>', 'why so much');
  verb(stage, approve, {
    permission: 'claim.approve',
    run: async ({ incidents, claims, actor }, { args, options }) => {
      const { amountMinor, reason } = options;
      const body = await readBody(ApproveClaimBody, { amountMinor, reason });
      const { id } = await incidents.get(args[0]!);
      return claims.decide(id, args[1]!, { ...body, decision: 'approved' }, actor);
    },
    show: shown,
  });
  const refuse = claim
    .command('refuse <incident> <reference>')
    .description('the person may choose again; needs a second person’s key')
    .requiredOption('--reason <sentence>', 'why; the person reads it');
  verb(stage, refuse, {
    permission: 'claim.approve',
    run: async ({ incidents, claims, actor }, { args, options }) => {
      const { reason } = await readBody(ReasonBody, { reason: options['reason'] });
      const { id } = await incidents.get(args[0]!);
      return claims.decide(id, args[1]!, { decision: 'refused', reason }, actor);
    },
    show: shown,
  });
}

function programmeVerbs(stage: Stage, programme: Command): void {
  const declare = programme
    .command('declare <incident>')
    .description('what a vendor runs for an offer; once, as it is printed on receipts')
    .requiredOption('--offer <offer>', 'of monitoring or insurance')
    .requiredOption('--vendor <name>', 'as people call it')
    .requiredOption('--engagement <number>', 'what people and the vendor quote')
    .requiredOption('--enrol-by <day>', 'the last day to enrol, such as 2027-12-31')
    .requiredOption('--url <address>', 'where people enrol; begins with https://');
  verb(stage, declare, {
    permission: 'fulfilment.write',
    check: ({ options }) => void idOf<OfferId>(String(options['offer']), 'offer'),
    run: async ({ incidents, programmes, actor }, { args, options }) => {
      const { offer: offerId, vendor, engagement, enrolBy, url: enrolUrl } = options;
      const body = await readBody(ProgrammeBody, { offerId, vendor, engagement, enrolBy, enrolUrl });
      return programmes.declare((await incidents.get(args[0]!)).id, body, actor);
    },
  });
  verb(stage, programme.command('list <incident>').description('every programme, and how many enrolled'), {
    permission: 'fulfilment.read',
    run: async ({ incidents, programmes }, { args }) => programmes.list((await incidents.get(args[0]!)).id),
    show: (all) => table(all.map((one) => ({ ...one }))),
  });
}

function enrolmentVerbs(stage: Stage, enrolment: Command): void {
  const bring = enrolment
    .command('import <incident> <file>')
    .description('bring a vendor’s CSV with engagement, code and enrolled_on');
  verb(stage, bring, {
    permission: 'fulfilment.write',
    check: async ({ args }) => void (await checkedFile(args[1]!)),
    run: async ({ incidents, enrolments, actor }, { args }) =>
      enrolments.importFile((await incidents.get(args[0]!)).id, await readFile(args[1]!), actor),
    show: ({ rejects, ...feed }) => text({ ...feed, rejected: rejects.length }),
    badNews: ({ rejects }) =>
      rejects.length === 0
        ? null
        : `${rejects.length} lines were not taken; --json names each with its reason.`,
  });
  const withdraw = enrolment
    .command('withdraw <incident> <feed>')
    .description('take back a feed that was the wrong one: who began by it alone has not')
    .requiredOption('--reason <sentence>', 'what was wrong');
  verb(stage, withdraw, {
    permission: 'fulfilment.write',
    run: async ({ incidents, enrolments, actor }, { args, options }) => {
      const { id } = await incidents.get(args[0]!);
      return enrolments.withdraw(id, args[1]!, { reason: String(options['reason']) }, actor);
    },
    show: ({ id, withdrawn }) => text({ id, ...withdrawn }),
  });
  verb(stage, enrolment.command('list <incident>').description('what vendors told, the latest first'), {
    permission: 'fulfilment.read',
    run: async ({ incidents, enrolments }, { args }) => enrolments.feeds((await incidents.get(args[0]!)).id),
    show: (all) =>
      table(
        all.map(({ id, source, lines, enrolled, repeated, rejects, broughtAt, withdrawn }) => {
          const takenBack = withdrawn?.reason ?? '';
          return { id, source, lines, enrolled, repeated, rejected: rejects.length, broughtAt, takenBack };
        }),
      ),
  });
}

function shown(claim: ClaimView): string {
  return text({ ...claim });
}
