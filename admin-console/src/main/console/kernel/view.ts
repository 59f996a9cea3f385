import type { TemplateResult } from 'lit';
import type { Route } from './routes.js';

/** What an area draws for an address. */
export interface View {
  readonly title: string;
  /** One sentence of what the page is for. */
  readonly purpose: string;
  readonly crumbs?: readonly (readonly [string, string])[];
  readonly body: TemplateResult;
}

export interface Area { view(route: Route): View }
