import {
  FindingHistory,
  FindingState,
} from '../../findings/ApplicationFindings';

/** A finding that is open from 0 on, unless said otherwise. Its only state can be altered by `state`. */
export function findingOf(
  known: Partial<FindingHistory> & { id: string },
  state: Partial<FindingState> = {},
): FindingHistory {
  const firstSeenAt = known.firstSeenAt ?? 0;
  return {
    mergedIds: [],
    branch: 'main',
    category: 'code',
    rule: 'rule',
    title: 'Title',
    cwe: [],
    vulnerabilityIds: [],
    location: {},
    tools: ['tool'],
    firstSeenAt,
    states: [
      {
        validFrom: firstSeenAt,
        status: 'open',
        standing: true,
        severity: 'critical',
        openedAt: firstSeenAt,
        reopenCount: 0,
        ...state,
      },
    ],
    intervals: [{ openedAt: firstSeenAt }],
    assignments: [],
    ...known,
  };
}
