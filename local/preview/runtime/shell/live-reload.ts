import type { Problem } from '../../manifest';
import { showProblems } from './problems';

/** Shows every edit: the app anew on the page one was on, or the mistake over the page that still works. */
export function hearEdits(): void {
  const events = new EventSource('/__preview/events');
  events.addEventListener('message', ({ data }) => {
    const { problems } = JSON.parse(String(data)) as { problems?: Problem[] };
    if (problems === undefined) location.reload();
    else showProblems(problems);
  });
  // A connection that is left open would use up the browser's few.
  window.addEventListener('pagehide', () => { events.close(); });
}
