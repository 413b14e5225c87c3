/** All of inventory mathematics, for the functions. A page imports the one file it needs. */

// distribution
export * from './distribution/certain';
export type { Distribution } from './distribution/distribution';
export * from './distribution/empirical';
export * from './distribution/gamma';
export * from './distribution/negative-binomial';
export * from './distribution/normal';
export * from './distribution/poisson';
