import './globals';

/** Wider than any phone: there a frame holds the phone, in a document of its own, so that `vw`, media queries and fixed elements mean the phone's. */
const FRAME_FROM_PX = 720;

const isInFrame = window.parent !== window;
const isWide = (): boolean => window.innerWidth >= FRAME_FROM_PX;

async function main(): Promise<void> {
  if (isInFrame || !isWide()) {
    const { startPhone } = await import('./phone');
    await startPhone();
  } else {
    const { openFrame } = await import('./frame/frame');
    openFrame();
  }
  if (isInFrame) return;
  const began = isWide();
  window.addEventListener('resize', () => { if (isWide() !== began) location.reload(); });
}

void main();
