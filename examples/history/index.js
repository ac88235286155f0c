// @ts-check
const { firstScanned, lastScanned } = require('./applications');
const { refOf } = require('./calls');
const { length } = require('./clock');
const { makeHistory } = require('./makeHistory');

module.exports = {
  makeHistory,
  /** Days the history covers. */
  lengthInDays: length,
  /** The application whose earliest finding dates from the start of the history. */
  firstScanned: refOf(firstScanned),
  /** The application that has findings only when the history is complete. */
  lastScanned: refOf(lastScanned),
};
