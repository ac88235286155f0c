import { ConfigReader } from '@backstage/config';
import { RootCause } from '@prodsec/backstage-plugin-product-security-common';
import { readRootCauseRules } from './readRootCauseRules';
import {
  defaultRootCauseRules,
  firstBlockOf,
  rootCauseOf,
} from './rootCauseOf';

describe('rootCauseOf', () => {
  it.each<[string, string[], RootCause]>([
    ['sast', [], 'sast'],
    ['SCA', ['leaked secret'], 'sca'],
    ['dast', [], 'dast'],
    ['secrets', [], 'secrets'],
    ['evidence', ['signature missing'], 'evidence'],
    ['signing', [], 'signing'],
    ['codeql-nightly', [], 'sast'],
    ['trivy', [], 'sca'],
    ['zap-baseline', [], 'dast'],
    ['gitleaks', [], 'secrets'],
    ['cosign-verify', [], 'signing'],
    ['sbom-present', [], 'evidence'],
    ['quality', ['CVE-2026-1234 in libfoo'], 'sca'],
    ['quality', ['2 new SAST criticals'], 'sast'],
    ['quality', ['The private key of a server'], 'secrets'],
    ['quality', ['not signed'], 'signing'],
    ['quality', ['Provenance is missing'], 'evidence'],
    ['quality', ['fasten your seatbelts'], 'other'],
    ['quality', [], 'other'],
  ])('of %s with the reasons %j is %s', (gate, reasons, cause) => {
    expect(rootCauseOf({ gate, reasons }, defaultRootCauseRules)).toBe(cause);
  });

  it('is what came with the result before any rule', () => {
    expect(
      rootCauseOf(
        { gate: 'sast', reasons: [], rootCause: 'evidence' },
        defaultRootCauseRules,
      ),
    ).toBe('evidence');
  });

  it('goes by the first rule of the configuration that fits', () => {
    const rules = readRootCauseRules(
      new ConfigReader({
        productSecurity: {
          gates: {
            rootCauses: [
              {
                cause: 'secrets',
                gates: ['quality*'],
                reasonMatches: ['*vault*'],
              },
              { cause: 'other', gates: ['sast'] },
            ],
          },
        },
      }),
    );
    const of = (gate: string, ...reasons: string[]) =>
      rootCauseOf({ gate, reasons }, rules);
    expect(of('quality-1', 'x', 'not from the Vault')).toBe('secrets');
    expect(of('quality-1', 'x')).toBe('other');
    expect(of('sast', 'x')).toBe('other');
    expect(of('sca', 'x')).toBe('sca');
  });

  it.each([
    [{ cause: 'bugs', gates: ['a'] }, /rootCauses\[0\]\.cause: must be one of/],
    [{ cause: 'sast' }, /rootCauses\[0\]: gates or reasonMatches is needed/],
    [
      { cause: 'sast', gates: [] },
      /rootCauses\[0\]\.gates: a list of patterns/,
    ],
    [
      { cause: 'sast', reasonMatches: ['x'.repeat(201)] },
      /reasonMatches: a list of patterns of up to 200/,
    ],
    [{ cause: 'sast', gate: 'a' }, /rootCauses\[0\]\.gate: there is no such/],
  ])('refuses the rule %j', (rule, message) => {
    expect(() =>
      readRootCauseRules(
        new ConfigReader({
          productSecurity: { gates: { rootCauses: [rule] } },
        }),
      ),
    ).toThrow(message);
  });

  it('reads no more of a reason than its beginning', () => {
    const reasons = [`${'x'.repeat(2000)} cve-2026-1`];
    expect(rootCauseOf({ gate: 'g', reasons }, defaultRootCauseRules)).toBe(
      'other',
    );
  });
});

describe('firstBlockOf', () => {
  const result = (attempt: number, status: 'passed' | 'failed') => ({
    gate: 'g',
    attempt,
    status,
    reasons: [],
    arrivedAt: 0,
  });

  it('is the first attempt that is no pass', () => {
    const results = [result(1, 'passed'), result(2, 'failed')];
    expect(firstBlockOf(results)).toBe(results[1]);
    expect(firstBlockOf(results.slice(0, 1))).toBeUndefined();
  });
});
