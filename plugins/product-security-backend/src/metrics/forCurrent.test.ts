import { Definitions } from './definitions/Metric';
import { forCurrent } from './forCurrent';

class Service {
  readonly #definitions: Definitions;

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  async sizes(): Promise<number[]> {
    const first = this.#definitions.metrics.size;
    await new Promise(done => setImmediate(done));
    return [first, this.#definitions.metrics.size];
  }
}

const definitionsOf = (...ids: string[]) =>
  ({
    metrics: new Map(ids.map(id => [id, {}])),
    measures: new Map(),
  } as unknown as Definitions);

describe('forCurrent', () => {
  it('answers each call to its end by the definitions of its beginning', async () => {
    const source = { current: definitionsOf('a') };
    const create = jest.fn(
      (definitions: Definitions) => new Service(definitions),
    );
    const service = forCurrent(source, create);
    const before = service.sizes();
    source.current = definitionsOf('a', 'b');
    const after = service.sizes();
    expect(await before).toEqual([1, 1]);
    expect(await after).toEqual([2, 2]);
    await service.sizes();
    expect(create).toHaveBeenCalledTimes(2);
  });
});
