import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { describeSources } from './describeSources';
import { catalogue } from './sources/catalogue';

const file = join(
  resolvePackagePath('@prodsec/backstage-plugin-product-security-backend'),
  '../../docs/metric-definitions.md',
);
const section =
  /<!-- prettier-ignore-start -->\n[^]*<!-- prettier-ignore-end -->/;

describe('describeSources', () => {
  // UPDATE_DOCS=1 writes the section instead of comparing it.
  it('is what docs/metric-definitions.md says of the fields', () => {
    const text = `<!-- prettier-ignore-start -->\n\n${describeSources([
      ...catalogue.values(),
    ])}\n\n<!-- prettier-ignore-end -->`;
    const documentation = readFileSync(file, 'utf8');
    const updated = documentation.replace(section, () => text);
    if (process.env.UPDATE_DOCS) writeFileSync(file, updated);
    expect(updated).toContain(text);
    expect(readFileSync(file, 'utf8')).toBe(updated);
  });
});
