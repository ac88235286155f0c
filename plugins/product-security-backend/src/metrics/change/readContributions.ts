import {
  MetricChangeItem,
  MetricChangeReason,
} from '@prodsec/backstage-plugin-product-security-common';
import { MeasureContext } from '../measureOverTime';
import { SqlParameters } from '../sql/SqlParameters';
import { ChangeCursor } from './ChangeCursor';
import { changePageSql, changeTotalsSql } from './changePageSql';
import { NumberWeights } from './componentWeights';
import { ContributionsQuestion } from './contributionsSql';
import { explainedSql } from './explainedSql';
import { ItemRow, NumberedRow, toChangeItem } from './toChangeItem';

/** An item, and the cursor of a page that ends with it. */
export interface PlacedItem {
  item: MetricChangeItem;
  cursor: ChangeCursor;
}

/** What a row of totals has besides the parts of its key and the sums of its components' differences. */
export interface TotalsRow {
  reason: MetricChangeReason;
  items: number;
}

/** What a family's objects make of a change. */
export interface FamilyContributions {
  /** By reason and group. */
  totals: TotalsRow[];
  items: PlacedItem[];
}

/** Which items of a family are wanted. */
export interface WantedItems {
  /** The place of the family among all. */
  place: number;
  after?: ChangeCursor;
  limit: number;
}

/** Reads what a family's objects make of a change: all of it in totals, and a page of items. */
export async function readContributions(
  { engine }: MeasureContext,
  question: ContributionsQuestion,
  weights: NumberWeights,
  { place, after, limit }: WantedItems,
): Promise<FamilyContributions> {
  const { family, selection, moments } = question;
  const { groupBy } = selection;
  const parameters = new SqlParameters();
  const explained = explainedSql(question, parameters);
  const totals = await engine.query<TotalsRow>(
    changeTotalsSql(explained, family, groupBy.length),
    parameters.values,
  );
  const page = {
    family,
    place,
    keys: groupBy.length,
    weights: weights.value,
    after,
    limit,
  };
  const pageParameters = new SqlParameters();
  const rows = await engine.query<ItemRow>(
    changePageSql(explainedSql(question, pageParameters), page, pageParameters),
    pageParameters.values,
  );
  return {
    totals: totals.map(row => ({ ...row, items: Number(row.items) })),
    items: rows.map(row => ({
      item: toChangeItem(weights, family, explained.fields, groupBy, row),
      cursor: {
        from: moments.earlier,
        to: moments.later,
        size: Number(row.size),
        family: place,
        id: row.object_id,
        keys: groupBy.map((_, index) =>
          String((row as unknown as NumberedRow)[`key${index}`]),
        ),
      },
    })),
  };
}
