import { JsonValue } from '@backstage/types';
import {
  defaultApplicationAttributesConfig,
  parseApplicationAttributesConfig,
} from './ApplicationAttributesConfig';

describe('parseApplicationAttributesConfig', () => {
  it('has defaults', () => {
    expect(parseApplicationAttributesConfig({})).toEqual(
      defaultApplicationAttributesConfig,
    );
  });

  it('takes what is given', () => {
    const parsed = parseApplicationAttributesConfig({
      applications: {
        attributes: { tier: 'acme.com/tier' },
        repositoryHosts: { 'acme.com/repo': 'git.acme.com' },
        defaultBranch: 'trunk',
      },
      ownership: { teamIsAccountable: false },
    });
    expect(parsed.attributes.tier).toBe('acme.com/tier');
    expect(parsed.attributes.owner).toBe('spec.owner');
    expect(parsed.repositoryHosts).toMatchObject({
      'github.com/project-slug': 'github.com',
      'acme.com/repo': 'git.acme.com',
    });
    expect(parsed.defaultBranch).toBe('trunk');
    expect(parsed.teamIsAccountable).toBe(false);
  });

  it.each<[JsonValue, JsonValue | undefined, string]>([
    ['text', undefined, 'productSecurity.applications must be an object'],
    [
      { defaultBranch: 1 },
      undefined,
      'productSecurity.applications.defaultBranch must be a text that is not empty',
    ],
    [
      { attributes: { tear: 'x' } },
      undefined,
      'productSecurity.applications.attributes.tear is not known; attributes are tier, exposure',
    ],
    [
      { attributes: { tier: '' } },
      undefined,
      'productSecurity.applications.attributes.tier must be a text',
    ],
    [
      { repositoryHosts: ['x'] },
      undefined,
      'productSecurity.applications.repositoryHosts must be an object',
    ],
    [
      {},
      { teamIsAccountable: 'no' },
      'productSecurity.ownership.teamIsAccountable must be true or false',
    ],
  ])('refuses %j, %j', (applications, ownership, message) => {
    expect(() =>
      parseApplicationAttributesConfig({ applications, ownership }),
    ).toThrow(message);
  });
});
