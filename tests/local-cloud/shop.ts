import { randomUUID } from 'node:crypto';
import { schema } from '../../cloudfunctions/server/schema';
import { startLocalCloud, type LocalCloud, type LocalCloudOptions } from '../../local/cloud';
import type { ErrorCode, Session } from '../../miniprogram/shared/kernel/app-error';
import { faultsOf } from '../server/oracle';
import { builtFunctions } from './built-functions';

/** The answer of a function as a test reads it. */
export type Answer<T> = { ok: true; data: T; session: Session | null } | { ok: false; error: { code: ErrorCode; message: string; details: Record<string, unknown> } };

/**
 * The real functions, freshly built, on a local cloud in memory. When it closes, the whole
 * database must be sound and no query may have scanned: so it is after every test file.
 */
export async function startShopCloud(options: { maxBytes?: number; latencyMs?: number } = {}): Promise<LocalCloud> {
  const cloud = await startFunctions(options);
  return {
    ...cloud,
    close: async () => {
      try {
        expect(cloud.scans()).toEqual([]);
        expect(await faultsOf(cloud)).toEqual([]);
      } finally {
        await cloud.close();
      }
    },
  };
}

/** The same without the check, for tests that put documents into it themselves. */
export async function startFunctions(options: LocalCloudOptions = {}): Promise<LocalCloud> {
  // What a function logs is why it answered INTERNAL.
  const log = (line: string): void => { if (line.includes('"requestId"')) console.error(line); };
  return startLocalCloud({ log, functionsDir: await builtFunctions(), schema, variables: { PERSONAL_DATA_KEY: Buffer.alloc(32, 7).toString('base64') }, ...options });
}

export const newCommandId = (): string => randomUUID();

/** Calls an action as a person; a command gets an id of its own unless one is given. */
export const caller = (cloud: LocalCloud, openId: string, shopId?: string) =>
  <T>(name: string, action: string, input: unknown = {}, commandId = newCommandId()): Promise<Answer<T>> =>
    cloud.callFunction(name, { action, input, commandId, ...(shopId === undefined ? {} : { shopId }) }, openId) as Promise<Answer<T>>;

/** The data of an answer that must have succeeded. */
export function dataOf<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
  return answer.data;
}
