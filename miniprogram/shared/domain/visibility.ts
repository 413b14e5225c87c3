import type { Role } from './role';

/** Keys that tell what goods cost the shop. */
const COST_KEYS = ['costFen', 'costPriceFen', 'valueFen', 'valueAfterFen', 'unitCostFen', 'purchasePriceFen', 'supplierDebtFen', 'excessFen', 'orderCostFen'] as const;
/** Keys that tell what the shop earns; what was sold cost so much, beside what it brought. */
const PROFIT_KEYS = ['profitFen', 'marginRate', 'soldCostFen', 'moneyAtRiskFen'] as const;

export const HIDDEN_KEYS: readonly string[] = [...COST_KEYS, ...PROFIT_KEYS];

/** The keys this role must never receive. */
export function hiddenKeys(role: Role): ReadonlySet<string> {
  if (role === 'owner' || role === 'manager') return new Set();
  if (role === 'buyer') return new Set(PROFIT_KEYS);
  return new Set(HIDDEN_KEYS);
}

/** True when this role sees what goods cost. */
export const seesCost = (role: Role): boolean => !hiddenKeys(role).has('costFen');

/**
 * A deep copy without the keys this role must not receive. `serve()` passes every answer and
 * every error's details through it; exports and pictures are made from its result.
 */
export function strip<T>(value: T, role: Role): T {
  const hidden = hiddenKeys(role);
  return hidden.size === 0 ? value : (without(value, hidden) as T);
}

function without(value: unknown, hidden: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, hidden));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value)
    .filter(([key]) => !hidden.has(key))
    .map(([key, item]) => [key, without(item, hidden)]));
}
