import {
  MetricChangeTotal,
  MetricContribution,
} from '@prodsec/backstage-plugin-product-security-common';

/** Adds up contributions under names, such as reasons or groups. */
export class ChangeTotals<Name> {
  readonly #totals = new Map<
    string,
    { name: Name; total: MetricChangeTotal }
  >();

  /** Adds what a number of items make together. */
  add(name: Name, items: number, contribution: MetricContribution): void {
    const id = JSON.stringify(name);
    const known = this.#totals.get(id)?.total ?? {
      items: 0,
      contribution: 0,
      numerator: 0,
      denominator: 0,
    };
    const sum = (a: number | null, b: number | null) =>
      a === null || b === null ? null : a + b;
    this.#totals.set(id, {
      name,
      total: {
        items: known.items + items,
        contribution: sum(known.contribution, contribution.contribution),
        numerator: sum(known.numerator, contribution.numerator),
        denominator: sum(known.denominator, contribution.denominator),
      },
    });
  }

  /** All of them, the largest first; where there are no contributions, by what is different above and below the line. */
  sorted(): { name: Name; total: MetricChangeTotal }[] {
    return [...this.#totals]
      .sort(
        ([idA, a], [idB, b]) =>
          sizeOf(b.total) - sizeOf(a.total) ||
          Number(idA > idB) - Number(idA < idB),
      )
      .map(([, entry]) => entry);
  }
}

function sizeOf(total: MetricContribution): number {
  return total.contribution === null
    ? Math.abs(total.numerator ?? 0) + Math.abs(total.denominator ?? 0)
    : Math.abs(total.contribution);
}
