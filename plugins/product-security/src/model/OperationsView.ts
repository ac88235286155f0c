import {
  intakeSortKeys,
  IntakeSortKey,
} from '@prodsec/backstage-plugin-product-security-common';
import { PageView, readPageView, writePageView } from './PageView';

/** Days the numbers of intake look back. @internal */
export const intakePeriods = [7, 30, 90] as const;
/** @internal */
export type IntakePeriod = (typeof intakePeriods)[number];

/** @internal */
export interface IntakeSort {
  key: IntakeSortKey;
  descending: boolean;
}

/**
 * Everything that decides what the operations page shows; its address carries all of it.
 * @internal
 */
export interface OperationsView extends PageView {
  days: IntakePeriod;
  sort: IntakeSort;
}

const defaultDays: IntakePeriod = 30;
const defaultSort: IntakeSort = { key: 'application', descending: false };

/**
 * Reads the view from the search parameters of the address. What it does not know it leaves out.
 * @internal
 */
export function readOperationsView(search: URLSearchParams): OperationsView {
  return {
    ...readPageView(search),
    days:
      intakePeriods.find(days => String(days) === search.get('days')) ??
      defaultDays,
    sort: readSort(search.get('sort') ?? '') ?? defaultSort,
  };
}

/**
 * Writes the view as search parameters; what is at its default stays out of the address.
 * @internal
 */
export function writeOperationsView(view: OperationsView): URLSearchParams {
  const { days } = view;
  const search = writePageView(view);
  if (days !== defaultDays) search.set('days', String(days));
  const sort = writeIntakeSort(view.sort);
  if (sort !== writeIntakeSort(defaultSort)) search.set('sort', sort);
  return search;
}

/**
 * The sorting as the API takes it.
 * @internal
 */
export function writeIntakeSort({ key, descending }: IntakeSort): string {
  return `${descending ? '-' : ''}${key}`;
}

/**
 * The sorting after a click on a column: names begin with the first letter, numbers with the highest; once more turns it round.
 * @internal
 */
export function nextIntakeSort(
  sort: IntakeSort,
  key: IntakeSortKey,
): IntakeSort {
  if (sort.key === key) return { key, descending: !sort.descending };
  return { key, descending: key !== 'application' && key !== 'tool' };
}

function readSort(text: string): IntakeSort | undefined {
  const descending = text.startsWith('-');
  const name = descending ? text.slice(1) : text;
  const key = intakeSortKeys.find(each => each === name);
  return key && { key, descending };
}
