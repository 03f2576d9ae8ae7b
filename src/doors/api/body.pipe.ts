/** Reads a body or query into its class: unknown properties are refused, every problem in one sentence. */
import { type ArgumentMetadata, Injectable, type ValidationError, ValidationPipe } from '@nestjs/common';
import { type Both, both, joined } from '../../kernel/both.ts';
import { DomainError } from '../../kernel/errors.ts';
import { API_ERRORS } from './api.errors.ts';

@Injectable()
export class BodyPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      exceptionFactory: (problems) =>
        new DomainError(API_ERRORS.invalid_input, { problems: joined(sentences(problems), '; ') }),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type !== 'body' && metadata.type !== 'query') return super.transform(value, metadata);
    // A missing body is an empty one: its required fields are then named one by one.
    return withoutUnset(await super.transform(value ?? {}, metadata));
  }
}

function sentences(problems: readonly ValidationError[], path = ''): Both[] {
  return problems.flatMap((problem) => {
    const name = path + problem.property;
    const own = Object.entries(problem.constraints ?? {}).map(([rule, text]) =>
      rule === 'whitelistValidation'
        ? both(`${name} is not known here`, `${name} tidak dikenal di sini`)
        : { en: text.replace(problem.property, name), id: indonesian(problem, rule, name) ?? text },
    );
    return [...own, ...sentences(problem.children ?? [], `${name}.`)];
  });
}

function indonesian({ contexts }: ValidationError, rule: string, name: string): string | null {
  const said = (contexts?.[rule] as { readonly id?: string } | undefined)?.id;
  return said === undefined ? null : `${name} ${said}`;
}

/** Class fields exist even when nobody sent them; façades tell absent from null by the key. */
function withoutUnset(value: unknown): unknown {
  if (Array.isArray(value)) {
    for (const item of value) withoutUnset(item);
  } else if (value !== null && typeof value === 'object' && !(value instanceof Date)) {
    const record = value as Record<string, unknown>;
    for (const [key, inner] of Object.entries(record)) {
      if (inner === undefined) delete record[key];
      else withoutUnset(inner);
    }
  }
  return value;
}
