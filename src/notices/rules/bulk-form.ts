/** A bulk call's form, written as the bytes that travel. */

/** What of a message goes into a bulk call. */
export interface BulkMessage {
  readonly to: string;
  readonly tag: { readonly d: string; readonly a: number };
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** A full call, and what one message more has at most by far. */
const START_BYTES = 512 * 1024;

/** As AWS' query protocol has it: ASCII. One character after another is takes less than any of them by a function. */
export function formText(text: string): string {
  return encodeURIComponent(text)
    .replace(/!/g, '%21')
    .replace(/'/g, '%27')
    .replace(/\(/g, '%28')
    .replace(/\)/g, '%29')
    .replace(/\*/g, '%2A');
}

/** Written to again and again; what was finished is a copy. */
export class BulkForm {
  readonly #head: string;
  #bytes = Buffer.allocUnsafe(START_BYTES);
  #at = 0;

  /** `head`: every parameter but the destinations. */
  constructor(head: string) {
    this.#head = head;
    this.begin();
  }

  get length(): number {
    return this.#at;
  }

  begin(): void {
    this.#at = 0;
    this.#write(this.#head);
  }

  /** `place` counts from 1. Half a character is written as JSON does, by its number. */
  add(place: number, { to, tag, subject, html, text }: BulkMessage): void {
    const of = `&Destinations.member.${place}.`;
    const tags = `${of}ReplacementTags.member.`;
    this.#write(`${of}Destination.ToAddresses.member.1=${formText(to)}`);
    this.#write(`${tags}1.Name=d${tags}1.Value=${formText(tag.d)}${tags}2.Name=a${tags}2.Value=${tag.a}`);
    this.#write(`${of}ReplacementTemplateData=`);
    this.#write(formText(JSON.stringify({ subject, html, text })));
  }

  finished(length = this.#at): Buffer {
    return Buffer.from(this.#bytes.subarray(0, length));
  }

  #write(ascii: string): void {
    if (this.#at + ascii.length > this.#bytes.length) {
      const larger = Buffer.allocUnsafe((this.#at + ascii.length) * 2);
      this.#bytes.copy(larger, 0, 0, this.#at);
      this.#bytes = larger;
    }
    this.#at += this.#bytes.write(ascii, this.#at, 'latin1');
  }
}
