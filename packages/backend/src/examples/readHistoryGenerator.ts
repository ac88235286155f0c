import { createRequire } from 'node:module';
import { join } from 'node:path';
import { HistoryGenerator } from './types';

/**
 * The generator of the example history. It is plain JavaScript beside its data, and loaded when it is needed: no bundle has to
 * carry it.
 *
 * @param directory - the folder `examples`
 */
export function readHistoryGenerator(directory: string): HistoryGenerator {
  return createRequire(join(directory, 'history'))('./history');
}
