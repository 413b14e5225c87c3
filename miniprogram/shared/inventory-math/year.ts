/** Demand is known by the day, capital costs by the year. */
export const DAYS_PER_YEAR = 365;
