import { mockServices } from '@backstage/backend-test-utils';
import { FindingStore } from './FindingStore';
import { ScanQueue } from './ScanQueue';

/** A store whose queue is a list, and that answers as late as a database does. */
function prepare(recordQueued: (id: string) => Promise<void>) {
  const waiting: string[] = [];
  const recorded: string[] = [];
  const logger = mockServices.logger.mock();
  const store = {
    async claimQueued() {
      const id = waiting.shift();
      await new Promise(resolve => setTimeout(resolve, 5));
      return id;
    },
    async recordQueued(id: string) {
      await recordQueued(id);
      recorded.push(id);
    },
  };
  const queue = new ScanQueue({
    store: store as unknown as FindingStore,
    logger,
  });
  return { logger, queue, recorded, waiting };
}

describe('ScanQueue', () => {
  it('records a scan that is queued just when nothing else was left', async () => {
    const { queue, recorded, waiting } = prepare(async () => {});
    waiting.push('first');
    const work = queue.work();
    await new Promise(resolve => setTimeout(resolve, 8));
    // The last look at the queue is under way.
    waiting.push('second');
    queue.add('second');
    await work;
    await queue.settled();
    expect(recorded).toEqual(['first', 'second']);
  });

  it('records one after the other, and goes on after one that cannot be recorded', async () => {
    let at = 0;
    let most = 0;
    const { logger, queue, recorded, waiting } = prepare(async id => {
      most = Math.max(most, ++at);
      await new Promise(resolve => setTimeout(resolve, 2));
      at--;
      if (id === 'broken') throw new TypeError('insert into x values hunter2');
    });
    waiting.push('a', 'broken', 'b');
    await Promise.all([queue.work(), queue.work(), queue.add('b')]);
    expect(recorded).toEqual(['a', 'b']);
    expect(most).toBe(1);
    expect(logger.error.mock.calls).toEqual([
      ['Scan broken could not be recorded (TypeError)'],
    ]);
  });

  it('looks at the queue again and again by its schedule', async () => {
    const { queue, recorded, waiting } = prepare(async () => {});
    const scheduler = mockServices.scheduler();
    await queue.start(scheduler);
    waiting.push('late');
    await scheduler.triggerTask('product-security-scan-queue');
    await queue.settled();
    expect(recorded).toEqual(['late']);
  });
});
