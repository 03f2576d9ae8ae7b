/** Objects from files and options, read exactly as the API reads its bodies: same fields, same refusals. */
import type { Type } from '@nestjs/common';
import { BodyPipe } from '../api/body.pipe.ts';

const pipe = new BodyPipe();

export async function readBody<T>(as: Type<T>, value: unknown): Promise<T> {
  return (await pipe.transform(value, { type: 'body', metatype: as })) as T;
}
