import type { ComponentSpace, GeneralBehavior } from 'glass-easel';
import { componentOf, type GeneralComponent } from './nodes';

/** The framework leaves `ready` to its host: it comes after the first layout, the deepest components first. */
export function readyBehavior(space: ComponentSpace): GeneralBehavior {
  let waiting: GeneralComponent[] = [];

  function flush(): void {
    const components = waiting.map((component) => ({ component, depth: depthOf(component) })).sort((a, b) => b.depth - a.depth);
    waiting = [];
    for (const { component } of components) component.triggerLifetime('ready', []);
  }

  return space.defineBehavior({
    lifetimes: {
      attached() {
        const component = componentOf(this);
        if (component === null) return;
        if (waiting.length === 0) requestAnimationFrame(flush);
        waiting.push(component);
      },
    },
  }).general();
}

function depthOf(component: GeneralComponent): number {
  const host = component.ownerShadowRoot?.getHostNode();
  return host === undefined ? 0 : 1 + depthOf(host);
}
