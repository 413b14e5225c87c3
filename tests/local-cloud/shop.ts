import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { schema } from '../../cloudfunctions/server/schema';
import { startLocalCloud, type LocalCloud } from '../../local/cloud';
import type { ErrorCode, Session } from '../../miniprogram/shared/kernel/app-error';
import { buildFunctions } from '../../scripts/build-functions';

/** The answer of a function as a test reads it. */
export type Answer<T> = { ok: true; data: T; session: Session | null } | { ok: false; error: { code: ErrorCode; message: string; details: Record<string, unknown> } };

/** The real functions, freshly built, on a local cloud in memory. */
export async function startShopCloud(options: { maxBytes?: number } = {}): Promise<LocalCloud> {
  const functionsDir = mkdtempSync(join(tmpdir(), 'functions-'));
  await buildFunctions({ outDir: functionsDir, minify: false });
  return startLocalCloud({ ...options, functionsDir, schema, variables: { PERSONAL_DATA_KEY: Buffer.alloc(32, 7).toString('base64') } });
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
