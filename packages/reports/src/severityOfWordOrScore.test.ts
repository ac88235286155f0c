import { severityOfWordOrScore } from './severityOfWordOrScore';

describe('severityOfWordOrScore', () => {
  it('takes the word before any score', () => {
    expect(severityOfWordOrScore('Moderate', 9.8)).toBe('medium');
    expect(severityOfWordOrScore('unknown', 9.8)).toBe('info');
  });

  it('takes the highest score where the word says nothing', () => {
    expect(severityOfWordOrScore(undefined, 3.1, undefined, 7.5)).toBe('high');
    expect(severityOfWordOrScore('UNTRIAGED', 9.8)).toBe('critical');
    expect(severityOfWordOrScore('', 0)).toBe('info');
    expect(severityOfWordOrScore('', '5.5', 'N/A', ' ')).toBe('medium');
  });

  it('is nothing without either', () => {
    expect(severityOfWordOrScore(undefined)).toBeUndefined();
    expect(severityOfWordOrScore(undefined, '', 'None', -1)).toBeUndefined();
    expect(
      severityOfWordOrScore('not yet assigned', undefined),
    ).toBeUndefined();
  });
});
