/**
 * English texts for residents of the United States: the form California prescribes and the other states accept, and one
 * without what happened, which Massachusetts forbids. Starting points, not legal advice: counsel approves them with the rest.
 */
import type { TemplateKind } from '../rules/template-kinds.ts';
import { type FullTexts, PAGE } from './texts.ts';
import { TEXTS_EN } from './texts-en.ts';

/** Every American law of the book but that of Massachusetts. */
export const UNITED_STATES: readonly string[] = [
  'US-CA', 'US-CO', 'US-CT', 'US-DC', 'US-DE', 'US-FL', 'US-HIPAA', 'US-NY', 'US-PA', 'US-TX',
]; // prettier-ignore
export const MASSACHUSETTS: readonly string[] = ['US-MA'];

const GREETING = '{% if name %}Hello {{ name }},{% else %}Hello,{% endif %}';

const HAPPENED = `## What Happened

{{ what_happened }} This happened {{ occurred }}.{% if discovered %} We found out on {{ discovered }}.{% endif %}`;

const INVOLVED = `## What Information Was Involved

{{ leaked }}`;

const DOING = `## What We Are Doing

{% if contained %}We stopped the leak on {{ contained }}.{% endif %}{% if gap_closed %} We closed the way in on {{ gap_closed }}.{% endif %}{% if how_closed %} {{ how_closed }}{% endif %}

{{ measures }}`;

const OFFERS = `{% if offers %}
## What we give you at no cost
{% for offer in offers %}
- **{{ offer.title }}.** {{ offer.text }}
{%- endfor %}

You find it all on your page, with how to enroll. Accepting takes none of your rights away. You can still go to court.
{% endif %}`;

const RIGHTS = `### Your credit and your rights

- You can ask each credit bureau to freeze your credit. It costs nothing. Nobody can then open an account in your name.
- To ask for a security freeze, call or write to each bureau. It asks for your name, address, birth date and Social Security number.
- You can also ask one bureau for a fraud alert. It tells the other two.
- You can get your credit report free of charge at annualcreditreport.com or 1-877-322-8228. Look for accounts you do not know.
- You have the right to file a police report and to get a copy of it.`;

/**
 * For counsel: these numbers and addresses are written from general knowledge, and were not compared with the pages of the
 * bureaus and the FTC. Somebody must do that before the first launch, and again whenever they change.
 */
const BUREAUS = `### Credit bureaus and regulators

- **Equifax:** 1-888-298-0045, equifax.com. P.O. Box 105788, Atlanta, GA 30348.
- **Experian:** 1-888-397-3742, experian.com. P.O. Box 9554, Allen, TX 75013.
- **TransUnion:** 1-800-916-8800, transunion.com. P.O. Box 160, Woodlyn, PA 19094.
- **Federal Trade Commission:** 1-877-438-4338, identitytheft.gov. 600 Pennsylvania Avenue NW, Washington, DC 20580.

The Federal Trade Commission and the attorney general of your state also tell you how to protect yourself.`;

const CAN_DO = `## What You Can Do

{{ today }}`;

const CAN_DO_AT_ONCE = `## What You Can Do

1. Give nobody your password, PIN or one-time code. We never ask for them.
2. Change the password of your {{ brand }} account. Change it too wherever else you use the same one.
3. Do not simply trust calls or messages that mention {{ brand }}. Hang up, and contact us yourself.`;

const MORE = `## For More Information

This notice comes from {{ company }}.{% if contact_phone %} Call us at {{ contact_phone }}.{% endif %}{% if contact_email %} Write to {{ contact_email }}.{% endif %}{% if contact_address %} Or send a letter to {{ contact_address }}.{% endif %} Please give the incident number {{ incident_code }}.`;

const { notYetKnown } = TEXTS_EN.shared;

/** What a law asks of a notice of the breach itself; later news, policy and goodwill are free in their form. */
export const TEXTS_US: Readonly<Partial<Record<TemplateKind, FullTexts>>> = {
  initial: inForm(
    'We hold data about you, and customer data of ours leaked. We are sorry. We write now, before we have finished looking into everything, so that you can protect yourself at once.',
    {
      doFirst: CAN_DO_AT_ONCE,
      unknown: `## What we do not know yet

{{ not_yet_known }} We write to you again as soon as we know what leaked about you.`,
      involved: `## What Information Was Involved

Customer data leaked. We do not write here what leaked about you before we know it.

{{ leaked }}`,
    },
  ),
  individual: inForm(
    'Personal data that we hold about you has leaked. We are sorry. This notice tells you what leaked, what we are doing and what you can do.',
  ),
  supplement: inForm(
    'We have already written to you about a data leak. We now know that more of your data leaked. We are sorry, also that you hear of it only now.',
    { changed: '{{ newly_leaked }}' },
  ),
  correction: inForm(
    'Part of our last notice to you was wrong. We are sorry. This notice takes its place: what you read here is right.',
    { changed: '{{ not_leaked }}' },
  ),
};

function inForm(
  opening: string,
  own: {
    readonly doFirst?: string;
    readonly unknown?: string;
    readonly involved?: string;
    readonly changed?: string;
  } = {},
): FullTexts {
  const { doFirst = CAN_DO, unknown = notYetKnown, involved = INVOLVED, changed } = own;
  return {
    subject: '{{ brand }}: Notice of Data Breach',
    title: 'Notice of Data Breach',
    blocks: [
      GREETING, opening, ...(changed ? [changed] : []), HAPPENED, involved, DOING, OFFERS, unknown, doFirst, PAGE, RIGHTS,
      BUREAUS, '{{ details }}', MORE,
    ], // prettier-ignore
  };
}

const DOING_BRIEFLY = `## What we are doing

{{ measures }}`;

const NOTICES_OF_THE_BREACH: ReadonlySet<TemplateKind> = new Set([
  'initial',
  'individual',
  'supplement',
  'correction',
]);

/** The general English text without what happened and how it was closed, with the rights Massachusetts names. */
export function massachusetts(kind: TemplateKind): FullTexts {
  const { happened, doing, offers, ask } = TEXTS_EN.shared;
  const rights = NOTICES_OF_THE_BREACH.has(kind) ? [RIGHTS, BUREAUS] : [];
  const blocks = TEXTS_EN.kinds[kind].blocks.flatMap((block) => {
    if (block === happened) return [];
    if (block === doing) return [DOING_BRIEFLY];
    if (block === offers) return [OFFERS];
    if (block === ask) return [...rights, ask];
    return [block.replace(' You have a right to know what happened at our place.', '')];
  });
  return { ...TEXTS_EN.kinds[kind], blocks };
}
