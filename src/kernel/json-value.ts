/** What JSON carries, whatever it says: for what is kept as it came and answered as it is. */
export type JsonValue =
  null | string | number | boolean | readonly JsonValue[] | { readonly [name: string]: JsonValue };
