import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { maskAddress, maskName, maskPhone } from '../../miniprogram/shared/domain/party';
import type { Receiver } from '../../miniprogram/shared/domain/order';

/**
 * The only door to customers' personal data. It is sealed with AES-256-GCM, bound to its shop,
 * so that a copied field opens nowhere else; a phone is found by a keyed hash, because a plain
 * one of eleven digits can be guessed.
 */

/** `{key version}.{base64 of iv, tag, ciphertext}` */
export type Sealed = string;

const KEY_VERSION = '1';

interface Keys { secret: string; seal: Buffer; hash: Buffer }
let derived: Keys | null = null;

/** Derived once for an instance's secret. */
function keys(): Keys {
  const secret = process.env['PERSONAL_DATA_KEY'];
  if (secret === undefined || Buffer.from(secret, 'base64').length < 32) throw new Error('PERSONAL_DATA_KEY must hold 32 bytes in base64');
  if (derived?.secret === secret) return derived;
  const derive = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64'), '', purpose, 32));
  derived = { secret, seal: derive('seal'), hash: derive('hash') };
  return derived;
}

/** Seals a receiver for one shop. */
export function seal(receiver: Receiver, shopId: string): Sealed {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keys().seal, iv).setAAD(Buffer.from(shopId));
  const body = Buffer.concat([cipher.update(JSON.stringify(receiver), 'utf8'), cipher.final()]);
  return `${KEY_VERSION}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')}`;
}

/** Opens what `seal` made for the same shop; throws when either was changed. */
export function open(sealed: Sealed, shopId: string): Receiver {
  const [version, body = ''] = sealed.split('.');
  if (version !== KEY_VERSION) throw new Error(`unknown key version ${String(version)}`);
  const bytes = Buffer.from(body, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', keys().seal, bytes.subarray(0, 12)).setAAD(Buffer.from(shopId)).setAuthTag(bytes.subarray(12, 28));
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')) as Receiver;
}

const digits = (phone: string): string => phone.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '');

/** Finds a phone without storing it. '' for none. */
export const phoneHash = (phone: string, shopId: string): string =>
  digits(phone) === '' ? '' : createHmac('sha256', keys().hash).update(`${shopId}:${digits(phone)}`).digest('base64url');

/** What lists may show. */
export const mask = ({ name, phone, address }: Receiver): Receiver => ({ name: maskName(name), phone: maskPhone(digits(phone)), address: maskAddress(address) });

/** The term by which 尾号 6618 is found. */
export const lastFour = (phone: string): string[] => (digits(phone).length < 4 ? [] : [digits(phone).slice(-4)]);
