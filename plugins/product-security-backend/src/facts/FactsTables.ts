import { FactsEngine } from './Facts';
import { FactRows } from './factTables';

/** Where the rows of the facts are written. */
export interface FactsWriter {
  /**
   * Replaces all rows of these applications, so that a question sees all of the change or none of it. One call at a time.
   *
   * @param rows - their new rows; rows of other applications must not be among them
   */
  replace(applicationIds: number[], rows: Partial<FactRows>): Promise<void>;
}

/** The tables of the facts in an engine. */
export interface FactsTables extends FactsEngine, FactsWriter {
  /** Waits for what is under way and frees everything. */
  close(): Promise<void>;
}
