import assert from 'node:assert/strict';
import { dayAndTime } from '../../main/console/kernel/zone.js';

export default {
  'should show an instant in UTC whatever offset it came with': () => assert.deepEqual(dayAndTime('2026-11-30T23:30:05.250+02:00', false), ['2026-11-30', '21:30:05']),
  'should show the same instant in the zone of whoever looks': () => {
    const [day, time] = dayAndTime('2026-11-30T21:30:05Z', true);
    assert.equal(new Date(`${day}T${time}`).getTime(), Date.UTC(2026, 10, 30, 21, 30, 5));
  },
  'should leave what is no instant as it is': () => assert.deepEqual(dayAndTime('soon', false), ['', 'soon']),
};
