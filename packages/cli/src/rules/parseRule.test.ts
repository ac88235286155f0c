import { severities } from '@prodsec/backstage-plugin-product-security-common';
import fc from 'fast-check';
import { parseRule } from './parseRule';
import { comparisons, listedSubjects } from './Rule';

const anyCount = { comparison: '>', limit: 0 };

describe('parseRule', () => {
  it.each([
    ['new', { subject: 'new', ...anyCount }],
    ['new critical', { subject: 'new', severities: ['critical'], ...anyCount }],
    [
      'new high+',
      { subject: 'new', severities: ['critical', 'high'], ...anyCount },
    ],
    [
      'new high +',
      { subject: 'new', severities: ['critical', 'high'], ...anyCount },
    ],
    [
      'open medium or worse > 10',
      {
        subject: 'open',
        severities: ['critical', 'high', 'medium'],
        comparison: '>',
        limit: 10,
      },
    ],
    [
      'OPEN Critical>0',
      { subject: 'open', severities: ['critical'], ...anyCount },
    ],
    ['reopened > 0', { subject: 'reopened', ...anyCount }],
    ['closed < 1', { subject: 'closed', comparison: '<', limit: 1 }],
    ['findings == 0', { subject: 'findings', comparison: '==', limit: 0 }],
    ['reported != 3', { subject: 'reported', comparison: '!=', limit: 3 }],
    ['held', { subject: 'held' }],
  ])('%s', (text, expected) => {
    expect(parseRule(text)).toEqual({
      text,
      severities: undefined,
      ...expected,
    });
  });

  it.each([
    [
      '',
      /begins with one of new, reopened, open, closed, unchanged, .*held, not nothing/,
    ],
    ['critical', /begins with one of .* not 'critical'/],
    [
      'new hgih',
      /after 'new' stands a severity \(critical, .*\) or a comparison .*, not 'hgih'/,
    ],
    ['new high or', /after 'or' stands 'worse', not nothing/],
    ['new high and worse', /'and' is no comparison/],
    ['new critical high', /'high' is no comparison/],
    [
      'unchanged high',
      /'unchanged' has no severity; new, reopened, open, closed have one/,
    ],
    ['new > x', /after '>' stands a whole number, not 'x'/],
    ['new > 1.5', /whole number, not '1.5'/],
    ['new > -1', /whole number, not '-1'/],
    ['new >', /whole number, not nothing/],
    ['new = 1', /'=' is no comparison; accepted are > >= < <= == !=/],
    ['new => 1', /'=>' is no comparison/],
    ['new > 1 2', /'2' is one word too many/],
    ['new < 0', /'< 0' is never true of a count/],
    ['new >= 0', /'>= 0' is always true of a count/],
    ['held > 0', /nothing may stand after 'held'/],
    ['new + > 1', /not '\+'/],
  ])('%p is refused', (text, message) => {
    expect(() => parseRule(text)).toThrow(message);
    expect(() => parseRule(text)).toThrow(`--fail-on: '${text}' is no rule: `);
  });

  it('reads every rule that can be written', () => {
    const rule = fc.record({
      subject: fc.constantFrom(...listedSubjects),
      severity: fc.constantFrom(...severities),
      orWorse: fc.constantFrom('', '+', ' or worse'),
      comparison: fc.constantFrom(...Object.keys(comparisons)),
      limit: fc.integer({ min: 1, max: 999_999_999 }),
      space: fc.constantFrom(' ', '  ', '\t'),
    });
    fc.assert(
      fc.property(
        rule,
        ({ comparison, limit, orWorse, severity, space, subject }) => {
          const text = [
            subject,
            `${severity}${orWorse}`,
            comparison,
            limit,
          ].join(space);
          const rank = severities.indexOf(severity);
          expect(parseRule(text)).toEqual({
            text,
            subject,
            severities: severities.slice(orWorse ? 0 : rank, rank + 1),
            comparison,
            limit,
          });
        },
      ),
    );
  });

  it('reads or refuses any text', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const outcome = attempt(() => parseRule(text).text);
        expect([text, 'InputError']).toContain(outcome);
      }),
    );
  });
});

function attempt(read: () => string): string {
  try {
    return read();
  } catch (error) {
    return (error as Error).name;
  }
}
