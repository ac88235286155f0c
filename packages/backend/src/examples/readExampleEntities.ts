import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import { ForwardedError } from '@backstage/errors';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

/**
 * The entities of every YAML file of a folder, each with the file as its location.
 *
 * @throws Error that names the file that cannot be read
 */
export async function readExampleEntities(
  directory: string,
): Promise<Entity[]> {
  const names = await readdir(directory);
  const entities: Entity[] = [];
  for (const name of names.filter(file => file.endsWith('.yaml')).sort()) {
    const path = join(directory, name);
    for (const document of parseAllDocuments(await readFile(path, 'utf8'))) {
      if (document.errors.length) {
        throw new ForwardedError(`Cannot read ${path}`, document.errors[0]);
      }
      entities.push(located(document.toJS(), `file:${path}`));
    }
  }
  return entities;
}

function located(entity: Entity, location: string): Entity {
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        ...entity.metadata.annotations,
      },
    },
  };
}
