import type { BuildState } from '../../manifest';
import { showProblems } from './problems';

/** Shows every edit: the app anew on the page one was on, or the mistake over the page that still works. */
export function hearEdits(): void {
  let events: EventSource | null = null;
  let shown = JSON.stringify(globalThis.previewState?.problems ?? []);

  function listen(): void {
    events ??= new EventSource('/__preview/events');
    events.onmessage = ({ data }) => {
      const { build, problems } = JSON.parse(String(data)) as BuildState;
      if (build !== globalThis.previewState?.build) { location.reload(); return; }
      if (JSON.stringify(problems) === shown) return;
      shown = JSON.stringify(problems);
      showProblems(problems);
    };
  }

  function stop(): void {
    events?.close();
    events = null;
  }

  // A browser keeps few connections to one server: those of pages that nobody sees are given back.
  const follow = (): void => { if (document.hidden) stop(); else listen(); };
  document.addEventListener('visibilitychange', follow);
  window.addEventListener('pagehide', stop);
  follow();
}
