import { requestUrl } from './requestUrl';

describe('requestUrl', () => {
  it.each([
    ['https://a.example', undefined, 'https://a.example'],
    ['https://a.example', '/b', 'https://a.example/b'],
    ['https://a.example/app/', '/b', 'https://a.example/b'],
    ['https://a.example/app', 'Web Server', 'https://a.example/app'],
    ['https://a.example', 'https://b.example/c', 'https://b.example/c'],
    ['a.example:8080', '/b', 'http://a.example:8080/b'],
    ['//a.example', undefined, 'http://a.example'],
    ['a.example/path', undefined, 'http://a.example/path'],
  ])('%s and %s', (host, path, url) => {
    expect(requestUrl(host, path)).toBe(url);
  });
});
