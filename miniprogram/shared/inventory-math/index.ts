/** All of inventory mathematics, for the functions. A page imports the one file it needs. */

// classes
export * from './classes/abc';
export * from './classes/demand-class';
export * from './classes/policy-matrix';
export * from './classes/xyz';

// costing
export * from './costing/fifo-layers';
export * from './costing/moving-average';

// distribution
export * from './distribution/certain';
export * from './distribution/discrete';
export type { Distribution } from './distribution/distribution';
export * from './distribution/empirical';
export * from './distribution/gamma';
export * from './distribution/lognormal';
export * from './distribution/negative-binomial';
export * from './distribution/normal';
export * from './distribution/poisson';
export * from './distribution/uniform';

// forecast
export { forecastAdida, forecastImapa } from './forecast/aggregation';
export { automaticForecast, type AutomaticForecast, type BackTest, type MethodName } from './forecast/automatic';
export * from './forecast/cancellations';
export * from './forecast/croston';
export * from './forecast/daily-demand';
export * from './forecast/daily-history';
export * from './forecast/demand-sample';
export { type EventFactor, type EventForecast, forecastWithEvents, withoutEvents } from './forecast/event-forecast';
export { forecastHolt, type HoltForecast, type HoltInitial } from './forecast/holt';
export * from './forecast/holt-winters';
export type { Forecast } from './forecast/method';
export * from './forecast/moving-average';
export * from './forecast/naive';
export * from './forecast/new-goods';
export * from './forecast/random';
export * from './forecast/rolling-origin';
export { isSeasonal, seasonalIndices, type SeasonKind } from './forecast/seasonality';
export { eventPhases, type SellingDay, sellingPhase } from './forecast/selling-events';
export { forecastSes, type SesForecast, type SesInitial } from './forecast/ses';
export * from './forecast/theta';
export * from './forecast/tsb';

// lot-size
export * from './lot-size/backorders';
export type { Lot, LotLimits } from './lot-size/cheapest-lot';
export * from './lot-size/cost-curve';
export * from './lot-size/discounts';
export * from './lot-size/dynamic-lots';
export * from './lot-size/eoq';
export * from './lot-size/order-quantity';
export * from './lot-size/power-of-two';
export * from './lot-size/production';
export * from './lot-size/sensitivity';

// measures
export * from './measures/forecast-accuracy';
export * from './measures/stock';

// newsvendor
export * from './newsvendor/newsvendor';

// policy
export * from './policy/protection-forecast';
export { type Decide, decideBy, type Policy, type SimulatedPeriods, type SimulatedTotals, type SimulationInput, simulatePolicy } from './policy/simulate';
export * from './policy/tune';

// recommend
export * from './recommend';
export * from './recommend-all';
export * from './recommend-sentence';

// replenishment
export * from './replenishment/rq-approximations';
export { rqCost, type RqInput } from './replenishment/rq-cost';
export * from './replenishment/rq-exact';
export * from './replenishment/rq-for-quantity';
export * from './replenishment/ss-exact';
export * from './replenishment/ss-power';

// service
export * from './service/base-stock';
export * from './service/choose-distribution';
export * from './service/fill-rate';
export * from './service/protection-demand';
export * from './service/reorder-point';
export * from './service/safety-stock';
