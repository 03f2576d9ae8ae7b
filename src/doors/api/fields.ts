/** Fields of request bodies: each decorator validates and describes at once, so OpenAPI cannot drift. */
import { applyDecorators, type Type as Class } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDate,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateIf,
  ValidateNested,
  type ValidationOptions,
} from 'class-validator';

interface FieldOptions {
  /** May be left out. */
  readonly optional?: boolean;
  /** May be null, which clears the value. */
  readonly nullable?: boolean;
  readonly description?: string;
  readonly example?: unknown;
}

/** What a check says in Indonesian, after the field's name; its English is its own. */
export function inIndonesian(id: string): ValidationOptions {
  return { context: { id } };
}

const TEXT = inIndonesian('harus berupa teks');
const LIST = inIndonesian('harus berupa daftar');
const OBJECT = inIndonesian('harus berupa objek JSON');
const PARTS = inIndonesian('harus berupa objek JSON atau daftar objek JSON');
const ONE_OF = (values: readonly string[]) => inIndonesian(`harus salah satu dari: ${values.join(', ')}`);
const AT_LEAST = (count: number) => inIndonesian(`harus memuat paling sedikit ${count}`);
const AT_MOST = (count: number) => inIndonesian(`boleh memuat paling banyak ${count}`);
const LONGEST = (max: number) => inIndonesian(`boleh berisi paling banyak ${max} karakter`);

function field(schema: object, options: FieldOptions, checks: PropertyDecorator[]): PropertyDecorator {
  const { optional = false, nullable = false, description, example } = options;
  const shape = nullable ? { oneOf: [schema, { type: 'null' }] } : schema;
  const extra = { ...(description ? { description } : {}), ...(example === undefined ? {} : { example }) };
  const property = { ...shape, ...extra, required: !optional } as ApiPropertyOptions;
  const skip: PropertyDecorator[] = [];
  if (optional && nullable) skip.push(IsOptional());
  else if (optional) skip.push(ValidateIf((_, value) => value !== undefined));
  else if (nullable) skip.push(ValidateIf((_, value) => value !== null));
  return applyDecorators(ApiProperty(property), ...skip, ...checks);
}

export function Text(options: FieldOptions & { max?: number } = {}): PropertyDecorator {
  const max = options.max ?? 2_000;
  const schema = { type: 'string', minLength: 1, maxLength: max };
  return field(schema, options, [
    IsString(TEXT),
    MinLength(1, inIndonesian('harus diisi')),
    MaxLength(max, LONGEST(max)),
  ]);
}

export function Id(options: FieldOptions = {}): PropertyDecorator {
  return field({ type: 'string', format: 'uuid' }, options, [
    IsUUID(undefined, inIndonesian('harus berupa id (UUID)')),
  ]);
}

export function Flag(options: FieldOptions = {}): PropertyDecorator {
  return field({ type: 'boolean' }, options, [IsBoolean(inIndonesian('harus true atau false'))]);
}

export function Count(options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator {
  const { min = 0, max = 1_000_000_000 } = options;
  const schema = { type: 'integer', minimum: min, maximum: max };
  return field(schema, options, [
    IsInt(inIndonesian('harus bilangan bulat')),
    Min(min, inIndonesian(`tidak boleh kurang dari ${min}`)),
    Max(max, inIndonesian(`tidak boleh lebih dari ${max}`)),
  ]);
}

export function OneOf(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  return field({ type: 'string', enum: [...values] }, options, [IsIn([...values], ONE_OF(values))]);
}

/** Some of a closed set, each at most once. */
export function SomeOf(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  const schema = { type: 'array', items: { type: 'string', enum: [...values] }, uniqueItems: true };
  const checks = [
    IsArray(LIST),
    ArrayMaxSize(values.length, AT_MOST(values.length)),
    ArrayUnique(inIndonesian('tidak boleh memuat hal yang sama dua kali')),
    IsIn([...values], { each: true, ...inIndonesian(`hanya boleh memuat: ${values.join(', ')}`) }),
  ];
  return field(schema, options, checks);
}

const WHOLE = '^\\d{1,18}$';

/** A whole decimal string, a bigint in the handler: JSON numbers never hold money or 64-bit counts. */
export function Whole(options: FieldOptions = {}): PropertyDecorator {
  return field({ type: 'string', pattern: WHOLE }, options, [
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? readWhole(value) : value)),
    ValidateBy(
      {
        name: 'whole',
        validator: {
          validate: (value) => typeof value === 'bigint',
          defaultMessage: () => '$property must be a string of 1 to 18 digits',
        },
      },
      inIndonesian('harus berupa teks berisi 1 sampai 18 angka'),
    ),
  ]);
}

/** Minor units of the currency beside it. */
export function AmountMinor(options: FieldOptions = {}): PropertyDecorator {
  return Whole({ example: '5000000', ...options });
}

/** An instant with its offset; arrives in the handler as a Date. */
export function Instant(options: FieldOptions = {}): PropertyDecorator {
  return field({ type: 'string', format: 'date-time' }, options, [
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? readInstant(value) : value)),
    IsDate({
      message: '$property must be an instant with its offset, such as 2026-11-20T08:00:00Z',
      ...inIndonesian('harus berupa waktu dengan selisihnya dari UTC, seperti 2026-11-20T08:00:00Z'),
    }),
  ]);
}

export function TextList(options: FieldOptions & { min?: number } = {}): PropertyDecorator {
  const { min = 1 } = options;
  const schema = { type: 'array', items: { type: 'string' }, minItems: min, maxItems: 1_000 };
  return field(schema, options, [
    IsArray(LIST),
    ArrayMinSize(min, AT_LEAST(min)),
    ArrayMaxSize(1_000, AT_MOST(1_000)),
    IsString({ each: true, ...inIndonesian('hanya boleh memuat teks') }),
    MaxLength(2_000, { each: true, ...inIndonesian('hanya boleh memuat teks sampai 2000 karakter') }),
  ]);
}

export function IdList(options: FieldOptions & { min?: number } = {}): PropertyDecorator {
  const { min = 1 } = options;
  const items = { type: 'string', format: 'uuid' };
  const checks = [
    IsArray(LIST),
    ArrayMinSize(min, AT_LEAST(min)),
    ArrayMaxSize(1_000, AT_MOST(1_000)),
    IsUUID(undefined, { each: true, ...inIndonesian('hanya boleh memuat id (UUID)') }),
  ];
  return field({ type: 'array', items, minItems: min, maxItems: 1_000 }, options, checks);
}

/** A JSON object whose inside the room itself reads and refuses with its own sentence. */
export function Json(options: FieldOptions = {}): PropertyDecorator {
  return field({ type: 'object', additionalProperties: true }, options, [IsObject(OBJECT)]);
}

export function Part(of: () => Class, options: FieldOptions = {}): PropertyDecorator {
  const { optional = false, nullable = false, description } = options;
  const skip = (value: unknown) => (optional && value === undefined) || (nullable && value === null);
  return applyDecorators(
    ApiProperty({ type: () => of(), nullable, required: !optional, ...(description ? { description } : {}) }),
    ValidateIf((_, value) => !skip(value)),
    IsObject(OBJECT),
    ValidateNested(PARTS),
    Type(of),
  );
}

export function PartList(of: () => Class, options: FieldOptions & { min?: number } = {}): PropertyDecorator {
  const { optional = false, min = 1, description } = options;
  return applyDecorators(
    ApiProperty({
      type: () => of(),
      isArray: true,
      required: !optional,
      ...(description ? { description } : {}),
    }),
    ...(optional ? [ValidateIf((_, value) => value !== undefined)] : []),
    IsArray(LIST),
    ArrayMinSize(min, AT_LEAST(min)),
    ArrayMaxSize(1_000, AT_MOST(1_000)),
    ValidateNested({ each: true, ...PARTS }),
    Type(of),
  );
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/;

/** A day its month does not have is no instant: the language would count on into the next month. */
function readInstant(text: string): Date | string {
  const date = new Date(text);
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  const isDay = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10));
  return INSTANT.test(text) && isDay && !Number.isNaN(date.getTime()) ? date : text;
}

function readWhole(text: string): bigint | string {
  return new RegExp(WHOLE).test(text) ? BigInt(text) : text;
}
