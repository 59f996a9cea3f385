import assert from 'node:assert/strict';
import { clicked, filter, filtered, held, ofPage, parseSort, parseWidths, sorted, sortText, widthsText, windowOf, type Column } from '../../main/console/parts/table-model.js';

interface Row { id: string; name: string; stake: number | undefined }
const rows: Row[] = [{ id: 'a', name: 'miner-10', stake: 5 }, { id: 'b', name: 'miner-2', stake: undefined }, { id: 'c', name: 'validator', stake: 50 }, { id: 'd', name: 'Miner-1', stake: 5 }];
const columns: Column<Row>[] = [{ key: 'name', label: 'Name', value: (r) => r.name }, { key: 'stake', label: 'Stake', number: true, value: (r) => r.stake }];
const order = (sort: string): string => sorted(rows, columns, parseSort(sort)).map((r) => r.id).join('');

export default {
  'should sort numbers as numbers, names with their numbers, several columns, and what is missing last': () => {
    assert.equal(order('stake'), 'adcb');
    assert.equal(order('-stake'), 'cadb');
    assert.equal(order('name'), 'dbac');
    assert.equal(order('-stake,name'), 'cdab');
    assert.equal(order('nonsense'), 'abcd');
  },
  'should write the order into an address and read it back': () => assert.equal(sortText(parseSort('-stake,name')), '-stake,name'),
  'should keep widths in an address within what a column can be, and no rule of a sheet': () => {
    assert.equal(widthsText(parseWidths('name:180,stake:9999,rank:10')), 'name:180,stake:1200,rank:48');
    assert.deepEqual([...parseWidths('name:1px} body{display:none,x')], []);
  },
  'should go from the wanted direction to the other and to none': () => {
    const first = clicked([], 'stake', false, true);
    assert.equal(sortText(first), '-stake');
    assert.equal(sortText(clicked(first, 'stake', false, true)), 'stake');
    assert.equal(sortText(clicked(parseSort('stake'), 'stake', false, true)), '');
    assert.equal(sortText(clicked(parseSort('-stake'), 'name', true, false)), '-stake,name');
  },
  'should filter by operators and by words': () => {
    const fit = (key: string, text: string): string => filtered(rows, columns, new Map([[key, text]])).map((r) => r.id).join('');
    assert.equal(fit('stake', '>5'), 'c');
    assert.equal(fit('stake', '>= 5'), 'acd');
    assert.equal(fit('stake', '=5'), 'ad');
    assert.equal(fit('stake', '<1,000'), 'acd');
    assert.equal(fit('name', 'MINER'), 'abd');
    assert.equal(fit('name', '!miner'), 'c');
    assert.equal(fit('name', '=miner-1'), 'd');
    assert.equal(filter('>'), undefined);
    assert.equal(filter('>x'), undefined);
  },
  'should say of a page of a list that its order is of these rows alone': () => assert.deepEqual([ofPage(false, false), ofPage(true, false), ofPage(true, true)],
    ['a page of a longer list', 'a page of a longer list: sorted among these rows only', 'a page of a longer list: sorted and filtered among these rows only']),
  'should hold the order of rows that somebody points at': () => {
    const fresh = [rows[2]!, rows[0]!, { id: 'e', name: 'new', stake: 1 }];
    assert.deepEqual(held(['a', 'b', 'c'], fresh, (r) => r.id).map((r) => r.id), ['a', 'c', 'e']);
  },
  'should keep only seen rows in the document': () => {
    assert.deepEqual(windowOf(100_000, 36_000, 640, 36), { from: 992, to: 1026 });
    assert.deepEqual(windowOf(3, 0, 640, 36), { from: 0, to: 3 });
    assert.equal(windowOf(10, 99_999, 640, 36).to, 10);
  },
};
