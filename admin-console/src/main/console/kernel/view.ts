import type { TemplateResult } from 'lit';
import type { Route } from './routes.js';
import type { Line } from './shell.js';

/** What an area draws for an address. */
export interface View {
  readonly title: string;
  /** One sentence of what the page is for. */
  readonly purpose: string;
  readonly crumbs?: readonly (readonly [string, string])[];
  readonly body: TemplateResult;
  /** The line that shows the same in a terminal, and the address of the data. */
  readonly cli?: Line;
  readonly data?: string;
  /** The address of a list, all of whose rows the node writes into a file. */
  readonly rows?: string;
}

export interface Area { view(route: Route): View }
