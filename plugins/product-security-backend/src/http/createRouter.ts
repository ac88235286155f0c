import Router from 'express-promise-router';
import type { Router as ExpressRouter } from 'express';
import { addApplicationRoutes } from './applicationRoutes';
import { addChangeRoutes } from './changeRoutes';
import { addDashboardRoutes } from './dashboardRoutes';
import { addDocumentRoutes } from './documentRoutes';
import { addEvidenceRoutes } from './evidenceRoutes';
import { addExceptionReadRoutes } from './exceptionReadRoutes';
import { addExceptionRequestRoutes } from './exceptionRequestRoutes';
import { addExceptionRoutes } from './exceptionRoutes';
import { addExploitabilityRoutes } from './exploitabilityRoutes';
import { addFindingRoutes } from './findingRoutes';
import { addMetricRoutes } from './metricRoutes';
import { addOperationsRoutes } from './operationsRoutes';
import { addPlanRoutes } from './planRoutes';
import { addGateRoutes } from './gateRoutes';
import { addReleaseDetailRoutes } from './releaseDetailRoutes';
import { addPortfolioExceptionRoutes } from './portfolioExceptionRoutes';
import { addReleaseRoutes } from './releaseRoutes';
import { RouterOptions } from './RouterOptions';
import { addScanRoutes } from './scanRoutes';
import { addCredentialRoutes } from './credentialRoutes';
import { addSecretRoutes } from './secretRoutes';
import { addScorecardRoutes } from './scorecardRoutes';
import { hideStatements } from './withoutStatement';

/** The HTTP API of the plugin, without its base path. */
export function createRouter(options: RouterOptions): ExpressRouter {
  const router = Router();
  addScanRoutes(router, options);
  addFindingRoutes(router, options);
  // Their address could be taken for an id
  addPortfolioExceptionRoutes(router, options);
  addExceptionReadRoutes(router, options);
  addExceptionRoutes(router, options);
  addExceptionRequestRoutes(router, options);
  addExploitabilityRoutes(router, options);
  addGateRoutes(router, options);
  addReleaseRoutes(router, options);
  addReleaseDetailRoutes(router, options);
  addEvidenceRoutes(router, options);
  addSecretRoutes(router, options);
  addCredentialRoutes(router, options);
  addMetricRoutes(router, options);
  addChangeRoutes(router, options);
  addPlanRoutes(router, options);
  addApplicationRoutes(router, options);
  addScorecardRoutes(router, options);
  addOperationsRoutes(router, options);
  addDashboardRoutes(router, options);
  addDocumentRoutes(router, options);
  router.use(hideStatements);
  return router;
}
