import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { readExampleEntities } from './readExampleEntities';

/** Brings the example company into the catalog; an entity that is taken out of its files leaves the catalog too. */
export class ExampleEntityProvider implements EntityProvider {
  readonly #directory: string;

  /** @param directory - the folder of the YAML files */
  constructor(directory: string) {
    this.#directory = directory;
  }

  getProviderName(): string {
    return 'example-company';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    const entities = await readExampleEntities(this.#directory);
    await connection.applyMutation({
      type: 'full',
      entities: entities.map(entity => ({
        entity,
        locationKey: this.getProviderName(),
      })),
    });
  }
}
