import {
  AuditorService,
  AuthService,
  HttpAuthService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { PolicyLevels } from '@prodsec/backstage-plugin-product-security-common';
import { ApplicationStore } from '../applications/ApplicationStore';
import { Visibility } from '../applications/Visibility';
import { DashboardService } from '../dashboards/DashboardService';
import { NarrativeService } from '../dashboards/NarrativeService';
import { QuestionService } from '../dashboards/questions/QuestionService';
import { ExceptionCoverageReader } from '../exceptions/ExceptionCoverageReader';
import { ExceptionProcess } from '../exceptions/ExceptionProcess';
import { ExceptionRules } from '../exceptions/ExceptionRules';
import { ExceptionStore } from '../exceptions/ExceptionStore';
import { PortfolioExceptions } from '../exceptions/portfolio/PortfolioExceptions';
import { PortfolioExceptionStore } from '../exceptions/portfolio/PortfolioExceptionStore';
import { EvidenceRoom } from '../evidence/EvidenceRoom';
import { PackSigner } from '../evidence/pack/PackSigner';
import { EvidencePolicy } from '../evidence/EvidencePolicy';
import { ExploitabilityFeeds } from '../exploitability/ExploitabilityFeeds';
import { Facts } from '../facts/Facts';
import { RiskExplainer } from '../facts/RiskExplainer';
import { FindingStore } from '../findings/FindingStore';
import { IntakeConfig } from '../intake/readIntakeConfig';
import { ScanIntake } from '../intake/ScanIntake';
import { ActivityStore } from '../secrets/ActivityStore';
import { GateService } from '../gates/GateService';
import { OverrideField } from '../gates/readOverrideFields';
import { RootCauseRule } from '../gates/rootCauseOf';
import { RepositoryResolver } from '../secrets/RepositoryResolver';
import { CredentialService } from '../secrets/CredentialService';
import { RotationStore } from '../secrets/RotationStore';
import { OperationsService } from '../operations/OperationsService';
import { DefinitionProblem } from '../metrics/definitions/DefinitionsError';
import { MetricService } from '../metrics/MetricService';
import { PendingReleaseStore } from '../releases/PendingReleaseStore';
import { ReleaseStore } from '../releases/ReleaseStore';
import { ScorecardService } from '../scorecards/ScorecardService';

/** What the routes stand on. */
export interface RouterOptions {
  auditor: AuditorService;
  auth: AuthService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  userInfo: UserInfoService;
  applications: ApplicationStore;
  visibility: Visibility;
  findings: FindingStore;
  exceptions: ExceptionStore;
  exceptionCoverage: ExceptionCoverageReader;
  exceptionProcess: ExceptionProcess;
  exceptionRules: ExceptionRules;
  portfolioExceptions: PortfolioExceptions;
  portfolioExceptionStore: PortfolioExceptionStore;
  releases: ReleaseStore;
  evidence: EvidenceRoom;
  /** Which evidence counts, and which a release must have. */
  evidencePolicy: EvidencePolicy;
  /** Signs evidence packs; absent: they are not signed. */
  packSigner: PackSigner | undefined;
  gates: GateService;
  pendingReleases: PendingReleaseStore;
  /** How long an upload waits for its application; milliseconds. */
  pendingTime: number;
  /** Where the portal shows an application; `undefined` where its own address is not known. */
  linkOf(application: string): string | undefined;
  /** Whether an environment is one of production. */
  isProduction(environment: string): boolean;
  /** By which a gate's result has a root cause. */
  rootCauses: readonly RootCauseRule[];
  /** What an overridden gate must say. */
  overrideFields: readonly OverrideField[];
  rotations: RotationStore;
  credentials: CredentialService;
  activity: ActivityStore;
  repositories: RepositoryResolver;
  scanIntake: ScanIntake;
  intake: IntakeConfig;
  facts: Facts;
  feeds: ExploitabilityFeeds;
  risks: RiskExplainer;
  metrics: MetricService;
  /** What keeps newer metric definitions from being used. */
  definitionProblems(): readonly DefinitionProblem[];
  scorecards: ScorecardService;
  operations: OperationsService;
  dashboards: DashboardService;
  narratives: NarrativeService;
  questions: QuestionService;
  policies: PolicyLevels;
  /** The default branch an application has now. */
  defaultBranchOf(applicationId: number): Promise<string>;
}
