import type { Theme } from '../../manifest';

/** What was asked for; `system` follows the browser. */
export type ThemeChoice = Theme | 'system';

type Listener = (change: { theme: Theme }) => void;

const system = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<Listener>();
const asked = new URLSearchParams(location.search).get('theme');
let choice: ThemeChoice = asked === 'light' || asked === 'dark' ? asked : 'system';
/** Light until the app's settings are known. */
let shown: Theme = 'light';

/** Light or dark; an app without `darkmode` is always light. */
export const theme = {
  get value(): Theme { return shown; },
  get choice(): ThemeChoice { return choice; },
  /** The app's settings are there. */
  start(): void { apply(); },
  choose(next: ThemeChoice): void { choice = next; apply(); },
  onChange: (listener: Listener): void => { listeners.add(listener); },
  offChange: (listener?: Listener): void => { if (listener === undefined) listeners.clear(); else listeners.delete(listener); },
};

/** Every change of the theme, also those that the app does not hear: bars and style sheets. */
const followers = new Set<(theme: Theme) => void>();

/** Calls `follow` now and at every change. */
export function followTheme(follow: (theme: Theme) => void): void {
  followers.add(follow);
  follow(shown);
}

/** A value of app.json or of a page's JSON, in which `@name` stands for one of theme.json. */
export function themed(value: string | undefined): string | undefined {
  if (value?.startsWith('@') !== true) return value;
  return globalThis.previewManifest?.theme[shown][value.slice(1)];
}

function wanted(): Theme {
  if (globalThis.previewManifest?.app.darkmode !== true) return 'light';
  return choice === 'system' ? (system.matches ? 'dark' : 'light') : choice;
}

function apply(): void {
  if (wanted() === shown) return;
  shown = wanted();
  for (const follow of followers) follow(shown);
  for (const listener of [...listeners]) listener({ theme: shown });
}

system.addEventListener('change', apply);
