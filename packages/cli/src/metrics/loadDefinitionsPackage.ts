import { createRequire } from 'node:module';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import type * as DefinitionsPackage from '@prodsec/backstage-plugin-product-security-backend/definitions';
import { foldersUpwards } from '../source/foldersUpwards';

/** The package of the backend that reads metric definitions. */
export const definitionsPackage =
  '@prodsec/backstage-plugin-product-security-backend';

/**
 * Loads what checks metric definitions from the package of the backend, so that they are checked by the very code that will read them.
 *
 * @remarks
 * It is not a part of this package, as uploading a report has to stay small. It is looked for from each folder, as Node resolves packages and in the
 * package `backend` that a repository of Backstage has; and at last beside this package.
 * @param folders - absolute paths, the nearest first
 * @param own - folder of this package
 * @throws InputError when it is found nowhere, or too old, with what to do
 */
export function loadDefinitionsPackage(
  folders: readonly string[],
  // eslint-disable-next-line no-restricted-syntax -- any folder of this package will do
  own = __dirname,
): typeof DefinitionsPackage {
  const places = [
    ...folders.flatMap(folder =>
      foldersUpwards(folder).flatMap(above => [
        above,
        join(above, 'packages', 'backend'),
      ]),
    ),
    own,
  ];
  let tooOld: string | undefined;
  for (const place of new Set(places)) {
    const requireFrom = createRequire(join(place, 'package.json'));
    const path = resolved(requireFrom, `${definitionsPackage}/definitions`);
    if (path !== undefined) return requireFrom(path);
    if (resolved(requireFrom, `${definitionsPackage}/package.json`)) {
      tooOld ??= place;
    }
  }
  throw new InputError(
    tooOld === undefined
      ? `${definitionsPackage} is not installed here: run the command in the repository of the portal, or install it beside this one, as in npx --package @prodsec/cli --package ${definitionsPackage} prodsec metrics test …`
      : `${definitionsPackage}, as it is installed for ${tooOld}, is too old to test definitions: update it`,
  );
}

function resolved(
  requireFrom: NodeJS.Require,
  request: string,
): string | undefined {
  try {
    return requireFrom.resolve(request);
  } catch {
    return undefined;
  }
}
