type Listener = (...values: unknown[]) => void;

/** One end of the line between a page and the page that it opened: what one end emits, the other hears. */
export class EventChannel {
  private readonly listeners = new Map<string, Set<Listener>>();
  private other: EventChannel = this;

  /** The opener's end and the opened page's end. */
  static pair(): [EventChannel, EventChannel] {
    const [opener, opened] = [new EventChannel(), new EventChannel()];
    opener.other = opened;
    opened.other = opener;
    return [opener, opened];
  }

  emit(name: string, ...values: unknown[]): void {
    for (const listener of [...this.other.listeners.get(name) ?? []]) listener(...values);
  }

  on(name: string, listener: Listener): void {
    const known = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, known.add(listener));
  }

  once(name: string, listener: Listener): void {
    const first: Listener = (...values) => { this.off(name, first); listener(...values); };
    this.on(name, first);
  }

  off(name: string, listener?: Listener): void {
    if (listener === undefined) this.listeners.delete(name);
    else this.listeners.get(name)?.delete(listener);
  }
}
