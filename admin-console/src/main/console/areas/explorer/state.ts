import { html, type TemplateResult } from 'lit';
import { cli } from '../../parts/copy.js';
import { card, notBuilt } from '../../parts/view.js';
import { menu } from './menu.js';

/** Until the interface serves state and metadata, the page says which command does. */
export const state = (): TemplateResult => html`${menu('/state')}${card('State', notBuilt('The interface does not serve metadata and entries of the state yet, so there is nothing to browse by here. The command line reads every entry, also of an earlier block:',
  html`${cli('./myelin query', 'All pallets')}${cli('./myelin query System Account 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY', 'An account of System')}${cli('./myelin query SubtensorModule Tempo 1 --at 10', 'An entry of SubtensorModule, after block 10')}`))}`;
