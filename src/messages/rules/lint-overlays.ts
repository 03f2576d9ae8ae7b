/** What the laws of the readers' residence demand and forbid, on the full forms: an SMS is a pointer to them. */
import type { Overlay, OverlayElement } from './overlay.ts';
import { SAYINGS } from './content.ts';
import {
  everywhere,
  type Finding,
  inBody,
  inMessage,
  inSubject,
  type LintInput,
  type LintProfile,
} from './findings.ts';
import { wordsIn } from './lint-words.ts';

export function overlayFindings(input: LintInput): Finding[] {
  return input.overlays.flatMap((overlay) => [
    ...overlay.required.flatMap((element) => missing(input, overlay, element)),
    ...forbidden(input, overlay),
    ...format(input, overlay),
  ]);
}

function missing(input: LintInput, overlay: Overlay, element: OverlayElement): Finding[] {
  const saying = SAYINGS[element.code];
  if (saying.words?.[input.locale].test(input.own.body)) return [];
  const without = input.profiles.filter((p) => p.said && owes(element, p) && !isSaid(input, p.said, element));
  if (without.length === 0) return [];
  const use = saying.variables.filter((v) => v !== 'offer').map((name) => `{{ ${name} }}`);
  const how =
    saying.variables[0] === 'offer'
      ? 'offer it with {% for offer in offers %}, or say it in your own words'
      : use.length > 0
        ? `use ${use.join(' or ')}`
        : 'say it in your own words';
  const title = element.title.en;
  return [
    inMessage(input, {
      code: 'overlay_missing',
      words: element.code,
      says: `it does not say ${title}, which ${nameOf(overlay)} asks for (${element.source}): ${how}.`,
    }),
  ];
}

function owes({ needsExposure, categories }: OverlayElement, { exposed, leaked }: LintProfile): boolean {
  if (needsExposure && exposed.length === 0) return false;
  return categories === undefined || categories.some((code) => leaked.includes(code));
}

/** Offers differ from person to person: that the message has a place for them is what can be checked. */
function isSaid({ uses }: LintInput, said: ReadonlySet<string>, { code }: OverlayElement): boolean {
  return SAYINGS[code].variables.some(
    (name) => said.has(name) || (name === 'offer' && uses.some((u) => u.name === 'offer.title')),
  );
}

function forbidden(input: LintInput, overlay: Overlay): Finding[] {
  return overlay.forbidden.flatMap(({ title, source, contents, patterns }) => {
    const why = `${nameOf(overlay)} forbids ${title.en} (${source})`;
    const variables = contents.flatMap((code) => SAYINGS[code].variables);
    const uses = input.uses.filter(
      ({ name }) => variables.some((v) => v === name) && input.profiles.some((p) => p.said?.has(name)),
    );
    return [
      ...uses.flatMap(({ name }) =>
        inBody(input, {
          code: 'overlay_forbidden',
          words: `{{ ${name} }}`,
          says: `{{ ${name} }} may not stand here, because ${why}.`,
        }),
      ),
      ...everywhere(
        input,
        (text) =>
          wordsIn(
            text,
            patterns[input.locale].map((p) => new RegExp(p, 'giu')),
          ).map((words) => ({
            words,
            says: `“${words}” may not stand here, because ${why}.`,
          })),
        'overlay_forbidden',
      ),
    ];
  });
}

/** A law that prescribes its headings prescribes them in its own language. */
function format(input: LintInput, overlay: Overlay): Finding[] {
  if (input.locale !== 'en') return [];
  const { title, headings } = overlay.format;
  const code = 'overlay_format';
  const found: Finding[] = [];
  if (
    title !== null &&
    !plain(input.own.subject).includes(plain(title)) &&
    !headingsOf(input).includes(plain(title))
  ) {
    const says = `${nameOf(overlay)} asks for the title “${title}”, in the subject or as a heading.`;
    found.push(inSubject(input, { code, words: title, says }));
  }
  for (const { text } of headings) {
    if (headingsOf(input).includes(plain(text))) continue;
    const says = `${nameOf(overlay)} asks for the heading “${text}”: add “## ${text}”.`;
    found.push(inMessage(input, { code, words: text, says }));
  }
  return found;
}

function headingsOf({ own }: LintInput): string[] {
  return [...own.body.matchAll(/^#{1,3}\s+(.+)$/gm)].map((m) => plain(m[1]!));
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

function nameOf({ code, title }: Overlay): string {
  return `${code} (${title})`;
}
