import { readReport } from '../readReport';
import { stackhawkParser } from './stackhawk';

const reportOf = (value: unknown) =>
  readReport(Buffer.from(JSON.stringify(value)));

const completed = (findings: unknown) => ({
  service: 'StackHawk',
  scanCompleted: {
    scan: { id: '1', status: 'COMPLETED', application: 'Shop' },
    findings,
  },
});

const resultsOf = (value: unknown) => [
  ...stackhawkParser.parse(reportOf(value)).results,
];

const finding = {
  pluginId: '90027',
  pluginName: 'Cookie Slack Detector',
  severity: 'Low',
  host: 'https://shop.example:9000',
  paths: [
    { path: '/cart', method: 'GET', status: 'NEW' },
    { path: '/login', method: 'POST', status: 'FALSE_POSITIVE' },
    { path: '/help', method: 'GET', status: 'RISK_ACCEPTED' },
  ],
};

describe('stackhawkParser', () => {
  it('reads each path of a finding, and how it was triaged', () => {
    const common = {
      category: 'dynamic',
      rule: '90027',
      title: 'Cookie Slack Detector',
      severity: 'low',
    };
    expect(stackhawkParser.detect(reportOf(completed([finding])))).toBe(true);
    expect(resultsOf(completed([finding]))).toEqual([
      {
        ...common,
        suppressed: false,
        method: 'GET',
        location: { url: 'https://shop.example:9000/cart' },
      },
      {
        ...common,
        suppressed: true,
        method: 'POST',
        location: { url: 'https://shop.example:9000/login' },
      },
      {
        ...common,
        suppressed: true,
        method: 'GET',
        location: { url: 'https://shop.example:9000/help' },
      },
    ]);
  });

  it('reads a finding without paths as one about the host', () => {
    const [result] = resultsOf(completed([{ ...finding, paths: [] }]));
    expect(result.location).toEqual({ url: 'https://shop.example:9000' });
  });

  it('reads a scan without findings', () => {
    expect(resultsOf(completed([]))).toEqual([]);
  });

  it('refuses what is no completed scan', () => {
    expect(() => resultsOf({})).toThrow(
      'scanCompleted must be an object, and is missing',
    );
    expect(() =>
      resultsOf({ service: 'StackHawk', scanCompleted: {} }),
    ).toThrow('scanCompleted.findings must be a list, and is missing');
  });
});
