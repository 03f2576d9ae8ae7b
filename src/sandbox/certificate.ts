/** The sandbox's own signing certificate: made at first start with nothing but node:crypto, then kept. */
import { createSign, generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SigningIdentity {
  readonly privateKeyPem: string;
  readonly certificatePem: string;
  /** Lower-case hex, as in the name of a real SNS certificate. */
  readonly fingerprint: string;
}

/** Reads the key and certificate of a data directory, or makes them. */
export function signingIdentity(dataDir: string): SigningIdentity {
  const keyPath = join(dataDir, 'signing-key.pem');
  const certificatePath = join(dataDir, 'certificate.pem');
  if (!existsSync(certificatePath)) {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const publicDer = pair.publicKey.export({ type: 'spki', format: 'der' });
    const privateKeyPem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    place(keyPath, privateKeyPem, 0o600);
    place(certificatePath, pem(selfSigned(publicDer, privateKeyPem)), 0o644);
  }
  const certificatePem = readFileSync(certificatePath, 'utf8');
  const fingerprint = new X509Certificate(certificatePem).fingerprint.replaceAll(':', '').toLowerCase();
  return { privateKeyPem: readFileSync(keyPath, 'utf8'), certificatePem, fingerprint };
}

function place(path: string, text: string, mode: number): void {
  writeFileSync(`${path}.new`, text, { mode });
  renameSync(`${path}.new`, path);
}

/** RFC 5280 §4.1, version 3 without extensions, valid for 30 years. */
function selfSigned(publicKeyDer: Buffer, privateKeyPem: string): Buffer {
  const sha256WithRsa = sequence(oid('2a864886f70d01010b'), Buffer.from('0500', 'hex'));
  const name = sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from('sns.sandbox.amends')))));
  const serial = randomBytes(16);
  serial[0] = 0x01 | (serial[0]! & 0x7f);
  const now = new Date();
  const yesterday = new Date(now.getTime() - 86_400_000);
  const until = new Date(now.getTime() + 30 * 365 * 86_400_000);
  const certificate = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    sha256WithRsa,
    name,
    sequence(time(yesterday), time(until)),
    name,
    publicKeyDer,
  );
  const signature = createSign('RSA-SHA256').update(certificate).sign(privateKeyPem);
  return sequence(certificate, sha256WithRsa, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
}

/** One tag-length-value of DER (X.690 §8.1). */
function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 128) return Buffer.concat([Buffer.from([tag, length]), content]);
  const size = length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

/** UTCTime up to 2049, GeneralizedTime after (RFC 5280 §4.1.2.5). */
function time(at: Date): Buffer {
  const text = at.toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return at.getUTCFullYear() < 2050 ? der(0x17, Buffer.from(text.slice(2))) : der(0x18, Buffer.from(text));
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
