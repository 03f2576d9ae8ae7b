/** An id in an address: anything that cannot be one is refused before the database is asked. */
import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { DomainError } from '../../kernel/errors.ts';
import { isUuid } from '../../kernel/ids.ts';
import { API_ERRORS } from './api.errors.ts';

@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string, { data }: ArgumentMetadata): string {
    if (!isUuid(value)) throw new DomainError(API_ERRORS.invalid_id, { name: data ?? 'id' });
    return value.toLowerCase();
  }
}

/** A whole number in an address: a cohort, a person in it. */
@Injectable()
export class WholePipe implements PipeTransform<string, string> {
  transform(value: string, { data }: ArgumentMetadata): string {
    if (!/^\d{1,9}$/.test(value))
      throw new DomainError(API_ERRORS.invalid_number, { name: data ?? 'number' });
    return value;
  }
}
