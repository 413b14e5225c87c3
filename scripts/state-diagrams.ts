import { orderGoods, orderLife, orderMoney } from '../miniprogram/shared/domain/order-states';
import { purchaseOrderStates } from '../miniprogram/shared/domain/purchase-states';
import type { Machine } from '../miniprogram/shared/domain/state-machine';

/** A state table as a Mermaid diagram: every event from every state it may leave. */
export function diagramOf<S extends string, E extends string>({ initial, states, events }: Machine<S, E>): string {
  const name = (state: S): string => states[state].label;
  const arrows = (Object.keys(events) as E[]).flatMap((event) => events[event].from.map((from) => `  ${name(from)} --> ${name(events[event].to)}: ${events[event].label}`));
  const ends = (Object.keys(states) as S[]).filter((state) => states[state].final === true).map((state) => `  ${name(state)} --> [*]`);
  return ['stateDiagram-v2', '  direction LR', `  [*] --> ${name(initial)}`, ...arrows, ...ends].join('\n');
}

/** The diagrams that README.md shows, by heading; `npx tsx scripts/state-diagrams.ts` prints them. */
export const diagrams = {
  '货, where the goods of an order are': diagramOf(orderGoods),
  '钱, what the customer has paid': diagramOf(orderMoney),
  '单, whether the order still asks for anything': diagramOf(orderLife),
  '采购单, a purchase order': diagramOf(purchaseOrderStates),
};

if (require.main === module) {
  for (const [heading, diagram] of Object.entries(diagrams)) console.log(`**${heading}**\n\n\`\`\`mermaid\n${diagram}\n\`\`\`\n`);
}
