import {
  Considered,
  DataNeeded,
} from '@prodsec/backstage-plugin-product-security-common';
import { ApplicationQuestion } from './ApplicationQuestion';
import { DataCell } from './countKnownData';

/**
 * What a number was read from.
 *
 * @param population - only the applications that fit count; every value is one of any of the lists
 */
export function consideredOf(
  cells: readonly DataCell[],
  needed: DataNeeded,
  population: ApplicationQuestion['filters'] = {},
): Considered {
  const considered = { applications: 0, withoutData: 0, dataNeeded: needed };
  for (const cell of cells) {
    if (!fits(cell, population)) continue;
    considered.applications += cell.applications;
    if (needed !== 'catalog') considered.withoutData += cell.without[needed];
  }
  return considered;
}

/** Whether nothing can be said: every application is without data, or there is none. */
export function isUnknown({ applications, withoutData }: Considered): boolean {
  return withoutData === applications;
}

function fits(
  cell: DataCell,
  population: ApplicationQuestion['filters'],
): boolean {
  return Object.entries(population).every(
    ([name, values]) =>
      !values || values.includes(String(cell[name as keyof DataCell])),
  );
}
