import fc from 'fast-check';
import { refuseDeepJson } from './refuseDeepJson';

const refuse = (text: string) => refuseDeepJson({}, {}, Buffer.from(text));

describe('refuseDeepJson', () => {
  it('lets every value through that is not deep, whatever its texts are', () => {
    fc.assert(
      fc.property(fc.json(), text => {
        expect(() => refuse(text)).not.toThrow();
      }),
    );
    expect(() => refuse(JSON.stringify('[{'.repeat(2000)))).not.toThrow();
    expect(() =>
      refuse(JSON.stringify(`\\"${'['.repeat(2000)}`)),
    ).not.toThrow();
  });

  it.each(['[', '{"a":'])('refuses more than 1000 of %s', opening => {
    expect(() => refuse(opening.repeat(1000))).not.toThrow();
    expect(() => refuse(opening.repeat(1001))).toThrow(
      'body: must not have more than 1000 levels',
    );
  });
});
