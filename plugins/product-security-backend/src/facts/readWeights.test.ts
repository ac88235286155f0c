import { ConfigReader } from '@backstage/config';
import { defaultWeights, readWeights } from './readWeights';

describe('readWeights', () => {
  it('has the defaults of the documentation', () => {
    expect(readWeights(new ConfigReader({}))).toEqual(defaultWeights);
  });

  it('changes only what is given', () => {
    const weights = read({
      tier: { 1: 5 },
      exploitability: { epss: [{ atLeast: 0.9, weight: 3 }] },
    });
    expect(weights).toEqual({
      ...defaultWeights,
      tier: { ...defaultWeights.tier, '1': 5 },
      exploitability: {
        ...defaultWeights.exploitability,
        epss: [{ atLeast: 0.9, weight: 3 }],
      },
    });
  });

  it.each([
    [{ severity: { critical: 'ten' } }, 'weights.severity.critical: a number'],
    [{ severity: { critical: -1 } }, 'weights.severity.critical: a number'],
    [{ severity: { urgent: 1 } }, 'weights.severity: only the keys critical'],
    [{ tier: 3 }, 'weights.tier: an object with the keys 1, 2, 3, unassigned'],
    [{ risk: {} }, 'weights: only the keys severity, exploitability'],
    [
      { exploitability: { unreachable: -1 } },
      'weights.exploitability.unreachable: a number of 0 or more',
    ],
    [
      { exploitability: { exploitation: { wild: 2 } } },
      'weights.exploitability.exploitation: only the keys active, poc, none',
    ],
    [
      { exploitability: { kev: 2 } },
      'weights.exploitability: only the keys knownExploited, epss, exploitation',
    ],
    [
      { exploitability: { epss: [{ atLeast: 2, weight: 1 }] } },
      'weights.exploitability.epss.0.atLeast: a probability',
    ],
  ])('refuses %j', (weights, message) => {
    expect(() => read(weights)).toThrow(`Invalid productSecurity.${message}`);
  });
});

function read(weights: object) {
  return readWeights(
    new ConfigReader({ productSecurity: { weights } } as never),
  );
}
