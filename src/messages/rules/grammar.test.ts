import { describe, expect, test } from '@jest/globals';
import { scan } from './grammar.ts';

const EMAIL = { channel: 'email', part: 'body' } as const;
const SMS = { channel: 'sms', part: 'body' } as const;
const SUBJECT = { channel: 'email', part: 'subject' } as const;

function problems(source: string, where: Parameters<typeof scan>[1] = EMAIL): string[] {
  return scan(source, where).problems.map((p) => `${p.line}: ${p.sentence.en}`);
}

describe('what a template may say in Liquid', () => {
  test('variables, if, elsif, else and the offers loop pass', () => {
    const source =
      'Hi{% if name %} {{ name }}{% elsif brand %}{{brand}}{% else %}!{% endif %}\n' +
      '{%- for offer in offers -%}\n{{ offer.title }}: {{- offer.text -}}\n{% endfor %}';
    const { uses, problems: none } = scan(source, EMAIL);
    expect(none).toEqual([]);
    expect(uses.map((u) => [u.name, u.guards])).toEqual([
      ['name', ['name']],
      ['brand', ['brand']],
      ['offer.title', ['offers']],
      ['offer.text', ['offers']],
    ]);
  });

  test.each([
    ['{{ nik }}', '1: there is no variable "nik"'],
    [
      '\n{{ name | upcase }}',
      '2: "name | upcase" is not a variable: filters and expressions are not allowed',
    ],
    ['{{ constructor }}', '1: there is no variable "constructor"'],
    ['{{ name.length }}', '1: "name.length" is not a variable: filters and expressions are not allowed'],
    ['{{ "x" }}', '1: ""x"" is not a variable: filters and expressions are not allowed'],
    ['{{ offers }}', '1: offers is a list: use {% for offer in offers %}'],
    ['{{ offer.title }}', '1: offer.title stands outside {% for offer in offers %}'],
    ['{% assign a = 1 %}', '1: {% assign %} is not allowed: only if, elsif, else and for'],
    ['{% include "x" %}', '1: {% include %} is not allowed: only if, elsif, else and for'],
    ['{% for a in (1..9) %}{% endfor %}', '1: the only loop is {% for offer in offers %}'],
    ['{% if name == "x" %}{% endif %}', '1: {% if %} takes one variable and nothing else'],
    ['{% if name %}', '1: {% if %} is not closed'],
    ['{% endif %}', '1: {% endif %} closes nothing'],
    ['{% else %}', '1: {% else %} without {% if %}'],
    ['{{ name', '1: a bracket {{ }} or {% %} is not closed'],
    ['a\u202eb', '1: it contains invisible characters'],
  ])('%j is refused', (source, problem) => {
    expect(problems(source)).toContain(problem);
  });

  test('an SMS has no name, no link and no block; a subject has nothing personal', () => {
    expect(problems('{{ name }}', SMS)).toEqual(['1: name may not stand in a message by sms']);
    expect(problems('{{ link }}', SMS)).toEqual(['1: link may not stand in a message by sms']);
    expect(problems('{{ leaked }}', SMS)).toEqual(['1: leaked may not stand in a message by sms']);
    expect(problems('{{ name }}', SUBJECT)).toEqual(['1: name may not stand in the subject']);
    expect(problems('{{ brand }}', SUBJECT)).toEqual([]);
  });
});
