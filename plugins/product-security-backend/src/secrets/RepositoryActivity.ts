/** Commits of a repository during a period. Moments are milliseconds since 1970 UTC. */
export interface RepositoryActivity {
  /** `host/path` in lower case. */
  repository: string;
  /** Start of the period, in it. */
  from: number;
  /** End of the period, not in it. */
  to: number;
  /** How many commits there were. */
  commits: number;
}

/** An activity and when it became known. */
export interface RecordedActivity extends RepositoryActivity {
  /** Milliseconds since 1970 UTC. */
  arrivedAt: number;
}
