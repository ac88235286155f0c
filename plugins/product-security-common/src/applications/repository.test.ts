import fc from 'fast-check';
import { normaliseRepository, repositoryOfUrl } from './repository';

describe('repositoryOfUrl', () => {
  it.each<[string, string | undefined]>([
    ['https://github.com/Acme/X', 'github.com/acme/x'],
    ['https://github.com/acme/x.git', 'github.com/acme/x'],
    ['https://github.com/acme/x/', 'github.com/acme/x'],
    ['https://github.com/acme/x/tree/main/a/b/', 'github.com/acme/x'],
    [
      'https://github.com/acme/x/blob/main/catalog-info.yaml#L1',
      'github.com/acme/x',
    ],
    [
      'https://user:word@github.acme.com/acme/x/tree/main',
      'github.acme.com/acme/x',
    ],
    [
      'https://gitlab.com/acme/sub/group/x/-/tree/main/a',
      'gitlab.com/acme/sub/group/x',
    ],
    ['https://gitlab.acme.com/acme/sub/x/', 'gitlab.acme.com/acme/sub/x'],
    ['https://gitlab.acme.com/acme/x/tree/main/', 'gitlab.acme.com/acme/x'],
    ['https://gitlab.acme.com/acme/sub/raw', 'gitlab.acme.com/acme/sub/raw'],
    ['https://bitbucket.org/acme/x/src/main/folder', 'bitbucket.org/acme/x'],
    [
      'https://bitbucket.acme.com/projects/P/repos/x/browse/a?at=main',
      'bitbucket.acme.com/projects/p/repos/x',
    ],
    ['https://bitbucket.acme.com/scm/P/x.git', 'bitbucket.acme.com/scm/p/x'],
    [
      'https://git.acme.com/projects/P/repos/x/browse',
      'git.acme.com/projects/p/repos/x',
    ],
    [
      'https://dev.azure.com/acme/My%20Project/_git/x?path=/a&version=GBmain',
      'dev.azure.com/acme/my project/_git/x',
    ],
    [
      'https://acme.visualstudio.com/project/_git/x/a',
      'acme.visualstudio.com/project/_git/x',
    ],
    [
      'https://gitea.acme.com/acme/x/src/branch/main/a',
      'gitea.acme.com/acme/x',
    ],
    [
      'https://gerrit.acme.com/plugins/gitiles/x/+/refs/heads/main',
      'gerrit.acme.com/plugins/gitiles/x',
    ],
    [
      'https://git.acme.example:8443/legacy/portal/',
      'git.acme.example:8443/legacy/portal',
    ],
    ['ssh://git@git.acme.com:7999/p/x.git', 'git.acme.com:7999/p/x'],
    ['git@github.com:Acme/X.git', 'github.com/acme/x'],
    ['https://github.com/', undefined],
    ['file:///srv/x', undefined],
    ['acme/x', undefined],
    ['', undefined],
  ])('%s', (url, repository) => {
    expect(repositoryOfUrl(url)).toBe(repository);
  });

  it('cuts nothing more off what it has cut', () => {
    fc.assert(
      fc.property(fc.webUrl(), url => {
        const repository = repositoryOfUrl(url);
        fc.pre(repository !== undefined);
        expect(repository).toBe(repository!.toLowerCase());
        expect(repository).not.toMatch(/\/$/);
      }),
    );
  });
});

describe('normaliseRepository', () => {
  it.each<[string, string | undefined]>([
    ['https://github.com/Acme/X.git', 'github.com/acme/x'],
    ['github.com/acme/x/', 'github.com/acme/x'],
    ['git@github.com:acme/x', 'github.com/acme/x'],
    ['Acme/X', 'acme/x'],
    [' /acme/x.git/ ', 'acme/x'],
    ['acme/100%', 'acme/100%'],
    ['/', undefined],
  ])('%s', (text, repository) => {
    expect(normaliseRepository(text)).toBe(repository);
  });
});
