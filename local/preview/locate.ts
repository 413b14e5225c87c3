import { SourceMap, type SourceMapPayload } from 'node:module';
import { resolve } from 'node:path';
import type { Sources } from './build/sources';

/** Rewrites a browser's stack so that frames of the bundled app name the sources' files and lines. */
export function locateStack(stack: string, sourceMap: string, sources: Sources): string {
  const map = new SourceMap(JSON.parse(sourceMap) as SourceMapPayload);
  return stack.replace(/https?:\/\/[^\s()]*\/__preview\/app\.js:(\d+):(\d+)/g, (whole, line: string, column: string) => {
    const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
    return 'originalSource' in entry ? `${sources.display(fileOf(entry.originalSource))}:${entry.originalLine + 1}:${entry.originalColumn + 1}` : whole;
  });
}

/** Sources are named from esbuild's output folder, `out` in the working directory. */
const fileOf = (source: string): string => resolve('out', source);
