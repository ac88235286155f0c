import { createTranslationRef } from '@backstage/core-plugin-api/alpha';

/**
 * Words of the shared components: statuses, controls, tiers, units.
 * @public
 */
export const productSecurityReactTranslationRef = createTranslationRef({
  id: 'product-security-react',
  messages: {
    status: {
      met: 'Meets target',
      missed: 'Misses target',
      noData: 'No data',
      noTarget: 'No target',
    },
    control: {
      repository: 'Repository',
      owner: 'Owner',
      sast: 'Code scan',
      sca: 'Dependency scan',
      secrets: 'Secrets scan',
      image: 'Image scan',
      release_evidence: 'Release evidence',
    },
    controlState: {
      holds: 'in place',
      missing: 'missing',
      missingSince: 'missing since {{date}}',
      notApplicable: 'not applicable',
    },
    severity: {
      critical: 'Critical',
      high: 'High',
      medium: 'Medium',
      low: 'Low',
      info: 'Info',
    },
    tier: {
      '1': 'Tier 1',
      '2': 'Tier 2',
      '3': 'Tier 3',
      unassigned: 'No tier',
    },
    exposure: {
      internet: 'Internet',
      partner: 'Partners',
      internal: 'Internal',
      unknown: 'Exposure unknown',
    },
    target: {
      atLeast: 'at least {{value}}',
      above: 'above {{value}}',
      atMost: 'at most {{value}}',
      below: 'under {{value}}',
      exactly: '{{value}}',
    },
    unit: {
      points_one: '{{value}} point',
      points_other: '{{value}} points',
      percentagePoints_one: '{{value}} point',
      percentagePoints_other: '{{value}} points',
      perHundredRepositories: '{{value}} per 100 repositories',
      perThousandCommits: '{{value}} per 1,000 commits',
    },
    loading: 'Loading',
  },
});
