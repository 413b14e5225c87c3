import { Listeners } from './api';

/** Whether this phone has a network: the browser's own state, and a switch for those who want to see the app without. */
const listeners = new Listeners<{ isConnected: boolean; networkType: 'wifi' | 'none' }>();
let isSwitchedOff = false;
let wasOnline = navigator.onLine;

export const connectivity = {
  get isOnline(): boolean { return navigator.onLine && !isSwitchedOff; },
  get networkType(): 'wifi' | 'none' { return connectivity.isOnline ? 'wifi' : 'none'; },
  /** Takes the network away, or gives it back. */
  switch(on: boolean): void { isSwitchedOff = !on; tell(); },
  on: listeners.on,
  off: listeners.off,
};

function tell(): void {
  if (connectivity.isOnline === wasOnline) return;
  wasOnline = connectivity.isOnline;
  listeners.tell({ isConnected: wasOnline, networkType: connectivity.networkType });
}

window.addEventListener('online', tell);
window.addEventListener('offline', tell);
