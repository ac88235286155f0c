import {
  git,
  temporaryFolder,
  writeFiles,
} from '../__testUtils__/temporaryFolder';
import { detectApplication } from './detectApplication';

function component(name: string): string {
  return `kind: Component\nmetadata:\n  name: ${name}\n`;
}

function repository(files: Record<string, string>): string {
  const folder = temporaryFolder();
  git(folder, 'init');
  writeFiles(folder, files);
  return folder;
}

describe('detectApplication', () => {
  it('is the component of the nearest file, which has one', async () => {
    const folder = repository({
      'catalog-info.yaml': component('shop'),
      'services/payments/catalog-info.yml': component('payments'),
      'services/payments/docs/catalog-info.yaml': 'kind: API\n',
      'services/payments/docs/out/report.json': '{}',
      'services/cart/report.json': '{}',
    });
    expect(
      await detectApplication([`${folder}/services/payments/docs/out`]),
    ).toEqual({
      application: 'component:default/payments',
      file: `${folder}/services/payments/catalog-info.yml`,
    });
    expect(await detectApplication([`${folder}/services/cart`])).toMatchObject({
      application: 'component:default/shop',
    });
  });

  it('does not look above the root of the repository', async () => {
    const outer = temporaryFolder();
    writeFiles(outer, {
      'catalog-info.yaml': component('outer'),
      'inner/report.json': '{}',
    });
    git(`${outer}/inner`, 'init');
    await expect(detectApplication([`${outer}/inner`])).rejects.toThrow(
      `application: no catalog-info.yaml with a component was found in ${outer}/inner; give --application`,
    );
  });

  it('looks only in the folder itself outside of a repository', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'catalog-info.yaml': component('shop'),
      'out/report.json': '{}',
    });
    await expect(detectApplication([`${folder}/out`])).rejects.toThrow(
      /no catalog-info\.yaml/,
    );
    expect(await detectApplication([`${folder}/out`, folder])).toMatchObject({
      application: 'component:default/shop',
    });
  });

  it('does not choose between several components', async () => {
    const folder = repository({
      'catalog-info.yaml': `${component('cart')}---\n${component('payments')}`,
    });
    await expect(detectApplication([folder])).rejects.toThrow(
      `application: ${folder}/catalog-info.yaml describes several components; give one of them with --application: component:default/cart, component:default/payments`,
    );
  });
});
