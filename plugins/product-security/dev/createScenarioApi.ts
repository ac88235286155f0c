import { ProductSecurityApi } from '@prodsec/backstage-plugin-product-security-react';
import {
  FixtureProductSecurityApi,
  responseError,
} from '../src/__fixtures__/FixtureProductSecurityApi';

/**
 * Answers of a made-up company; the search parameter `scenario` asks for another state: `empty`, `error`, `denied`,
 * `loading`.
 */
export function createScenarioApi(scenario: string | null): ProductSecurityApi {
  switch (scenario) {
    case 'empty':
      return new FixtureProductSecurityApi([]);
    case 'error':
      return failing(async () => {
        throw responseError(500, 'Error');
      });
    case 'denied':
      return failing(async () => {
        throw responseError(403, 'NotAllowedError');
      });
    case 'loading':
      return failing(() => new Promise(() => {}));
    default:
      return new FixtureProductSecurityApi();
  }
}

function failing(answer: () => Promise<never>): ProductSecurityApi {
  return new Proxy(new FixtureProductSecurityApi(), { get: () => answer });
}
