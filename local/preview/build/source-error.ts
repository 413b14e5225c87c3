import type { Problem } from '../manifest';

/** A mistake in the mini program's sources: stops the build and is shown over the page. */
export class SourceError extends Error implements Problem {
  constructor(message: string, readonly file: string, readonly line = 0, readonly column = 0) { super(message); }
}

/** The line on which `text` first stands, from 1; 0 if nowhere. */
export function lineOf(source: string, text: string): number {
  const index = source.indexOf(text);
  return index < 0 ? 0 : source.slice(0, index).split('\n').length;
}

/** As printed in the terminal. */
export const describe = ({ file, line, column, message }: Problem): string => `${file}${line > 0 ? `:${line}:${column}` : ''} ${message}`;
