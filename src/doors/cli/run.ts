/** Runs one command line: 0 done, 1 refused, 2 the line itself makes no sense; always one clear sentence. */
import { Command, CommanderError } from 'commander';
import { DomainError } from '../../kernel/errors.ts';
import { describeError } from '../../platform/log/log.ts';
import { BadNews, type Stage } from './verb.ts';
import { billVerbs } from './bill.verbs.ts';
import { claimVerbs } from './claim.verbs.ts';
import { codeVerbs } from './code.verbs.ts';
import { fulfilmentVerbs } from './fulfilment.verbs.ts';
import { extractVerbs } from './extract.verbs.ts';
import { grantVerbs } from './grant.verbs.ts';
import { guardVerbs } from './guard.verbs.ts';
import { handoverVerbs } from './handover.verbs.ts';
import { incidentVerbs } from './incident.verbs.ts';
import { intakeVerbs } from './intake.verbs.ts';
import { launchVerbs } from './launch.verbs.ts';
import { laneVerbs } from './lane.verbs.ts';
import { holdVerbs } from './hold.verbs.ts';
import { lawVerbs } from './law.verbs.ts';
import { ledgerVerbs } from './ledger.verbs.ts';
import { mappingVerbs } from './mapping.verbs.ts';
import { messageVerbs } from './message.verbs.ts';
import { noticeVerbs } from './notice.verbs.ts';
import { offerVerbs } from './offer.verbs.ts';
import { operatorVerbs } from './operator.verbs.ts';
import { pageVerbs } from './page.verbs.ts';
import { peopleVerbs } from './people.verbs.ts';
import { alarmVerbs } from './alarm.verbs.ts';
import { callVerbs } from './call.verbs.ts';
import { providerVerbs } from './provider.verbs.ts';
import { proofVerbs } from './proof.verbs.ts';
import { reportVerbs } from './report.verbs.ts';
import { sendingVerbs } from './sending.verbs.ts';
import { systemVerbs } from './system.verbs.ts';
import { unknownVerbs } from './unknown.verbs.ts';
import { uploadVerbs } from './upload.verbs.ts';

const VERBS = [
  incidentVerbs,
  uploadVerbs,
  intakeVerbs,
  mappingVerbs,
  peopleVerbs,
  guardVerbs,
  extractVerbs,
  proofVerbs,
  alarmVerbs,
  callVerbs,
  messageVerbs,
  noticeVerbs,
  launchVerbs,
  laneVerbs,
  providerVerbs,
  sendingVerbs,
  unknownVerbs,
  handoverVerbs,
  offerVerbs,
  codeVerbs,
  grantVerbs,
  fulfilmentVerbs,
  claimVerbs,
  ledgerVerbs,
  billVerbs,
  lawVerbs,
  holdVerbs,
  pageVerbs,
  reportVerbs,
  operatorVerbs,
  systemVerbs,
];

export async function runCommandLine(stage: Stage, argv: readonly string[]): Promise<number> {
  let help = '';
  try {
    await commandLine(stage, (text) => (help = text)).parseAsync([...argv], { from: 'user' });
    return 0;
  } catch (error) {
    return refuse(stage, error, help);
  }
}

/** Every verb. @param heldBack receives help that nobody asked for */
export function commandLine(stage: Stage, heldBack: (text: string) => void): Command {
  const program = new Command('amends')
    .description('Tell everyone whose data leaked, once, truthfully; make it good; prove it.')
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureOutput({
      writeOut: (text) => void stage.terminal.print(text.trimEnd()),
      // Refusals are said once, by `refuse`; help after a wrong line is said here.
      writeErr: heldBack,
    });
  for (const add of VERBS) add(stage, program);
  for (const command of everyCommand(program)) {
    // Subcommands do not inherit these once they are made by `.command()` before the settings were.
    command.copyInheritedSettings(program).helpCommand(false);
    for (const option of command.options) {
      // What collects begins empty, which is nothing to tell.
      if (typeof option.defaultValue === 'object') option.defaultValueDescription = 'none';
    }
  }
  return program;
}

function everyCommand(command: Command): Command[] {
  return command.commands.flatMap((inner) => [inner, ...everyCommand(inner)]);
}

function refuse({ terminal }: Stage, error: unknown, help: string): number {
  if (error instanceof CommanderError) return wrongLine(terminal.say.bind(terminal), error, help);
  if (error instanceof DomainError || error instanceof BadNews) {
    terminal.say(error.message);
    return 1;
  }
  // Only the kind of error: a database's own words can quote the row that offended.
  const { type, code, message, at } = describeError(error);
  const reason = [type, code, message ?? placeOf(at)].filter((part) => part !== undefined).join(' ');
  terminal.say(`Something broke inside Amends, and nothing unfinished was kept (${reason}); try again.`);
  return 1;
}

/** Where it broke, by file and line: all there is of an error whose own words may not be said. */
function placeOf(frames: unknown): string | undefined {
  const place = /[\w.-]+\.[jt]sx?:\d+/.exec(Array.isArray(frames) ? String(frames[0]) : '');
  return place ? `at ${place[0]}` : undefined;
}

function wrongLine(say: (sentence: string) => void, error: CommanderError, help: string): number {
  if (error.exitCode === 0) return 0;
  if (error.code === 'commander.help') {
    const words = /^Usage: (\w+(?: [a-z-]+)*)/.exec(help)?.[1] ?? 'amends';
    say(`Say what to do; \`${words} --help\` lists every verb.`);
    return 2;
  }
  const sentence = error.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
  say(
    `The line makes no sense: ${sentence}; \`amends --help\` lists every verb, \`amends <verb> --help\` its options.`,
  );
  return 2;
}
