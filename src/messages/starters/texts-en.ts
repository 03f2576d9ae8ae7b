/** The English texts: short sentences, everyday words, what to do before everything else. */
import { type LanguageTexts, PAGE, type SharedBlocks } from './texts.ts';

const GREETING = '{% if name %}Hello {{ name }},{% else %}Hello,{% endif %}';

const SHARED: SharedBlocks = {
  pageByMail: `[Open your page]({{ link }})

To open your page without a link, type {{ incident_address }} into your browser and enter the code {{ typed_code }}.`,
  pageByLetter: `## Your page

Type {{ incident_address }} into your browser and enter the code {{ typed_code }}. There you can read all of this again and ask us.`,
  happened: `## What happened

{{ what_happened }} This happened {{ occurred }}.{% if discovered %} We found out on {{ discovered }}.{% endif %}`,
  doing: `## What we are doing

{% if contained %}We stopped the leak on {{ contained }}.{% endif %}{% if gap_closed %} We closed the way in on {{ gap_closed }}.{% endif %}{% if how_closed %} {{ how_closed }}{% endif %}

{{ measures }}`,
  notYetKnown: `{% if not_yet_known %}
## What we do not know yet

{{ not_yet_known }}
{% endif %}`,
  offers: `{% if offers %}
## What we give you
{% for offer in offers %}
- **{{ offer.title }}.** {{ offer.text }}
{%- endfor %}

You find it all on your page. Accepting takes none of your rights away.
{% endif %}`,
  ask: `## Ask us

{% if contact_email %}Write to {{ contact_email }}.{% endif %}{% if contact_phone %} Call {{ contact_phone }}.{% endif %}{% if contact_address %} Or send a letter to {{ contact_address }}.{% endif %} Please give the incident number {{ incident_code }}. You also have the right to complain to the authorities and to ask for compensation.`,
};

const { happened, doing, notYetKnown, offers, ask } = SHARED;

/** An address to type, a code, the account: whoever gets it can check it without trusting it. */
function sms(text: string, lead: string): string {
  return `{{ brand }}: ${text} ${lead} {{ incident_address }} code {{ typed_code }}. Account {{ account_hint }}. Never share an OTP.`;
}

export const TEXTS_EN: LanguageTexts = {
  shared: SHARED,
  kinds: {
    initial: {
      subject: '{{ brand }}: customer data of ours leaked',
      title: 'Customer data of ours leaked',
      sms: sms('customer data leaked.', 'What to do:'),
      blocks: [
        GREETING,
        'Customer data of ours leaked, and we hold data about you. We are sorry. We write now, before we have finished looking into everything, so that you can protect yourself at once.',
        `## Do this today

1. Give nobody your password, PIN or one-time code. We never ask for them.
2. Change the password of your {{ brand }} account. Change it too wherever else you use the same one.
3. Do not simply trust calls or messages that mention {{ brand }}. Hang up, and contact us yourself.`,
        '{{ leaked }}',
        PAGE,
        happened,
        doing,
        `## What we do not know yet

{{ not_yet_known }} We write to you again as soon as we know what leaked about you.`,
        offers,
        '{{ details }}',
        ask,
      ],
    },
    individual: {
      subject: '{{ brand }}: notice that your personal data leaked',
      title: 'Notice that your personal data leaked',
      sms: sms('your data leaked.', 'See what at'),
      blocks: [
        GREETING,
        'Personal data that we hold about you has leaked. We are sorry. This message tells you what to do, what leaked, and what we are doing.',
        '{{ today }}',
        '{{ leaked }}',
        PAGE,
        happened,
        doing,
        notYetKnown,
        offers,
        '{{ details }}',
        ask,
      ],
    },
    supplement: {
      subject: '{{ brand }}: more of your data leaked',
      title: 'More of your data leaked',
      sms: sms('more of your data leaked.', 'See what at'),
      blocks: [
        GREETING,
        'We have already written to you about a data leak. We now know that more of your data leaked. We are sorry, also that you hear of it only now.',
        '{{ newly_leaked }}',
        '{{ today }}',
        '{{ leaked }}',
        PAGE,
        happened,
        doing,
        notYetKnown,
        offers,
        '{{ details }}',
        ask,
      ],
    },
    correction: {
      subject: '{{ brand }}: a correction of our last message',
      title: 'A correction of our last message',
      sms: sms('our last message was partly wrong.', 'What is right:'),
      blocks: [
        GREETING,
        'Part of our last message to you was wrong. We are sorry. This message takes its place: what you read here is right.',
        '{{ not_leaked }}',
        '{{ today }}',
        '{{ leaked }}',
        PAGE,
        happened,
        doing,
        notYetKnown,
        offers,
        '{{ details }}',
        ask,
      ],
    },
    update: {
      subject: '{{ brand }}: news about the data leak',
      title: 'News about the data leak',
      sms: sms('news about the data leak.', 'Read it at'),
      blocks: [
        GREETING,
        'We have written to you that your data leaked. We are sorry, once more. Today we tell you what we have done since then. What leaked about you is the same as we wrote.',
        doing,
        notYetKnown,
        'Have you done the following? If not, please do it now.',
        '{{ today }}',
        '{{ leaked }}',
        PAGE,
        happened,
        offers,
        ask,
      ],
    },
    policy: {
      subject: '{{ brand }}: we change how we keep your data',
      title: 'We change how we keep your data',
      sms: sms('we change how we keep your data.', 'Read it at'),
      blocks: [
        GREETING,
        'Customer data of ours leaked. That was our fault, and we are sorry. This is why we change how we keep your data.',
        `## What we change

{{ measures }}`,
        `## What it means for you

You do not need to do anything. You have the right to a copy of your data. You can also ask us to correct or delete it.`,
        offers,
        PAGE,
        ask,
      ],
    },
    goodwill: {
      subject: '{{ brand }}: your data is not among what leaked',
      title: 'Your data is not among what leaked',
      sms: sms('your data is not among what leaked.', 'Check at'),
      blocks: [
        GREETING,
        'Data of some of our customers leaked. Yours is not among it. You do not need to do anything.',
        'We are sorry for the worry we caused. You have a right to know what happened at our place.',
        happened,
        doing,
        `## Beware of fake messages

Scammers use news like this. Give nobody your password, PIN or one-time code. We never ask for them.`,
        offers,
        PAGE,
        ask,
      ],
    },
  },
};
