import { AuthService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { Visibility } from '../applications/Visibility';
import { DashboardService } from '../dashboards/DashboardService';
import { NarrativeService } from '../dashboards/NarrativeService';
import { QuestionService } from '../dashboards/questions/QuestionService';
import { Facts } from '../facts/Facts';
import { RiskExplainer } from '../facts/RiskExplainer';
import { FindingStore } from '../findings/FindingStore';
import { MetricService } from '../metrics/MetricService';
import { ScorecardService } from '../scorecards/ScorecardService';
import { PortalLinks } from './PortalLinks';
import { RotationStore } from '../secrets/RotationStore';

/** What the actions stand on. */
export interface ActionsOptions {
  actionsRegistry: ActionsRegistryService;
  auth: AuthService;
  visibility: Visibility;
  facts: Facts;
  risks: RiskExplainer;
  findings: FindingStore;
  rotations: RotationStore;
  metrics: MetricService;
  scorecards: ScorecardService;
  dashboards: DashboardService;
  narratives: NarrativeService;
  questions: QuestionService;
  links: PortalLinks;
}
