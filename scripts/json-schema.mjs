/**
 * JSON Schemas of TypeScript types, as JSON.stringify would give their values: bigint and Date as text, functions and
 * undefined left out, named types of ours as components. What no schema can tell (`unknown`, a Map) is a finding.
 */
import ts from 'typescript';
import { relative } from 'node:path';
import { ROOT } from './paths.mjs';

const { TypeFlags: Is } = ts;
const NULL = { type: 'null' };
const DECIMAL = { type: 'string', pattern: '^-?[0-9]+$' };

/** Names that stand for something else among the description's components. */
export class Schemas {
  #checker;
  #reserved;
  /** By where a type is declared: its names and, once walked, its schema. */
  #named = new Map();
  #walking = [];
  findings = [];

  constructor(checker, reserved) {
    this.#checker = checker;
    this.#reserved = reserved;
  }

  /** Refers to components by where they are declared, until `settle` has named them. */
  of(type, at) {
    const name = this.#nameOf(type);
    if (name === null) return this.#structure(type, at);
    if (!this.#named.has(name.key)) {
      this.#named.set(name.key, { ...name, schema: null });
      // What has a name may hold whatever is being walked: by that name.
      const outside = this.#walking.splice(0);
      const schema = this.#structure(type, name.own);
      this.#walking.push(...outside);
      this.#named.get(name.key).schema = { ...described(name.symbol, this.#checker), ...schema };
    }
    return { $ref: name.key };
  }

  /** The components under their final names, and the same answers referring to those. */
  settle(answers) {
    const taken = new Map();
    for (const { own } of this.#named.values()) taken.set(own, (taken.get(own) ?? 0) + 1);
    const names = new Map();
    for (const [key, { own, room }] of this.#named) {
      const clashes = taken.get(own) > 1 || this.#reserved.has(own);
      names.set(key, clashes ? room + own : own);
    }
    const final = [...names.values()];
    for (const name of final.filter((one, i) => final.indexOf(one) !== i)) {
      this.findings.push(`two types of one room are both called ${name}: rename one`);
    }
    const components = [...this.#named].map(([key, { schema }]) => [names.get(key), schema]);
    const naming = (field, value) => (field === '$ref' ? `#/components/schemas/${names.get(value)}` : value);
    const settled = { answers, schemas: Object.fromEntries(components) };
    return JSON.parse(JSON.stringify(sorted(JSON.parse(JSON.stringify(settled, naming)))));
  }

  /** A type of ours with a name and no parameters, that is an object or a choice between objects. */
  #nameOf(type) {
    if (!(type.flags & (Is.Object | Is.Union | Is.Intersection)) || this.#isPlain(type)) return null;
    const generic = type.aliasSymbol ? type.aliasTypeArguments : this.#checker.getTypeArguments?.(type);
    if (generic?.length > 0) return null;
    const symbol = type.aliasSymbol ?? (type.isClassOrInterface() ? type.symbol : undefined);
    const declaration = symbol?.declarations?.[0];
    if (!declaration || declaration.getSourceFile().fileName.includes('/node_modules/')) return null;
    const file = relative(ROOT, declaration.getSourceFile().fileName);
    const [, room] = file.split('/');
    return { key: `${file}#${symbol.name}`, own: symbol.name, room: pascal(room), symbol };
  }

  /** Text, numbers, lists and choices between such are told where they stand. */
  #isPlain(type) {
    if (type.isUnion()) return type.types.every((one) => this.#isPlain(one));
    if (type.isIntersection()) return type.types.some((one) => !(one.flags & Is.Object));
    if (!(type.flags & Is.Object)) return true;
    return this.#checker.isArrayLikeType(type) || isDate(type);
  }

  #structure(type, at) {
    const { flags } = type;
    if (flags & (Is.Any | Is.Unknown | Is.NonPrimitive)) return this.#cannot(`is ${this.#said(type)}`, at);
    if (flags & Is.Null) return NULL;
    if (flags & Is.StringLiteral) return { type: 'string', enum: [type.value] };
    if (flags & Is.NumberLiteral) return { type: 'number', enum: [type.value] };
    if (flags & Is.BooleanLiteral) return { type: 'boolean', enum: [type.intrinsicName === 'true'] };
    if (flags & Is.StringLike) return { type: 'string' };
    if (flags & Is.NumberLike) return { type: 'number' };
    if (flags & Is.BigIntLike) return DECIMAL;
    if (type.isUnion()) return this.#choice(type.types, at);
    if (type.isIntersection()) {
      const branded = type.types.find((one) => !(one.flags & Is.Object));
      return branded ? this.#structure(branded, at) : this.#object(type, at);
    }
    if (flags & Is.Object) return this.#object(type, at);
    const known = this.#checker.getBaseConstraintOfType(type);
    return known && known !== type ? this.of(known, at) : this.#cannot(`is ${this.#said(type)}`, at);
  }

  /** `undefined` is left to whoever holds the value: an absent property, `null` in a list. */
  #choice(types, at) {
    const parts = new Map();
    for (const type of types) {
      if (isAbsent(type)) continue;
      const part = type === this.#checker.getNullType() ? NULL : this.of(type, at);
      // Values of one kind are one enum; a whole kind takes its values in.
      const kind = part.enum ? part.type : JSON.stringify(part);
      const values = [...(parts.get(kind)?.enum ?? []), ...(part.enum ?? [])];
      parts.set(kind, part.enum ? { type: part.type, enum: values.sort() } : part);
    }
    for (const [kind, { enum: values }] of parts) {
      const whole = parts.has(JSON.stringify({ type: kind })) && values;
      if (whole) parts.delete(kind);
      else if (kind === 'boolean' && values.length === 2) parts.set(kind, { type: 'boolean' });
    }
    const isNullable = parts.delete(JSON.stringify(NULL));
    const rest = [...parts.values()].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    if (rest.length === 1) return isNullable ? nullable(rest[0]) : rest[0];
    return { anyOf: isNullable ? [...rest, NULL] : rest };
  }

  #object(type, at) {
    if (this.#walking.includes(type)) return this.#cannot('is recursive without a name of its own', at);
    this.#walking.push(type);
    try {
      return this.#shape(type, at);
    } finally {
      this.#walking.pop();
    }
  }

  #shape(type, at) {
    const checker = this.#checker;
    if (isDate(type)) return { type: 'string', format: 'date-time' };
    if (checker.isTupleType(type)) return this.#tuple(type, at);
    if (checker.isArrayType(type))
      return { type: 'array', items: this.#item(checker.getTypeArguments(type)[0], at) };
    const [toJson] = type.getProperty('toJSON') ? this.#callsOf(type.getProperty('toJSON')) : [];
    if (toJson) return this.of(checker.getReturnTypeOfSignature(toJson), at);
    const declared = type.symbol?.declarations?.[0];
    const isForeign = declared && (ts.isClassLike(declared) || ts.isInterfaceDeclaration(declared));
    if (isForeign && declared.getSourceFile().fileName.includes('/node_modules/')) {
      return this.#cannot(`is ${this.#said(type)}, which JSON cannot carry`, at);
    }
    if (type.getCallSignatures().length > 0) return this.#cannot('is a function', at);
    return this.#fields(type, at);
  }

  #fields(type, at) {
    const properties = {};
    const required = [];
    for (const symbol of this.#checker.getPropertiesOfType(type)) {
      const field = this.#field(symbol, `${at}.${symbol.name}`);
      if (field === null) continue;
      properties[symbol.name] = field.schema;
      if (!field.optional) required.push(symbol.name);
    }
    const index = this.#checker.getIndexInfoOfType(type, ts.IndexKind.String);
    const isEmpty = Object.keys(properties).length === 0;
    return {
      type: 'object',
      ...(isEmpty && index ? {} : { properties }),
      ...(required.length > 0 ? { required: required.sort() } : {}),
      ...(index ? { additionalProperties: this.#item(index.type, `${at}[]`) } : {}),
    };
  }

  /** Null where JSON leaves it out: methods, accessors, symbols, private fields. */
  #field(symbol, at) {
    if (symbol.name.startsWith('__@') || isPrivate(symbol)) return null;
    const hidden = ts.SymbolFlags.Method | ts.SymbolFlags.Accessor;
    const inClass = symbol.declarations?.some((one) => ts.isClassLike(one.parent));
    if (symbol.flags & hidden && (inClass || symbol.flags & ts.SymbolFlags.Method)) return null;
    const type = this.#checker.getTypeOfSymbol(symbol);
    if (type.getCallSignatures().length > 0 || isAbsent(type) || type.flags & Is.Never) return null;
    const optional =
      (symbol.flags & ts.SymbolFlags.Optional) !== 0 || (type.isUnion() && type.types.some(isAbsent));
    return { optional, schema: { ...this.of(type, at), ...described(symbol, this.#checker) } };
  }

  #tuple(type, at) {
    const { elementFlags } = type.target;
    const items = this.#checker.getTypeArguments(type).map((one, i) => {
      const absent = elementFlags[i] & ts.ElementFlags.Optional;
      return absent ? this.of(one, `${at}[${i}]`) : this.#item(one, `${at}[${i}]`);
    });
    const rest = elementFlags.findIndex((flag) => flag & ts.ElementFlags.Variable);
    const fixed = rest < 0 ? items : items.slice(0, rest);
    const minItems = elementFlags.filter((flag) => flag & ts.ElementFlags.Required).length;
    const bounds = rest < 0 ? { minItems, maxItems: items.length } : { minItems, items: items[rest] };
    return { type: 'array', ...(fixed.length > 0 ? { prefixItems: fixed } : {}), ...bounds };
  }

  /** In a list nothing can be absent: JSON says null. */
  #item(type, at) {
    const canBeAbsent = type.isUnion() && type.types.some(isAbsent);
    const schema = this.of(type, `${at}[]`);
    return canBeAbsent ? nullable(schema) : schema;
  }

  #callsOf(symbol) {
    return this.#checker.getTypeOfSymbol(symbol).getCallSignatures();
  }

  #said(type) {
    return this.#checker.typeToString(type);
  }

  #cannot(why, at) {
    this.findings.push(`${at} ${why}`);
    return {};
  }
}

export function isAbsent(type) {
  return (type.flags & (Is.Undefined | Is.Void)) !== 0;
}

function isPrivate({ valueDeclaration }) {
  return valueDeclaration?.name !== undefined && ts.isPrivateIdentifier(valueDeclaration.name);
}

function isDate(type) {
  return type.symbol?.name === 'Date' && type.getProperty('toISOString') !== undefined;
}

function nullable(schema) {
  if (typeof schema.type !== 'string') return { anyOf: [...(schema.anyOf ?? [schema]), NULL] };
  if (schema.type === 'null') return schema;
  const values = schema.enum ? { enum: [...schema.enum, null] } : {};
  return { ...schema, type: [schema.type, 'null'], ...values };
}

function described(symbol, checker) {
  const description = ts
    .displayPartsToString(symbol.getDocumentationComment(checker))
    .replaceAll(/\s+/g, ' ');
  return description === '' ? {} : { description };
}

/** Fields by name, so that two people who add to it do not meet; lists keep their order. */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, inner]) => [name, sorted(inner)]));
}

function pascal(kebab) {
  return kebab.replaceAll(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());
}
