/** What is wrong with a field is said in Indonesian too: every check of every body and query has its words. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { getMetadataStorage, ValidationTypes } from 'class-validator';
import { DomainError } from '../../src/kernel/errors.ts';
import { BodyPipe } from '../../src/doors/api/body.pipe.ts';
import { AcknowledgeBody } from '../../src/doors/api/alarms.dto.ts';
import { filesUnder, ROOT } from './source.ts';

type Class = abstract new () => object;

async function classes(): Promise<Class[]> {
  const paths = filesUnder('src/doors/api', ['.dto.ts']).map(({ path }) => pathToFileURL(join(ROOT, path)));
  const modules = await Promise.all(paths.map(({ href }) => import(href) as Promise<object>));
  return modules.flatMap((one) =>
    (Object.values(one) as unknown[]).filter((value): value is Class => typeof value === 'function'),
  );
}

test('every check has its Indonesian half', async () => {
  const checks = (await classes()).flatMap((one) =>
    getMetadataStorage()
      .getTargetValidationMetadatas(one, '', true, false)
      // Whether a field is looked at at all refuses nothing.
      .filter(({ type }) => type !== ValidationTypes.CONDITIONAL_VALIDATION)
      .map((check) => ({ at: `${one.name}.${check.propertyName} ${check.name ?? check.type}`, check })),
  );
  expect(checks.length).toBeGreaterThan(300);
  const silent = checks.filter(
    ({ check }) => (check.context as { id?: string } | undefined)?.id === undefined,
  );
  expect(silent.map(({ at }) => at)).toEqual([]);
});

test('what is refused names its fields in both languages', async () => {
  const body = { reason: 'x'.repeat(501), surprise: 1 };
  const refused = await new BodyPipe()
    .transform(body, { type: 'body', metatype: AcknowledgeBody })
    .catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(DomainError);
  expect((refused as DomainError).facts['problems']).toEqual({
    en: 'surprise is not known here; reason must be shorter than or equal to 500 characters',
    id: 'surprise tidak dikenal di sini; reason boleh berisi paling banyak 500 karakter',
  });
});
