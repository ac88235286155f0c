/** Which finding is meant where only the server knows its id. */
export interface FindingSelector {
  application: string;
  category: string;
  rule?: string;
  /** Part of the finding's location or package. */
  path: string;
  asOf: string;
  status: string;
}

/** What is used of a finding in an answer of the API. */
export interface KnownFinding {
  id: string;
  location: object;
  /** ISO 8601, UTC. */
  firstSeenAt: string;
}

/** A call of the product security API. `ids` are what stands in braces in the path. */
export interface Call {
  method: 'POST' | 'PATCH';
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  ids?: Record<string, { $finding: FindingSelector }>;
  body: unknown;
}

/** What `examples/history` exports. */
export interface HistoryGenerator {
  makeHistory(options: {
    seed: string;
    now: Date;
    include?: {
      releases?: boolean;
      exceptions?: boolean;
      rotations?: boolean;
      activity?: boolean;
    };
  }): Call[];
  /** Days the history covers. */
  lengthInDays: number;
  /** The application whose earliest finding dates from the start of the history. */
  firstScanned: string;
  /** The application that has findings only when the history is complete. */
  lastScanned: string;
}
