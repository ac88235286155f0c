import { Call, FindingSelector } from './types';

/** A history, cut so that parts of it can be sent at the same time. */
export interface Lanes {
  first: Call;
  /** Order matters inside a lane and not between lanes: no lane shares an application with another. */
  lanes: Call[][];
  last: Call;
}

/**
 * Cuts a history into its first call, the calls of each application in their order, and its last call.
 *
 * @param calls - at least two
 */
export function planLanes(calls: Call[]): Lanes {
  const [first, ...rest] = calls;
  const last = rest.pop();
  if (!last) {
    throw new Error('A history has at least two calls');
  }
  const lanes = new Map<string, Call[]>();
  for (const call of rest) {
    const key = laneOf(call);
    const lane = lanes.get(key);
    if (lane) {
      lane.push(call);
    } else {
      lanes.set(key, [call]);
    }
  }
  return {
    first,
    lanes: [...lanes.values()].sort((one, other) => other.length - one.length),
    last,
  };
}

/** The application a call is about; what is about several of them has its path for a lane. */
function laneOf({ query, ids, body, path }: Call): string {
  const selector: FindingSelector | undefined = Object.values(ids ?? {})[0]
    ?.$finding;
  const { application } = (body ?? {}) as { application?: string };
  return query.application ?? selector?.application ?? application ?? path;
}
