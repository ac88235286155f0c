import { Application, PolicyViolation, TeamListItem } from './applications';
import { PortfolioException, SecurityException } from './exceptions';
import { Finding, Page } from './findings';
import { MetricDefinition } from './metrics';
import { ListedScan } from './operations';
import { RepositoryActivity } from './requests';
import { PendingRelease, PendingReleaseUpload, Release } from './releases';

/** The answer to `GET /applications`. @public */
export type ApplicationPage = Page<Application>;

/** The answer to `GET /exceptions`. @public */
export type SecurityExceptionPage = Page<SecurityException>;

/** The answer to `GET /exceptions/portfolio`. @public */
export type PortfolioExceptionPage = Page<PortfolioException>;

/** The answer to `GET /findings`, highest risk first. @public */
export type FindingPage = Page<Finding>;

/** The answer to `GET /policies/violations`. @public */
export type PolicyViolationPage = Page<PolicyViolation>;

/** The answer to `GET /releases`, newest first. @public */
export type ReleasePage = Page<Release>;

/** The answer to `GET /releases/pending`, in the order they arrived. @public */
export type PendingReleasePage = Page<PendingReleaseUpload>;

/** The answer to `GET /scans`, newest first. @public */
export type ListedScanPage = Page<ListedScan>;

/** The answer to `GET /teams`, the lowest score first. @public */
export interface TeamList {
  items: TeamListItem[];
}

/** The answer to `GET /metrics`. @public */
export interface MetricDefinitionList {
  items: MetricDefinition[];
  /**
   * What keeps newer definitions from being used, and settings that name metrics that there are not. Only for callers with the permission
   * `product-security.configure`; empty when all is well.
   */
  problems?: MetricDefinitionProblem[];
}

/** Something wrong with metric definitions. @public */
export interface MetricDefinitionProblem {
  /** Path of the file on the server; absent where it is the configuration that is wrong. */
  file?: string;
  /** From 1; absent where it is the whole file. */
  line?: number;
  /** From 1. */
  column?: number;
  /** What is wrong and what is accepted, in words. */
  reason: string;
}

/** The answer to `POST /releases` with several. @public */
export interface ReleaseList {
  /** In the order they were sent in. */
  items: Release[];
}

/** The answer to `POST /releases` with several of which some wait for their application. @public */
export interface PendingReleaseList {
  /** In the order they were sent in. */
  items: (Release | PendingRelease)[];
}

/** The answer to `POST /activity` with several periods. @public */
export interface RepositoryActivityList {
  /** In the order they were sent in. */
  items: RepositoryActivity[];
}
