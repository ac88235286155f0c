import { ConfigReader } from '@backstage/config';
import { readGatePolicies } from './readGatePolicies';
import { readOverrideFields } from './readOverrideFields';

const read = (...policies: unknown[]) =>
  readGatePolicies(
    new ConfigReader({ productSecurity: { gates: { policies } } } as any),
  );

describe('readGatePolicies', () => {
  it('has the first that fits tier and environment', () => {
    const policies = read(
      {
        gate: 'strict',
        tiers: [1],
        environments: ['prod*'],
        newFindings: 'high',
      },
      { tiers: ['1', '2'], noKnownExploited: true },
    );
    expect(policies('1', 'Production')).toMatchObject({
      gate: 'strict',
      policy: { newFindings: 'high' },
    });
    expect(policies('1', 'staging')).toMatchObject({
      gate: 'portal',
      policy: { noKnownExploited: true },
    });
  });

  it('asks for something everywhere, also where no policy fits', () => {
    expect(read()('unassigned', 'x')).toMatchObject({
      gate: 'portal',
      policy: { newFindings: 'critical', noKnownExploited: true },
    });
  });

  it.each([
    [{ tiers: ['4'] }, 'policies[0].tiers[0]: must be one of 1, 2, 3'],
    [{ newFinding: 'high' }, `policies[0]: Unrecognized key(s)`],
    [{ newFindings: 'bad' }, 'policies[0].newFindings: must be one of'],
    [
      { oldFindings: [{ severity: 'high', days: 1.5 }] },
      'policies[0].oldFindings[0].days: must be a whole number of days',
    ],
    [{ scans: [{ control: 'sbom' }] }, 'scans[0].control: must be one of'],
    [{ evidence: 'sbom' }, 'policies[0].evidence: must be a list of types'],
    [{ gate: 'a,b' }, 'policies[0].gate: must not have a comma'],
    [{ environments: [] }, 'environments: must name at least one'],
    [{ noBacklogGrowth: 'yes' }, 'noBacklogGrowth: must be true or false'],
    ['strict', 'policies[0]: must be an object of rules'],
  ])('refuses %j', (policy, message) => {
    expect(() => read(policy)).toThrow(message);
  });
});

describe('readOverrideFields', () => {
  const required = (...fields: string[]) =>
    readOverrideFields(
      new ConfigReader({
        productSecurity: { gates: { overrides: { required: fields } } },
      }),
    );

  it('has the fields that are required', () => {
    expect(required('overriddenBy')).toEqual(['overriddenBy']);
    expect(readOverrideFields(new ConfigReader({}))).toEqual([]);
  });

  it('refuses others', () => {
    expect(() => required('who')).toThrow(
      "Invalid productSecurity.gates.overrides.required: a list of overriddenBy and overrideReason is expected, not 'who'",
    );
  });
});
