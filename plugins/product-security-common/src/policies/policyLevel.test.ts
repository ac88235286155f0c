import { JsonValue } from '@backstage/types';
import { Tier } from '../tier';
import { parsePolicyLevels, policyLevel } from './policyLevel';

const levels = parsePolicyLevels({
  'repository-missing': 'off',
  'tier-missing': [
    { level: 'off', lifecycle: ['Experimental'] },
    { level: 'enforce', lifecycle: ['production'], tier: [1, 'unassigned'] },
    'warn',
  ],
  'owner-unknown': { level: 'enforce', tier: ['2'] },
});

describe('policyLevel', () => {
  it.each<[string, string | undefined, Tier, string]>([
    ['repository-missing', undefined, '1', 'off'],
    ['tier-missing', 'experimental', '1', 'off'],
    ['tier-missing', 'Production', '1', 'enforce'],
    ['tier-missing', 'production', 'unassigned', 'enforce'],
    ['tier-missing', 'production', '2', 'warn'],
    ['tier-missing', undefined, '1', 'warn'],
    ['owner-unknown', 'production', '2', 'enforce'],
    ['owner-unknown', 'production', '1', 'warn'],
    ['team-missing', 'production', '1', 'warn'],
    ['constructor', 'production', '1', 'warn'],
  ])('%s of %s, tier %s: %s', (policy, lifecycle, tier, level) => {
    expect(policyLevel({ levels, policy, lifecycle, tier })).toBe(level);
  });
});

describe('parsePolicyLevels', () => {
  it.each<[JsonValue, string]>([
    ['warn', 'productSecurity.policies must be an object'],
    [
      { 'tear-missing': 'warn' },
      'productSecurity.policies.tear-missing is not known; policies are owner-missing',
    ],
    [
      { 'tier-missing': 'error' },
      'productSecurity.policies.tier-missing must be one of off, warn, enforce',
    ],
    [
      { 'tier-missing': [{ lifecycle: [] }] },
      'productSecurity.policies.tier-missing[0].level must be one of',
    ],
    [
      { 'tier-missing': [{ level: 'off', tier: ['9'] }] },
      'productSecurity.policies.tier-missing[0].tier has "9"; it accepts 1, 2, 3, unassigned',
    ],
    [
      { 'tier-missing': { level: 'off', lifecycle: 'x' } },
      'productSecurity.policies.tier-missing.lifecycle must be a list',
    ],
    [
      { 'tier-missing': { level: 'off', stage: [] } },
      'productSecurity.policies.tier-missing.stage is not known',
    ],
  ])('refuses %j', (value, message) => {
    expect(() => parsePolicyLevels(value)).toThrow(message);
  });

  it('takes nothing for nothing', () => {
    expect(parsePolicyLevels(undefined)).toEqual({});
  });
});
