import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { match } from '../../main/console/kernel/routes.js';
import { curl, waysOf, type Ways } from '../../main/console/kernel/ways.js';

const ways = (address: string): Ways => { const [path, query] = address.split('?'); return waysOf(match(path ?? '', new URLSearchParams(query))!); };
const HOST = '/host/api/v1';
const API = '/api/v1';

// Of each page: the command, and where its data are; '-' where there is none.
const PAGES: readonly (readonly [string, string, string])[] = [
  ['/', './myelin status', `${API}/status`],
  ['/subnets', './myelin subnets', `${API}/subnets`],
  ['/subnets/1', './myelin metagraph 1', `${API}/subnets/1/metagraph`],
  ['/subnets/1?at=40', '-', `${API}/subnets/1/metagraph?at=40`],
  ['/subnets/1?tab=weights&at=40', '-', `${API}/subnets/1/weights?at=40`],
  ['/subnets/1?tab=bonds', '-', `${API}/subnets/1/bonds`],
  ['/subnets/1?tab=economy', './myelin subnets', `${API}/subnets/1/registration-prices`],
  ['/subnets/1?tab=registrations', '-', `${API}/subnets/1/registrations`],
  ['/subnets/1?tab=parameters', '-', `${API}/subnets/1/parameters`],
  ['/subnets/1?tab=history', '-', `${API}/subnets/1/epochs`],
  ['/subnets/1/neurons/3', './myelin metagraph 1', `${API}/neurons?netuid=1&uid=3`],
  ['/subnets/1/neurons/3?tab=value', '-', `${HOST}/answers?netuid=1&uid=3`],
  ['/payouts/63-0', '-', '-'],
  ['/integrity', '-', '-'], ['/integrity/cases', '-', '-'], ['/integrity/cases/7', '-', '-'], ['/forks', '-', '-'],
  ['/blocks?hasFailures=true&cursor=x', './myelin block', `${API}/blocks?hasFailures=true`],
  ['/blocks/0xab', './myelin block 0xab', `${API}/blocks/0xab`],
  ['/extrinsics?pallet=Sudo&from=7', '-', `${API}/extrinsics?pallet=Sudo&from=7`],
  ['/extrinsics/0xab', '-', `${API}/extrinsics/0xab`],
  ['/events?to=9', './myelin events', `${API}/events?to=9`],
  ['/state', './myelin query', `${API}/metadata`],
  ['/state?pallet=System&item=Account&key=5A&at=40', './myelin query System Account 5A --at 40', `${API}/state/System/Account?key=5A&at=40`],
  ['/compose', './myelin tx', `${API}/metadata`],
  ['/compose?pallet=Balances&call=burn', './myelin tx Balances burn', `${API}/metadata`],
  ['/accounts', './myelin wallet list', `${API}/accounts`],
  ['/accounts/5A', './myelin wallet balance 5A', `${API}/accounts/5A`],
  ['/accounts/5A?tab=stakes', './myelin stake list 5A', `${API}/accounts/5A/stakes`],
  ['/accounts/5A?tab=extrinsics', '-', `${API}/accounts/5A/extrinsics`],
  ['/accounts/5A?tab=delegates', '-', '-'],
  ['/stake', './myelin stake add --help', '-'],
  ['/stake?from=5A&direction=remove', './myelin stake remove --help', `${API}/accounts/5A/stakes`],
  ['/plugins', './myelin plugin list', `${HOST}/plugins`],
  ['/plugins/text', './myelin plugin list', `${HOST}/plugins/text`],
  ['/ask/1', './myelin ask 1 QUESTION --explain', `${HOST}/subnets/1`],
  ['/operations', './myelin status', `${API}/status`],
  ['/operations?tab=workers', './myelin neuron list', `${HOST}/workers`],
  ['/operations?tab=consensus', './myelin status', `${API}/chain`],
  ['/operations?tab=peers', '-', '-'], ['/operations?tab=backups', '-', '-'],
  ['/operations?tab=storage', './myelin index status', `${API}/storage`],
  ['/operations?tab=configuration', '-', `${HOST}/configuration`],
  ['/operations?tab=logs', '-', `${HOST}/logs?source=platform`],
  ['/operations?tab=logs&source=miner-1&q=slow', './myelin neuron logs miner-1', `${HOST}/logs?source=miner-1&q=slow`],
  ['/operations?tab=jobs', '-', `${HOST}/jobs`], ['/operations?tab=jobs&job=7', '-', `${HOST}/jobs/7`],
  ['/operations/audit?who=ann', './myelin audit list', `${API}/audit?who=ann`],
  ['/operations/people', './myelin signin', `${API}/users`],
  ['/operations/tokens', '-', `${API}/tokens`],
  ['/operations/approvals', './myelin approvals list', `${API}/approvals`],
  ['/me', '-', `${API}/session`],
  ['/find', '-', '-'], ['/find?q=miner', '-', `${API}/search?q=miner`],
  ['/help', '-', '-'], ['/help/busy', '-', '-'],
];

export default {
  'should have of each page its own command and data': () => assert.deepEqual(PAGES.map(([address]) => [address, ways(address).cli ?? '-', ways(address).data ?? '-']), PAGES),
  'should know every page': () => {
    const all = [...readFileSync(`${CONSOLE}/kernel/routes.ts`, 'utf8').matchAll(/^  '(\/[^']*)':/gm)].map((found) => found[1]);
    const seen = new Set(PAGES.map(([address]) => match(address.split('?')[0] ?? '', new URLSearchParams())?.pattern));
    assert.deepEqual(all.filter((pattern) => !seen.has(pattern)), []);
  },
  'should hint at a token where not everybody may read': () => {
    assert.equal(curl('http://127.0.0.1:9944', ways('/'), true), 'curl http://127.0.0.1:9944/api/v1/status');
    assert.equal(curl('http://127.0.0.1:9944', ways('/'), false), 'curl -H "Authorization: Bearer $MYELIN_TOKEN" http://127.0.0.1:9944/api/v1/status');
    assert.equal(curl('http://127.0.0.1:9944', ways('/operations/audit'), true), 'curl -H "Authorization: Bearer $MYELIN_TOKEN" http://127.0.0.1:9944/api/v1/audit');
    assert.equal(curl('http://127.0.0.1:9944', ways('/help'), true), undefined);
  },
};
