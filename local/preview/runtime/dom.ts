type Properties = Record<string, unknown> & { class?: string };

/** Makes an element: `class`, known properties and `onclick` are set as properties, all else as attributes. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, properties: Properties = {}, ...children: (Node | string | null)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'class') element.className = String(value);
    else if (name in element) Reflect.set(element, name, value);
    else element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** The next frame, when what was rendered has its size. */
export const nextFrame = (): Promise<void> => new Promise((resolve) => { requestAnimationFrame(() => { resolve(); }); });

/** Plays when a CSS transition has had its time. */
export const after = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
