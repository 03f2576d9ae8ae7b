/** `proof …`: daily roots, and packages that prove what was sent. */
import type { Command } from 'commander';
import { readPersonRef } from '../../people/index.ts';
import { refuseExisting, writeNew } from './out-file.ts';
import { table } from './text.ts';
import { type Stage, verb } from './verb.ts';

export function proofVerbs(stage: Stage, program: Command): void {
  const proof = program
    .command('proof')
    .description('what was sent, provable with openssl and sha256sum alone: roots, person, incident');
  verb(stage, proof.command('roots <incident>').description('the hash of everything known on each day'), {
    permission: 'notice.read',
    run: async ({ incidents, dailyRoots }, { args }) => dailyRoots.list((await incidents.get(args[0]!)).id),
    show: (days) => table(days.map(({ day, records, root, head }) => ({ day, records, root, head }))),
  });
  const person = proof
    .command('person <incident> <person>')
    .description('a zip with everything that was sent to one person (12:7); sh VERIFY.txt in it checks it')
    .requiredOption('--out <file>', 'where to write it');
  verb(stage, person, {
    permission: 'people.read',
    check: async ({ args, options }) => {
      readPersonRef(args[1]!);
      await refuseExisting(String(options['out']));
    },
    run: async ({ incidents, proofPackages, actor }, { args, options }) => {
      const { id } = await incidents.get(args[0]!);
      const file = String(options['out']);
      const { bytes, sha256 } = await writeNew(
        file,
        proofPackages.person(id, readPersonRef(args[1]!), actor),
      );
      return { file, bytes, sha256 };
    },
  });
  const incident = proof
    .command('incident <incident>')
    .description('the same of everybody: as large as the incident')
    .requiredOption('--out <file>', 'where to write it');
  verb(stage, incident, {
    permission: 'report.read',
    check: ({ options }) => refuseExisting(String(options['out'])),
    run: async ({ incidents, proofPackages, actor }, { args, options }) => {
      const { id } = await incidents.get(args[0]!);
      const file = String(options['out']);
      const { bytes, sha256 } = await writeNew(file, proofPackages.incident(id, actor));
      return { file, bytes, sha256 };
    },
  });
}
