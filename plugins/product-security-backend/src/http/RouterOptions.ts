import {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { PolicyLevels } from '@prodsec/backstage-plugin-product-security-common';
import { ApplicationStore } from '../applications/ApplicationStore';
import { Visibility } from '../applications/Visibility';
import { DashboardService } from '../dashboards/DashboardService';
import { NarrativeService } from '../dashboards/NarrativeService';
import { QuestionService } from '../dashboards/questions/QuestionService';
import { ExceptionStore } from '../exceptions/ExceptionStore';
import { ExploitabilityFeeds } from '../exploitability/ExploitabilityFeeds';
import { Facts } from '../facts/Facts';
import { RiskExplainer } from '../facts/RiskExplainer';
import { FindingStore } from '../findings/FindingStore';
import { IntakeConfig } from '../intake/readIntakeConfig';
import { ScanIntake } from '../intake/ScanIntake';
import { ActivityStore } from '../secrets/ActivityStore';
import { RepositoryResolver } from '../secrets/RepositoryResolver';
import { CredentialService } from '../secrets/CredentialService';
import { RotationStore } from '../secrets/RotationStore';
import { OperationsService } from '../operations/OperationsService';
import { DefinitionProblem } from '../metrics/definitions/DefinitionsError';
import { MetricService } from '../metrics/MetricService';
import { ReleaseStore } from '../releases/ReleaseStore';
import { ScorecardService } from '../scorecards/ScorecardService';

/** What the routes stand on. */
export interface RouterOptions {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  applications: ApplicationStore;
  visibility: Visibility;
  findings: FindingStore;
  exceptions: ExceptionStore;
  releases: ReleaseStore;
  /** Whether an environment is one of production. */
  isProduction(environment: string): boolean;
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
