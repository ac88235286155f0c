import { applicationOperations } from './applicationOperations';
import { dashboardOperations } from './dashboardOperations';
import { documentOperations } from './documentOperations';
import { exceptionOperations } from './exceptionOperations';
import { findingOperations } from './findingOperations';
import { metricOperations } from './metricOperations';
import { Operation } from './Operation';
import { releaseOperations } from './releaseOperations';
import { scanOperations } from './scanOperations';
import { secretOperations } from './secretOperations';

/** Every operation of the API. */
export const operations: readonly Operation[] = [
  ...metricOperations,
  ...dashboardOperations,
  ...applicationOperations,
  ...scanOperations,
  ...findingOperations,
  ...secretOperations,
  ...exceptionOperations,
  ...releaseOperations,
  ...documentOperations,
];
