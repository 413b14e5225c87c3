/** A phone's keyboard covers the page; a desktop has none, so its height is 0 and listeners hear only that. */
type Listener = (change: { height: number }) => void;

const listeners = new Set<Listener>();
const tell = (height: number): void => { for (const listener of listeners) listener({ height }); };

export const keyboard = {
  height: 0,
  open: () => { tell(keyboard.height); },
  close: () => { tell(0); },
  onChange: (listener: Listener) => { listeners.add(listener); },
  offChange: (listener?: Listener) => { if (listener === undefined) listeners.clear(); else listeners.delete(listener); },
};
