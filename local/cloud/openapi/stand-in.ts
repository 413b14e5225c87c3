import { INVALID_ARGUMENTS, Refusal } from './errors';

/** A reply that is no JSON, such as a picture. */
export interface Binary {
  contentType: string;
  bytes: Buffer;
}

/** What a function sends, with the open platform's own (snake case) names. */
export type Input = Record<string, unknown>;

/**
 * Answers one open API as the platform would, without asking anybody. Reply with the platform's
 * own names; throw a Refusal for its error codes.
 */
export type StandIn = (input: Input) => Record<string, unknown> | Binary;

/** A text that must be there. */
export function textOf(input: Input, name: string, errcode = INVALID_ARGUMENTS): string {
  const value = input[name];
  if (typeof value !== 'string' || value === '') throw new Refusal(errcode, `${name} is missing`);
  return value;
}

/** An object that must be there. */
export function objectOf(input: Input, name: string): Input {
  const value = input[name];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Refusal(INVALID_ARGUMENTS, `${name} is missing`);
  return value as Input;
}
