import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MEMORY_MB_DEFAULT, TIMEOUT_S_DEFAULT, TIMEOUT_S_MAX } from './limits';

/** A function's timer: seven fields of cron, in the cloud's time. */
export interface Trigger {
  name: string;
  cron: string;
}

/** What a function's config.json asks for. */
export interface FunctionConfig {
  timeoutS: number;
  memoryMb: number;
  /** Variables of this function alone. */
  variables: Record<string, string>;
  triggers: Trigger[];
  /** The open APIs that it may call. */
  openApis: string[];
}

/** config.json as WeChat writes it; `timeout`, `memorySize` and `envVariables` are what provisioning sets. */
interface ConfigFile {
  timeout?: number;
  memorySize?: number;
  envVariables?: Record<string, string>;
  triggers?: { name: string; type: string; config: string }[];
  permissions?: { openapi?: string[] };
}

/** The functions built in a folder: each is a folder with an index.js. */
export function functionNames(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => isBuilt(folder, name));
}

/** Whether a function of this name is built; the name of a path is none. */
export const isBuilt = (folder: string, name: string): boolean => /^[\w-]+$/.test(name) && existsSync(join(folder, name, 'index.js'));

/** Reads a function's config.json; without one, the cloud's defaults. */
export function readConfig(folder: string, name: string): FunctionConfig {
  const file = join(folder, name, 'config.json');
  const { timeout = TIMEOUT_S_DEFAULT, memorySize = MEMORY_MB_DEFAULT, envVariables = {}, triggers = [], permissions = {} } =
    existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as ConfigFile : {};
  return {
    timeoutS: Math.min(timeout, TIMEOUT_S_MAX), memoryMb: memorySize, variables: envVariables,
    triggers: triggers.filter(({ type }) => type === 'timer').map(({ name: trigger, config }) => ({ name: trigger, cron: config })),
    openApis: permissions.openapi ?? [],
  };
}
