import { reportError } from './problems';
import { theme } from './theme';

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
      if (name !== 'onError') reportError(error);
      else console.error(error);
    }
  },
};

/** Starts the app's life. */
export function launchApp(options: object): void {
  app.tell('onLaunch', options);
  app.tell('onShow', options);
  theme.onChange((change) => { app.tell('onThemeChange', change); });
  document.addEventListener('visibilitychange', () => { app.tell(document.hidden ? 'onHide' : 'onShow', options); });
}
