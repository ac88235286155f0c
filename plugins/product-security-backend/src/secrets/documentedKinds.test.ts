import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { credentialKinds } from '@prodsec/backstage-plugin-product-security-common';
import { kindsOfRules } from './credentialKindOf';

describe('docs/secrets.md', () => {
  it('has every kind of credential with its patterns, in the order they are tried', () => {
    const text = readFileSync(
      resolve(
        resolvePackagePath(
          '@prodsec/backstage-plugin-product-security-backend',
        ),
        '../../docs/secrets.md',
      ),
      'utf8',
    );
    const [, section] = text.split(/^## How long it may take$/m);
    const rows = section
      .split(/^## /m)[0]
      .split('\n')
      .filter(line => line.startsWith('| `') && !line.startsWith('| `other`'))
      .map(line => [...line.matchAll(/`([^`]+)`/g)].map(([, word]) => word));
    expect(rows).toEqual(
      kindsOfRules.map(({ kind, words }) => [kind, ...words]),
    );
    expect([...rows.map(([kind]) => kind), 'other']).toEqual(credentialKinds);
  });
});
