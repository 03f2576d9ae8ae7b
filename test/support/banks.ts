/** Banks with OpenPGP keys of their own, for tests of what is sealed to them. */
import { decrypt, generateKey, type PrivateKey, type PublicKey, readMessage } from 'openpgp';

export interface Bank {
  readonly publicKey: PublicKey;
  readonly privateKey: PrivateKey;
  readonly armored: string;
  /** What only the bank can do. */
  open(sealed: Uint8Array): Promise<string>;
}

/** Made in January 2026, like everything that tests of May 2026 use. */
export async function aBank(more: Partial<Parameters<typeof generateKey>[0]> = {}): Promise<Bank> {
  const { privateKey, publicKey } = await generateKey({
    userIDs: [{ name: 'Bank Contoh', email: 'cards@bank.example' }],
    type: 'ecc',
    date: new Date('2026-01-01T00:00:00Z'),
    ...more,
    format: 'object',
  });
  return {
    publicKey,
    privateKey,
    armored: publicKey.armor(),
    open: async (sealed) => {
      const message = await readMessage({ binaryMessage: sealed });
      const date = new Date('2026-05-08T00:00:00Z');
      // As bytes: as text the library would change line ends.
      const { data } = await decrypt({ message, decryptionKeys: privateKey, format: 'binary', date });
      return Buffer.from(data).toString('utf8');
    },
  };
}

export async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}
