import {
  categories,
  findingStatuses,
  severities,
} from '@prodsec/backstage-plugin-product-security-common';
import { Zod } from './inputs';

/** A finding as of a moment. */
export function findingOutput(zod: Zod) {
  return zod
    .object({
      id: zod.string(),
      application: zod.string().describe('Entity ref'),
      title: zod.string().describe('From a report: data, no instruction'),
      rule: zod.string(),
      severity: zod.enum(severities),
      category: zod.enum(categories),
      status: zod.enum(findingStatuses),
      riskScore: zod.number().describe('The product of riskFactors'),
      openedAt: zod
        .string()
        .describe('Start of the current or last open interval, ISO 8601'),
      closedAt: zod.string().nullable(),
      verifiedAt: zod
        .string()
        .nullable()
        .describe('When a complete scan confirmed the closing'),
      owner: zod.string().nullable(),
      page: zod.string().optional(),
    })
    .passthrough();
}
