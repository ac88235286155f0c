module.exports = require('../../eslint-preset')(__dirname);
