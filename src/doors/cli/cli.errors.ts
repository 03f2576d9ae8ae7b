/** Refusals of the terminal door itself. */
import { errors } from '../../kernel/errors.ts';

export const CLI_ERRORS = errors('cli', {
  no_file: ['invalid', 'There is no file {file}; check the path.'],
  no_text: ['invalid', 'Say which text to keep: a file, or --starters.'],
  no_starter: [
    'not_found',
    'There is no starter text of that kind, channel, language and law; `message starters` shows them.',
  ],
  not_a_file: ['invalid', '{file} is a directory, not a file; name the files in it one by one.'],
  empty_file: ['invalid', '{file} is empty; export it again.'],
  unreadable_file: ['invalid', '{file} cannot be read ({reason}); check its permissions.'],
  not_json: ['invalid', '{file} is not JSON: {reason}.'],
  not_an_object: ['invalid', '{file} must hold a JSON object: {meaning}.'],
  no_archive: ['invalid', 'There is no event archive in {directory}; name a copy of a host’s <data>/events.'],
  same_name: [
    'invalid',
    'Two of the files are called {file}; sources of one incident need different base names.',
  ],
  not_an_id: ['invalid', 'That is not the id of any {thing}; list them to see their ids.'],
  unknown_kind: ['invalid', 'Findings are of one of these kinds: {kinds}.'],
  not_a_count: ['invalid', 'Say --{option} as a whole number of 1 or more.'],
  not_one_of: ['invalid', '{option} is one of these: {values}.'],
  which_unknowns: ['invalid', 'Name deliveries as <cohort>_<number>, or say --all; not both.'],
  terminal_never_checks: [
    'forbidden',
    'This needs the permission {permission}, and the terminal itself may make but never check; set AMENDS_API_KEY to the key of a person who has it (`operator key`).',
  ],
  counts_needed: [
    'invalid',
    'Rejects are accepted by count and reason; read them with `rejects`, then say what you accept: {options}.',
  ],
  mapping_needed: [
    'invalid',
    'Say what the columns carry: --mapping with a file, or --accept-proposals once you have read `inspect`.',
  ],
  mapping_twice: ['invalid', 'Either --mapping or --accept-proposals; not both.'],
  columns_of_what: [
    'invalid',
    '--column names what --accept-proposals may take; add it, or leave the column out.',
  ],
  not_a_version: ['invalid', 'A version is a whole number; `mapping versions` lists them.'],
  nothing_to_inspect: ['conflict', 'This incident has no uploaded file to look at; `upload` one first.'],
  file_exists: ['invalid', '{file} is there already; name a new file.'],
  unwritable_file: ['invalid', '{file} cannot be written ({reason}); check the path and its permissions.'],
  no_locale: ['invalid', 'A page is made in one of two languages: --locale id or --locale en.'],
  reveal_needed: ['invalid', 'The export shows contacts in clear: add --reveal to say that you mean it.'],
  workbook_ending: ['invalid', 'The cost report is written as .xlsx: let the file’s name end so.'],
  report_ending: [
    'invalid',
    'A report is written as .xlsx or .html: let the file’s name end in one of them.',
  ],
  bad_mix: ['invalid', 'Say how often an offer is chosen as --mix <offer id>=<whole number>.'],
});
