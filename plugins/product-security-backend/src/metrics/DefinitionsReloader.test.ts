import {
  appendFile,
  mkdir,
  mkdtemp,
  rename,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { DefinitionsReloader } from './DefinitionsReloader';

jest.setTimeout(60_000);

describe('DefinitionsReloader', () => {
  let folder: string;
  let path: string;
  let files: string[];
  let reloader: DefinitionsReloader;
  const logger = mockServices.logger.mock();
  const listeners = new Set<() => void>();

  const titled = (title: string) =>
    `metrics: [{ id: own, title: ${title}, formula: open_criticals }]\n`;
  const title = () => reloader.current.metrics.get('own')?.definition.title;

  beforeEach(async () => {
    jest.clearAllMocks();
    listeners.clear();
    folder = await mkdtemp(join(tmpdir(), 'definitions-'));
    path = join(folder, 'own.yaml');
    files = [path];
    await writeFile(path, titled('First'));
  });
  afterEach(async () => {
    await reloader?.stop();
    await rm(folder, { recursive: true });
  });

  async function create(
    options: { interval?: number; weights?: string[] } = {},
  ) {
    const config = {
      getOptionalStringArray: () => files,
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return { unsubscribe: () => listeners.delete(listener) };
      },
    };
    reloader = await DefinitionsReloader.create({
      config: config as any,
      logger,
      interval: options.interval ?? 3_600_000,
      references: new Map([['weights', options.weights ?? ['mttr']]]),
    });
  }

  it('takes over a file written in place', async () => {
    await create();
    const before = reloader.current;
    await reloader.look();
    expect(reloader.current).toBe(before);
    await writeFile(path, titled('Other'));
    await reloader.look();
    expect(title()).toBe('Other');
    expect(before.metrics.get('own')!.definition.title).toBe('First');
    expect(logger.info).toHaveBeenCalledWith(
      expect.stringContaining('Metric definitions changed and are in use'),
    );
  });

  it('notices a change that leaves size and time of the file as they were', async () => {
    const old = new Date('2026-01-01');
    await utimes(path, old, old);
    await create();
    await writeFile(path, titled('Thrid'));
    await utimes(path, old, old);
    await reloader.look();
    expect(title()).toBe('Thrid');
  });

  it('takes over a file that is put in the place of another', async () => {
    await create();
    await writeFile(`${path}~`, titled('Renamed'));
    await rename(`${path}~`, path);
    await reloader.look();
    expect(title()).toBe('Renamed');
  });

  it('takes over what the links of a ConfigMap are turned to', async () => {
    for (const [version, name] of [
      ['..1', 'Mounted'],
      ['..2', 'Updated'],
    ]) {
      await mkdir(join(folder, version));
      await writeFile(join(folder, version, 'map.yaml'), titled(name));
    }
    await symlink('..1', join(folder, '..data'));
    await symlink('..data/map.yaml', join(folder, 'map.yaml'));
    files = [join(folder, 'map.yaml')];
    await create();
    expect(title()).toBe('Mounted');
    await symlink('..2', join(folder, '..data_tmp'));
    await rename(join(folder, '..data_tmp'), join(folder, '..data'));
    await reloader.look();
    expect(title()).toBe('Updated');
  });

  it('keeps the old definitions while a file is broken, and says it once', async () => {
    await create();
    await writeFile(path, 'metrics:\n  - { id: own, title: Broken }\n');
    await reloader.look();
    await reloader.look();
    expect(title()).toBe('First');
    expect(reloader.problems).toEqual([
      { file: path, line: 2, column: 5, reason: 'metric own has no formula' },
    ]);
    expect(logger.error).toHaveBeenCalledTimes(1);
    expect(logger.error).toHaveBeenCalledWith(
      `Metric definitions cannot be used; those of before stay in use:\n${path}:2:5: metric own has no formula`,
    );
    await writeFile(path, titled('Mended'));
    await reloader.look();
    expect(title()).toBe('Mended');
    expect(reloader.problems).toEqual([]);
    expect(logger.info).toHaveBeenCalledWith(
      'Metric definitions have no problems any more',
    );
  });

  it('keeps the old definitions while a file is away', async () => {
    await create();
    await rename(path, `${path}.away`);
    await reloader.look();
    expect(title()).toBe('First');
    expect(reloader.problems).toEqual([
      { file: path, reason: 'there is no such file' },
    ]);
    await rename(`${path}.away`, path);
    await reloader.look();
    expect(reloader.problems).toEqual([]);
  });

  it('never uses half of a file that is being written', async () => {
    await create();
    await writeFile(path, titled('Half').slice(0, 12));
    const looking = reloader.look();
    for (const part of [
      titled('Half').slice(12, 30),
      titled('Half').slice(30),
    ]) {
      await new Promise(done => setTimeout(done, 60));
      await appendFile(path, part);
    }
    await looking;
    expect(logger.error).not.toHaveBeenCalled();
    expect(title()).toBe('Half');
  });

  it('follows the list of files in the configuration', async () => {
    await create();
    reloader.start();
    const second = join(folder, 'second.yaml');
    await writeFile(second, 'metrics: [{ id: own, title: Second }]');
    files = [path, second];
    for (const listener of listeners) listener();
    await until(() => title() === 'Second');
    files = [];
    await reloader.look();
    expect(title()).toBeUndefined();
    await reloader.stop();
    expect(listeners.size).toBe(0);
  });

  it('looks by itself until it is stopped', async () => {
    await create({ interval: 50 });
    reloader.start();
    await writeFile(path, titled('Noticed'));
    await until(() => title() === 'Noticed');
    await reloader.stop();
    await writeFile(path, titled('Late'));
    await new Promise(done => setTimeout(done, 500));
    expect(title()).toBe('Noticed');
  });

  it('says which settings name metrics that there are not', async () => {
    await create({ weights: ['own', 'mtr'] });
    const dangling = (id: string, more = '') => ({
      reason: `weights names the metric ${id}, which does not exist, and counts for nothing until it does${more}`,
    });
    expect(reloader.problems).toEqual([
      dangling('mtr', '; did you mean mttr?'),
    ]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    files = [];
    await reloader.look();
    expect(reloader.problems).toHaveLength(2);
    expect(logger.warn).toHaveBeenCalledTimes(2);
  });

  it('does not start with broken definitions', async () => {
    await writeFile(path, 'metrics: [');
    await expect(create()).rejects.toThrow(`${path}:`);
    files = [join(folder, 'none.yaml')];
    await expect(create()).rejects.toThrow('none.yaml: there is no such file');
  });
});

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise(done => setTimeout(done, 20));
}
