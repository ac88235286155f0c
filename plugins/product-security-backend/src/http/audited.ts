import { AuditorService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import type { Request } from 'express';

/**
 * Does a piece of writing work under an audit event of medium severity: it succeeds or fails with the work.
 *
 * @param event - `eventId` in kebab case; `meta` says what is written and never holds what a report says
 */
export async function audited<T>(
  auditor: AuditorService,
  event: { eventId: string; request: Request; meta: JsonObject },
  work: () => Promise<T>,
): Promise<T> {
  const { eventId, request, meta } = event;
  const started = await auditor.createEvent({
    eventId,
    severityLevel: 'medium',
    request,
    meta,
  });
  try {
    const result = await work();
    await started.success();
    return result;
  } catch (error) {
    await started.fail({ error: toError(error) });
    throw error;
  }
}
