import { addressOfTemporary, isTemporary } from '../wx/temporary-files';

/**
 * What a picture's or request's address means in this browser: the local cloud's, under whichever
 * name, goes through the preview's own server; temporary files are blobs; a relative path is the
 * mini program's.
 *
 * @param from path of the page or component that uses a relative path
 */
export function addressOf(address: string, from = ''): string {
  if (isTemporary(address)) return addressOfTemporary(address);
  const local = localPath(address);
  if (local !== null) return `/__cloud${local}`;
  if (address === '' || /^(https?:|data:|blob:|\/)/.test(address)) return address;
  return new URL(address, `http://localhost/${from}`).pathname;
}

/** The path at the local cloud's door that an address means; null if it is somewhere else. */
export function localPath(address: string): string | null {
  const file = /^cloud:\/\/[^/]+(\/.+)$/.exec(address)?.[1];
  if (file !== undefined) return `/storage${file}`;
  const manifest = globalThis.previewManifest;
  for (const cloud of [manifest?.declaredCloud, manifest?.cloud]) {
    if (cloud !== undefined && address.startsWith(`${cloud}/`)) return address.slice(cloud.length);
  }
  return null;
}

/** On a phone only named servers may be asked; here, only this machine. */
export const isLoopback = (address: string): boolean => /^https?:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/|$)/.test(address);
