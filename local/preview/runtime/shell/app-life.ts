import { reportError } from './problems';
import { theme } from './theme';
import type { PageUrl } from './url';

/** What app.ts passes to App(): functions of the app's life, and what pages find by getApp(). */
type AppInstance = Record<string, unknown>;

let instance: AppInstance = {};

export const app = {
  define: (definition: AppInstance): void => { instance = definition; },
  get: (): AppInstance => instance,
  /** Calls a function of the app's life, if the app has it. */
  tell(name: string, value: unknown): void {
    const method = instance[name];
    if (typeof method !== 'function') return;
    try {
      (method as (value: unknown) => unknown).call(instance, value);
    } catch (error) {
      // An error in onError must not lead back here.
      reportError(error);
    }
  },
};

/** Scene 1001: found in the list of mini programs. */
const SCENE = 1001;

export function launchApp(page: PageUrl): void {
  const options = { ...page, scene: SCENE, shareTicket: '', referrerInfo: {} };
  app.tell('onLaunch', options);
  app.tell('onShow', options);
  theme.onChange((change) => { app.tell('onThemeChange', change); });
  document.addEventListener('visibilitychange', () => { app.tell(document.hidden ? 'onHide' : 'onShow', options); });
}
