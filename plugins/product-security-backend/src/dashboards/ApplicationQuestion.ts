import { VisibleApplications } from '../facts/Facts';
import { ApplicationFilters } from '../facts/queryApplications';

/** Which applications are asked about, at what moment and by whom. */
export interface ApplicationQuestion {
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  visible: VisibleApplications;
  /** Those that the caller may read, where they are more than `visible`. */
  readable?: VisibleApplications;
  /** The dimensions that every object has through its application. */
  filters: Omit<ApplicationFilters, 'q'>;
}

/** A question about those applications alone that fit the further filters too. */
export function narrowed<Question extends ApplicationQuestion>(
  question: Question,
  further: ApplicationQuestion['filters'],
): Question {
  const filters = { ...question.filters };
  let { visible } = question;
  const { readable = visible } = question;
  for (const name of Object.keys(further) as (keyof typeof further)[]) {
    const values = further[name];
    if (!values) continue;
    const asked = filters[name];
    const both = asked ? values.filter(value => asked.includes(value)) : values;
    // An empty list of values would be no filter at all.
    if (both.length) filters[name] = both;
    else visible = new Set();
  }
  return { ...question, filters, visible, readable };
}
