import { safeLink } from './safeLink';

const script = 'javascript';

describe('safeLink', () => {
  it.each([
    ['https://shop.example.com/a?b=c', 'https://shop.example.com/a?b=c'],
    ['http://localhost/', 'http://localhost/'],
    [`${script}:alert(1)`, undefined],
    [`${script.toUpperCase()}:alert(1)`, undefined],
    [` \u0000${script}:alert(1)`, undefined],
    ['data:text/html,<script>alert(1)</script>', undefined],
    ['file:///etc/passwd', undefined],
    ['//example.com', undefined],
    ['orders/1', undefined],
    [undefined, undefined],
  ])('follows %p to %p', (text, link) => {
    expect(safeLink(text)).toBe(link);
  });
});
