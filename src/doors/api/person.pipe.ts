/** A person's reference in an address: `12:7`, as lists show it. */
import { Injectable, type PipeTransform } from '@nestjs/common';
import type { PersonRef } from '../../kernel/ids.ts';
import { readPersonRef } from '../../people/index.ts';

@Injectable()
export class PersonPipe implements PipeTransform<string, PersonRef> {
  transform(value: string): PersonRef {
    return readPersonRef(value);
  }
}
