import { NotFoundError } from '@backstage/errors';
import { Call, FindingSelector, KnownFinding } from './types';

/** Lists the findings that a query of `GET /findings` gives. */
export type ListFindings = (
  query: Record<string, string>,
) => Promise<KnownFinding[]>;

/**
 * The same call with every finding that is only described replaced by its id.
 *
 * @throws NotFoundError when a description fits no finding, or several
 */
export async function resolveFindings(
  call: Call,
  listFindings: ListFindings,
): Promise<{ path: string; body: unknown }> {
  let { path } = call;
  for (const [name, { $finding }] of Object.entries(call.ids ?? {})) {
    const id = await findId($finding, listFindings);
    path = path.replace(`{${name}}`, encodeURIComponent(id));
  }
  return { path, body: call.body };
}

async function findId(
  { path, ...query }: FindingSelector,
  listFindings: ListFindings,
): Promise<string> {
  const items = await listFindings(query);
  const fitting = items.filter(({ location }) =>
    JSON.stringify(location).includes(path),
  );
  if (fitting.length !== 1) {
    throw new NotFoundError(
      `${fitting.length} of ${
        items.length
      } findings fit ${path} with ${JSON.stringify(query)}; one is expected`,
    );
  }
  return fitting[0].id;
}
