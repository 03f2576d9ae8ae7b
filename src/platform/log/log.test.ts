import { describe, expect, test } from '@jest/globals';
import { Writable } from 'node:stream';
import { DomainError, errors } from '../../kernel/errors.ts';
import { createLog, describeError } from './log.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  let text = '';
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  write(createLog('debug', sink));
  return text;
}

const PLANTED = 'siti.rahma@example.com';

describe('the log', () => {
  test('is one JSON line per event with level, instant, facts and sentence', () => {
    const line = JSON.parse(logged((log) => log.info({ incidentId: 'i1', count: 3 }, 'done'))) as object;
    expect(line).toMatchObject({ level: 'info', incidentId: 'i1', count: 3, msg: 'done' });
    expect(line).toHaveProperty('time', expect.stringMatching(/^\d{4}-.*Z$/));
  });

  test.each(['email', 'phone', 'name', 'token', 'password', 'authorization', 'link', 'customerId', 'to'])(
    'cuts out a value passed as %s, also one or two levels down',
    (field) => {
      const text = logged((log) => {
        log.info({ [field]: PLANTED }, 'x');
        log.info({ a: { [field]: PLANTED } }, 'x');
        log.info({ a: { b: { [field]: PLANTED } } }, 'x');
      });
      expect(text).not.toContain(PLANTED);
    },
  );

  test('tells a database error without the row it quotes', () => {
    const error = Object.assign(new Error(`duplicate key value: Key (email)=(${PLANTED}) already exists`), {
      code: '23505',
      detail: `Key (email)=(${PLANTED}) already exists`,
      constraint: 'operator_email_key',
      parameters: [PLANTED],
      query: `INSERT INTO x VALUES ('${PLANTED}')`,
    });
    const wrapped = new Error(`while saving ${PLANTED}`, { cause: error });
    const text = logged((log) => log.error({ err: wrapped }, 'failed'));
    expect(text).not.toContain(PLANTED);
    expect(text).toContain('23505');
    expect(text).toContain('operator_email_key');
  });

  test('tells our own errors by code and sentence', () => {
    const E = errors('test', { no: ['invalid', 'Not {what}.'] });
    expect(describeError(new DomainError(E.no, { what: 'this' }))).toEqual({
      type: 'DomainError',
      code: 'test.no',
      message: 'Not this.',
    });
  });

  test('says where a programmer’s error happened', () => {
    const told = describeError(new TypeError('x is not a function'));
    expect(told).toMatchObject({ type: 'TypeError', message: 'x is not a function' });
    expect(told['at']).not.toHaveLength(0);
  });
});
