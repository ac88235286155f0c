import { IntakeOperations } from '@prodsec/backstage-plugin-product-security-common';
import { OperationsService } from '../operations/OperationsService';
import { ApplicationQuestion } from './ApplicationQuestion';

/** Length of the window that dashboards look at, in days. */
const intakeDays = 30;

/** The numbers of scan intake of the applications that are asked about. */
export function readIntake(
  operations: OperationsService,
  question: ApplicationQuestion,
): Promise<IntakeOperations> {
  return operations.intake({
    ...question,
    days: intakeDays,
    order: { key: 'application', descending: false },
    limit: 1,
  });
}
