const eslint = (package_, versions, paths) =>
  versions.map(version => ({
    report: `eslint-${package_}-${version}.sarif`,
    scanner: 'eslint',
    source: `${package_}@${version}`,
    paths,
  }));

const flawfinder = (package_, versions) =>
  versions.map(version => ({
    report: `flawfinder-${package_}-${version}.sarif`,
    scanner: 'flawfinder',
    source: `${package_}@${version}`,
    paths: ['src'],
  }));

/** What was scanned with what. `paths` are inside the published package. */
export const sources = [
  ...eslint(
    'express',
    ['4.16.4', '4.17.1', '4.18.3', '4.21.2', '5.1.0'],
    ['lib'],
  ),
  ...eslint('ejs', ['2.5.5', '2.7.4', '3.1.10'], ['lib']),
  ...eslint(
    'jquery',
    ['2.2.4', '3.4.1', '3.7.1'],
    ['src/core', 'src/manipulation', 'src/ajax'],
  ),
  ...eslint('multer', ['1.4.4', '2.0.2'], ['.']),
  ...eslint('jsonwebtoken', ['8.5.1', '9.0.2'], ['.']),
  ...eslint('koa', ['2.7.0', '2.16.1', '3.0.0'], ['lib']),
  ...eslint(
    'nodemailer',
    ['4.7.0', '6.9.16', '7.0.5'],
    ['lib/mailer', 'lib/smtp-transport', 'lib/shared', 'lib/fetch'],
  ),
  ...eslint('marked', ['0.3.9', '0.8.2'], ['lib/marked.js']),
  ...eslint('express-session', ['1.15.6', '1.18.1'], ['index.js', 'session']),
  ...eslint('request', ['2.81.0', '2.88.2'], ['request.js', 'lib']),
  ...eslint(
    'mysql',
    ['2.17.1', '2.18.1'],
    ['lib/protocol/packets', 'lib/Pool.js'],
  ),
  ...eslint('connect', ['3.6.6', '3.7.0'], ['index.js']),
  ...eslint('node-forge', ['0.10.0', '1.3.1'], ['lib/rsa.js', 'lib/util.js']),
  ...eslint('backbone', ['1.3.3', '1.6.0'], ['backbone.js']),
  ...eslint('passport', ['0.4.1', '0.7.0'], ['lib']),
  ...eslint('mustache', ['2.3.2', '4.2.0'], ['mustache.js']),
  ...eslint('lunr', ['2.1.6', '2.3.9'], ['lunr.js']),
  ...eslint('papaparse', ['4.6.3', '5.4.1'], ['papaparse.js']),
  ...eslint('ws', ['5.2.4', '8.18.0'], ['lib']),
  ...eslint(
    'ssh2',
    ['1.4.0', '1.16.0'],
    [
      'lib/agent.js',
      'lib/client.js',
      'lib/server.js',
      'lib/protocol/keyParser.js',
    ],
  ),
  ...flawfinder('bcrypt', ['3.0.8', '5.1.1']),
  ...flawfinder('better-sqlite3', ['12.11.1', '13.2.0']),
  {
    report: 'secretlint-ssh2-1.16.0.sarif',
    scanner: 'secretlint',
    source: 'ssh2@1.16.0',
    paths: [
      'lib/**/*',
      'test/fixtures/*',
      'test/fixtures/keyParser/openssh_old*',
    ],
  },
  {
    report: 'trivy-config-redis-commander-0.9.0.json',
    scanner: 'trivy-config',
    source: 'redis-commander@0.9.0',
    paths: ['k8s/redis-commander'],
  },
  {
    report: 'trivy-config-statsd-0.9.0.json',
    scanner: 'trivy-config',
    source: 'statsd@0.9.0',
  },
  {
    report: 'trivy-config-mongo-express-1.0.2.sarif',
    scanner: 'trivy-config-sarif',
    source: 'mongo-express@1.0.2',
  },
  {
    report: 'cyclonedx-npm-storefront-api-1.cdx.json',
    scanner: 'cyclonedx-npm',
    install: {
      name: 'storefront-api',
      version: '1.0.0',
      dependencies: { express: '4.16.4' },
    },
  },
  {
    report: 'cyclonedx-npm-storefront-api-2.cdx.json',
    scanner: 'cyclonedx-npm',
    install: {
      name: 'storefront-api',
      version: '2.0.0',
      dependencies: { express: '5.1.0' },
    },
  },
  {
    report: 'npm-sbom-realtime-tracking.cdx.json',
    scanner: 'npm-sbom',
    install: {
      name: 'realtime-tracking',
      version: '1.0.0',
      dependencies: { ws: '8.18.0', koa: '2.16.1' },
    },
  },
];
