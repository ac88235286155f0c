import { mockServices } from '@backstage/backend-test-utils';
import { Facts } from '../../facts/Facts';
import { readExceptionRules } from '../readExceptionRules';
import { PortfolioExceptions } from './PortfolioExceptions';
import { PortfolioExceptionStore } from './PortfolioExceptionStore';
import { RecordedPortfolioException } from './RecordedPortfolioException';

const day = 86_400_000;
const decision: RecordedPortfolioException = {
  id: 'P',
  rule: 'CVE-2025-7001',
  filter: {},
  createdAt: 0,
  terms: { reason: 'r', expiresAt: 10 * day },
  recordedBy: 'user:default/ana',
};

describe('PortfolioExceptions', () => {
  it('lets applications join what is active, and goes on after one that fails', async () => {
    const { exceptions, join, logger } = create([
      { ...decision, id: 'over', terms: { reason: 'r', expiresAt: day } },
      { ...decision, id: 'failing' },
      decision,
    ]);
    join.mockImplementation(async id => {
      if (id === 'failing') throw new Error('password=1234');
      return 1;
    });
    await exceptions.joinAll(day);
    expect(join.mock.calls).toEqual([
      ['failing', [1, 2], day],
      ['P', [1, 2], day],
    ]);
    expect(logger.error).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(logger.error.mock.calls)).not.toContain('1234');
  });

  it('holds the strictest of the rules of the applications against the terms, where they are ruled', async () => {
    const { exceptions, record } = create([]);
    record.mockResolvedValue({ decision, repeated: true });
    const tooLong = { ...decision, terms: { reason: 'r', expiresAt: 8 * day } };
    await expect(exceptions.grant(tooLong, { isRuled: true })).rejects.toThrow(
      'an exception for critical findings of a tier-1 application lasts 7 days at most',
    );
    expect(record).not.toHaveBeenCalled();
    await exceptions.grant(tooLong, { isRuled: false });
    expect(record).toHaveBeenCalledTimes(1);
  });
});

function create(decisions: RecordedPortfolioException[]) {
  const logger = mockServices.logger.mock();
  const join = jest.fn<Promise<number>, [string, number[], number]>();
  const record = jest.fn();
  const store = { list: async () => decisions, join, record };
  const facts: Facts = {
    fresh: async () =>
      ({
        query: async () => [
          { applicationId: 1, tier: '2', severity: 'high' },
          { applicationId: 2, tier: '1', severity: 'critical' },
        ],
      } as any),
    close: async () => {},
  };
  const rules = {
    ...readExceptionRules(mockServices.rootConfig()),
    maximumDays: { critical: 7 },
  };
  const exceptions = new PortfolioExceptions({
    facts,
    logger,
    rules,
    store: store as unknown as PortfolioExceptionStore,
  });
  return { exceptions, join, record, logger };
}
