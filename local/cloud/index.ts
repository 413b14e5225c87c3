import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { lockData } from './data-lock';
import { inMemory, onDisk } from './database/durable';
import { Engine } from './database/engine';
import { DATABASE_BYTES_DEFAULT } from './database/limits';
import type { IndexSpec } from './database/ordered-index';
import type { Scan } from './database/select';
import { AppDoor } from './doors/app-door';
import { listen } from './doors/http';
import { SdkDoor } from './doors/sdk-door';
import { identityVariables, isOpenId, person } from './functions/caller';
import { callerMissing } from './functions/errors';
import { Runner } from './functions/runner';
import { Timers } from './functions/timers';
import { OpenApi } from './openapi/open-api';
import { sdkVariables } from './sdk-environment';
import { Files } from './storage/files';

export { DataLockedError } from './data-lock';
export { PortTakenError } from './doors/http';
export { CallError } from './functions/errors';
export type { IndexSpec, Scan };

/** Collections and their indexes; what is missing is made at the start. */
export type Schema = Record<string, { readonly indexes: readonly IndexSpec[] }>;

export interface LocalCloudOptions {
  /** Where data is kept; without it, memory only. */
  dataDir?: string;
  /** 0, the default, for any free one. */
  port?: number;
  /** Added to every database call, ms: what the user of a phone waits for in the cloud. */
  latencyMs?: number;
  /** All documents together, bytes. */
  maxBytes?: number;
  /** Built functions, one folder each. */
  functionsDir?: string;
  schema?: Schema;
  /** Variables for every function, such as keys. */
  variables?: Record<string, string>;
  /** Whether timers run by the clock; `runTimer` works anyway. */
  timers?: boolean;
  log?(line: string): void;
}

/** A running cloud; `callFunction` and `runTimer` reject with a CallError as the cloud would. */
export interface LocalCloud {
  address: string;
  /** The variables with which an SDK in another process finds this cloud, as nobody or as a person. */
  environment(openId?: string): Record<string, string>;
  /** Calls a function as a person's app does. */
  callFunction(name: string, data: unknown, openId: string): Promise<unknown>;
  /** Runs a function as the first timer of its config.json would. */
  runTimer(functionName: string): Promise<unknown>;
  /** Adds many documents at once, past the SDK and its limits: to fill a database, not to work in it. */
  fill(collection: string, documents: readonly { _id: string }[]): Promise<void>;
  /** Functions that were rebuilt run as they are now from the next call on. */
  reloadFunctions(): void;
  /** Database calls answered so far, begin and commit included. */
  databaseCalls(): number;
  /** Queries that read more than 1,000 documents without an index, or passed over as many in one. */
  scans(): readonly Scan[];
  close(): Promise<void>;
}

/**
 * Starts the cloud on this machine: database, functions and storage behind one loopback address.
 *
 * @throws DataLockedError while another process works on `dataDir`
 * @throws PortTakenError
 */
export async function startLocalCloud(options: LocalCloudOptions = {}): Promise<LocalCloud> {
  const { dataDir, port = 0, latencyMs = 0, functionsDir = 'dist/cloudfunctions', variables = {}, log = () => undefined } = options;
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'local-cloud-'));
  const unlock = lockData(folder);
  const forgetFolder = async () => { if (dataDir === undefined) await rm(folder, { recursive: true, force: true }); else unlock(); };
  try {
    let address = '';
    const { engine, durable, scans } = openDatabase(dataDir, options, log);
    const files = new Files(join(folder, 'files'), () => address);
    const runner: Runner = new Runner({ folder: resolve(functionsDir), variables, addressVariables: (callId) => sdkVariables(sdkDoor.addressOf(address, callId)), log });
    const sdkDoor: SdkDoor = new SdkDoor({ engine, files, runner, openApi: new OpenApi(log), latencyMs, log });
    const appDoor = new AppDoor(runner, files);
    const listening = await listen(port, (request) => (request.steps[0] === 'sdk' ? sdkDoor.answer(request) : appDoor.answer(request)), log);
    address = listening.address;
    const timers = options.timers === true ? startTimers(runner, log) : null;
    return {
      address,
      environment: (openId) => ({ ...sdkVariables(sdkDoor.addressOf(address)), ...(openId === undefined ? {} : identityVariables(person(checked(openId)))) }),
      callFunction: async (name, data, openId) => JSON.parse(await runner.call(name, data, person(checked(openId)))) as unknown,
      runTimer: async (functionName) => {
        const found = runner.triggers().find((candidate) => candidate.functionName === functionName);
        if (found === undefined) throw new Error(`${functionName} has no timer in its config.json`);
        return JSON.parse(await runner.callByTimer(functionName, found.trigger)) as unknown;
      },
      fill: async (collection, documents) => { await engine.insert(collection, documents); },
      reloadFunctions: () => { runner.reload(); },
      databaseCalls: () => sdkDoor.databaseCalls,
      scans: () => scans,
      close: async () => {
        timers?.stop();
        await runner.close();
        listening.server.closeAllConnections();
        await new Promise((closed) => listening.server.close(closed));
        await durable.close();
        await forgetFolder();
      },
    };
  } catch (error) {
    await forgetFolder();
    throw error;
  }
}

function openDatabase(dataDir: string | undefined, { maxBytes = DATABASE_BYTES_DEFAULT, schema = {} }: LocalCloudOptions, log: (line: string) => void) {
  const scans: Scan[] = [];
  const durable = dataDir === undefined ? inMemory() : onDisk(join(dataDir, 'database'));
  const engine = new Engine({
    durable, maxBytes, log,
    onScan: (scan) => {
      scans.push(scan);
      log(`[database] ${scan.collection} read ${scan.read} documents to find ${scan.found} for ${scan.condition}: it wants an index on ${scan.wants.join(', ') || 'nothing: it reads all'}`);
    },
  });
  for (const [name, { indexes }] of Object.entries(schema)) engine.ensure(name, indexes);
  return { engine, durable, scans };
}

function startTimers(runner: Runner, log: (line: string) => void): Timers {
  return new Timers({ triggers: () => runner.triggers(), run: ({ functionName, trigger }) => runner.callByTimer(functionName, trigger), log });
}

/** A person's openid, as the SDK can carry it. */
function checked(openId: string): string {
  if (!isOpenId(openId)) throw callerMissing();
  return openId;
}
