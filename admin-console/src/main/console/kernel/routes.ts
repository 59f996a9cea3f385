// Every address of the console and the area that draws it. The server reads this file too: what is not here is answered with 404.
const ROUTES: Record<string, string> = {
  '/': 'overview',
  '/subnets': 'subnets',
  '/subnets/{netuid}': 'subnets',
  '/subnets/{netuid}/neurons/{uid}': 'neurons',
  '/payouts/{id}': 'neurons',
  '/integrity': 'integrity',
  '/integrity/cases': 'integrity',
  '/integrity/cases/{id}': 'integrity',
  '/blocks': 'explorer',
  '/blocks/{id}': 'explorer',
  '/extrinsics': 'explorer',
  '/extrinsics/{hash}': 'explorer',
  '/events': 'explorer',
  '/state': 'explorer',
  '/compose': 'explorer',
  '/forks': 'explorer',
  '/accounts': 'accounts',
  '/accounts/{address}': 'accounts',
  '/stake': 'accounts',
  '/plugins': 'plugins',
  '/plugins/{id}': 'plugins',
  '/ask/{netuid}': 'playground',
  '/operations': 'operations',
  '/operations/audit': 'operations',
  '/operations/people': 'operations',
  '/operations/tokens': 'operations',
  '/operations/approvals': 'operations',
  '/me': 'operations',
  '/find': 'find',
  '/help': 'help',
  '/help/{topic}': 'help',
};

export interface Route {
  readonly pattern: string;
  readonly area: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

/** The route of a path below /console, or nothing where there is no such page. */
export function match(path: string, query: URLSearchParams): Route | undefined {
  const wanted = parts(path);
  for (const [pattern, area] of Object.entries(ROUTES)) {
    const own = parts(pattern);
    if (own.length !== wanted.length) continue;
    const params: Record<string, string> = {};
    const fits = own.every((part, i) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      if (name) params[name] = wanted[i] ?? '';
      return name !== undefined || part === wanted[i];
    });
    if (fits) return { pattern, area, params, query };
  }
  return undefined;
}

const parts = (path: string): string[] => path.split('/').filter(Boolean).map(decode);

function decode(part: string): string {
  try { return decodeURIComponent(part); } catch { return part; }
}
