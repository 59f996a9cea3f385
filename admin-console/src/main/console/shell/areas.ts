import type { Area } from '../kernel/view.js';

/** Each area is loaded when it is first opened. */
export const AREAS: Record<string, () => Promise<Area>> = {
  overview: () => import('../areas/overview/index.js'),
  subnets: () => import('../areas/subnets/index.js'),
  neurons: () => import('../areas/neurons/index.js'),
  integrity: () => import('../areas/integrity/index.js'),
  explorer: () => import('../areas/explorer/index.js'),
  accounts: () => import('../areas/accounts/index.js'),
  plugins: () => import('../areas/plugins/index.js'),
  playground: () => import('../areas/playground/index.js'),
  operations: () => import('../areas/operations/index.js'),
  find: () => import('../areas/find/index.js'),
  help: () => import('../areas/help/index.js'),
};
