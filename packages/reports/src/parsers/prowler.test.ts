import fc from 'fast-check';
import { readReport } from '../readReport';
import { ocsfParser } from './ocsf';
import { prowlerParser } from './prowler';

const reportOf = (text: string) => readReport(Buffer.from(text));
const resultsOf = (text: string) => [
  ...prowlerParser.parse(reportOf(text)).results,
];

const account = '123456789012';
const arn = `arn:aws:iam::${account}:role/deploy`;

const version4 = (row: Record<string, string>) => {
  const columns = {
    ACCOUNT_UID: account,
    PROVIDER: 'aws',
    CHECK_ID: 'iam_role_administrator',
    CHECK_TITLE: 'Roles have no administrator access',
    STATUS: 'FAIL',
    MUTED: 'False',
    SEVERITY: 'high',
    RESOURCE_UID: arn,
    RESOURCE_NAME: 'deploy',
    REGION: 'us-east-1',
    ...row,
  };
  return `${Object.keys(columns).join(';')}\n${Object.values(columns).join(
    ';',
  )}\n`;
};

const version3 = {
  Provider: 'aws',
  CheckID: 'iam_role_administrator',
  CheckTitle: 'Roles have no administrator access',
  Status: 'FAIL',
  StatusExtended: 'Role deploy has administrator access.',
  Severity: 'high',
  Profile: null,
  AccountId: account,
  Region: 'us-east-1',
  ResourceId: 'deploy',
  ResourceArn: arn,
  ResourceTags: {},
};

const version2 = {
  Profile: 'default',
  'Account Number': account,
  Control: '[check114] Ensure hardware MFA is enabled (Scored)',
  Message: 'eu-central-1: Only Virtual MFA is enabled for root',
  Severity: 'Critical',
  Status: 'FAIL',
  'Control ID': '1.14',
  Region: 'eu-central-1',
  'Resource ID': 'MFA',
};

const event = {
  class_uid: 2004,
  metadata: {
    event_code: 'iam_role_administrator',
    product: { name: 'Prowler' },
  },
  severity: 'High',
  severity_id: 4,
  status: 'New',
  status_id: 3,
  status_code: 'FAIL',
  finding_info: { title: 'Roles have no administrator access', uid: 'x' },
  cloud: { account: { uid: account }, region: 'us-east-1' },
  resources: [{ uid: arn, name: 'deploy', region: 'us-east-1' }],
};

const expected = {
  category: 'cloud',
  rule: 'iam_role_administrator',
  title: 'Roles have no administrator access',
  severity: 'high',
  suppressed: false,
  location: {},
  code: `${account} us-east-1 ${arn}`,
};

describe('prowlerParser', () => {
  it.each([
    ['CSV of version 4', version4({})],
    ['JSON of version 3', JSON.stringify([version3])],
    ['OCSF of version 4', JSON.stringify([event])],
  ])('reads %s, all with the same identity', (_, text) => {
    const report = reportOf(text);
    expect(prowlerParser.detect(report)).toBe(true);
    expect(ocsfParser.detect(report)).toBe(false);
    expect(prowlerParser.parse(report)).toMatchObject({
      tool: 'Prowler',
      categories: ['cloud'],
    });
    expect(resultsOf(text)).toEqual([expected]);
  });

  it('reads JSON of version 2, one object a line', () => {
    const text = `${JSON.stringify(version2)}\n${JSON.stringify({
      ...version2,
      Status: 'Pass',
    })}\n`;
    expect(prowlerParser.detect(reportOf(text))).toBe(true);
    expect(resultsOf(text)).toEqual([
      {
        category: 'cloud',
        rule: 'check114',
        title: 'Ensure hardware MFA is enabled',
        severity: 'critical',
        suppressed: false,
        location: {},
        code: `${account} eu-central-1 MFA`,
      },
    ]);
  });

  it('reads CSV of version 2, which names no resource', () => {
    const text = [
      'PROFILE,ACCOUNT_NUM,REGION,TITLE_ID,CHECK_RESULT,TITLE_TEXT,CHECK_RESULT_EXTENDED,CHECK_SEVERITY',
      `,${account},us-east-1,1.2,FAIL,[check12] Ensure "MFA" is enabled (Scored),User ann has no MFA,High`,
      `,${account},us-east-1,1.2,PASS,[check12] Ensure "MFA" is enabled (Scored),User bob has MFA,High`,
      `,${account},us-east-1,1.2,INFO,[check12] Ensure "MFA" is enabled (Scored),No users,High`,
    ].join('\n');
    expect(prowlerParser.detect(reportOf(text))).toBe(true);
    expect(resultsOf(text)).toEqual([
      expect.objectContaining({
        rule: 'check12',
        title: 'Ensure "MFA" is enabled',
        code: `${account} us-east-1`,
      }),
    ]);
  });

  it.each([
    [{ STATUS: 'PASS' }, []],
    [{ STATUS: 'MANUAL' }, []],
    [{ STATUS: 'PASS', MUTED: 'True' }, []],
    [{ MUTED: 'True' }, [true]],
    [{ STATUS: 'MUTED' }, [true]],
  ])('makes of %j %j', (row, suppressed) => {
    const results = resultsOf(version4(row));
    expect(results.map(each => each.suppressed)).toEqual(suppressed);
  });

  it('names resources of Kubernetes, whose ids do not last', () => {
    const row = version4({
      PROVIDER: 'kubernetes',
      REGION: 'namespace: kube-system',
      RESOURCE_UID: '0b7e4ee0-6d5c-4b0c-a6b0-000000000000',
      RESOURCE_NAME: 'kube-apiserver',
    });
    expect(resultsOf(row)[0].code).toBe(
      `${account} kube-system kube-apiserver`,
    );
  });

  it('reads subscriptions and projects as accounts', () => {
    const { AccountId, ResourceArn, Region, ...others } = version3;
    const azure = {
      ...others,
      Subscription: 'prod',
      ResourceId: '/subscriptions/1',
    };
    expect(resultsOf(JSON.stringify([azure]))[0].code).toBe(
      'prod /subscriptions/1',
    );
  });

  it.each(['', '[]', ' \n'])('reads %j as nothing checked', text => {
    expect(prowlerParser.detect(reportOf(text))).toBe(false);
    expect(resultsOf(text)).toEqual([]);
  });

  it.each(['null', '{}', 'CHECK_ID;STATUS\na;b', '[{"CheckID":"x"}]', '[1]'])(
    'does not detect %s',
    text => expect(prowlerParser.detect(reportOf(text))).toBe(false),
  );

  it('names the field that is wrong', () => {
    expect(() => resultsOf(version4({ STATUS: '' }))).toThrow(
      'rows[1].STATUS must be a text that is not empty, and is missing',
    );
    expect(() => resultsOf('[{"Status":"FAIL"}]')).toThrow(
      '[0].CheckID must be a text that is not empty, and is missing',
    );
    expect(() => resultsOf('[{"CheckID":3,"Status":"FAIL"}]')).toThrow(
      '[0].CheckID must be a text',
    );
  });

  it('does not let messages and times into the identity', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (message, time) => {
        const changed = {
          ...version3,
          StatusExtended: message,
          AssessmentStartTime: time,
          FindingUniqueId: message,
        };
        expect(resultsOf(JSON.stringify([changed]))).toEqual([expected]);
      }),
    );
  });
});
