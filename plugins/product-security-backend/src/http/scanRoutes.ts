import { InputError, NotFoundError } from '@backstage/errors';
import {
  categories,
  Category,
  productSecurityConfigurePermission,
  productSecurityIngestPermission,
  Scan,
} from '@prodsec/backstage-plugin-product-security-common';
import express, { Router } from 'express';
import { z } from 'zod/v3';
import { StoredScan } from '../findings/scanRows';
import { parseMoment } from '../moment';
import { audited } from './audited';
import { authorize } from './authorize';
import { prefersAsync } from './prefersAsync';
import { principalOf } from './principal';
import { readUpload } from './readUpload';
import { momentField } from './momentField';
import {
  flag,
  hasNoNul,
  parseBody,
  refuseOthers,
  single,
} from './requestValues';
import { RouterOptions } from './RouterOptions';

const parameters = [
  'application',
  'format',
  'tool',
  'category',
  'covers',
  'scope',
  'branch',
  'commit',
  'scannedAt',
  'complete',
] as const;

/** How far in the future a scan may say it was, for clocks that differ; milliseconds. */
const clockTolerance = 5 * 60_000;

/** Uploads of reports, and the scans they became. */
export function addScanRoutes(router: Router, options: RouterOptions): void {
  const { auditor, httpAuth, permissions, visibility, findings, scanIntake } =
    options;

  router.post('/scans', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    await authorize(permissions, productSecurityIngestPermission, credentials);
    const upload = readParameters(req.query, Date.now());
    const application = await visibility.assertInCatalog(
      upload.application,
      credentials,
    );
    const body = await readUpload(req, options.intake.limits.maximumBytes);
    if (!body.bytes.length) {
      throw new InputError(
        'body: is empty; send the report as the scanner wrote it',
      );
    }
    const branch =
      upload.branch ?? (await options.defaultBranchOf(application.id));
    const received = {
      ...upload,
      branch,
      application: application.ref,
      applicationId: application.id,
      body,
      by: principalOf(credentials),
    };
    const event = {
      eventId: 'scan-record',
      request: req,
      meta: { application: application.ref, tool: upload.tool },
    };
    if (prefersAsync(req.get('Prefer'))) {
      const { id, known } = await audited(auditor, event, () =>
        scanIntake.takeIn(received),
      );
      if (known) {
        res.json(toScanAnswer(known));
        return;
      }
      res
        .status(202)
        .set('Location', `${req.baseUrl}/scans/${id}`)
        .set('Preference-Applied', 'respond-async')
        .json({ id, state: 'reading', progress: { percent: 0, results: 0 } });
      return;
    }
    const { id, repeated } = await audited(auditor, event, () =>
      scanIntake.record(received),
    );
    res
      .status(repeated ? 200 : 201)
      .set('Location', `${req.baseUrl}/scans/${id}`)
      .json(toScanAnswer(await requireScan(options, id)));
  });

  router.post('/scans/retire', express.json(), async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    await authorize(
      permissions,
      productSecurityConfigurePermission,
      credentials,
    );
    refuseOthers(req.query, []);
    const retirement = parseBody(retirementSchema, req.body);
    const application = await visibility.assertInCatalog(
      retirement.application,
      credentials,
    );
    const by = principalOf(credentials);
    const branch =
      retirement.branch ?? (await options.defaultBranchOf(application.id));
    await audited(
      auditor,
      {
        eventId: 'scan-scope-retire',
        request: req,
        meta: { application: application.ref, tool: retirement.tool, by },
      },
      () =>
        findings.retireScope({
          applicationId: application.id,
          tool: retirement.tool,
          scope: retirement.scope,
          branch,
          at: retirement.at,
          reason: retirement.reason,
          by,
          arrivedAt: Date.now(),
        }),
    );
    res.status(204).end();
  });

  router.get('/scans/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    refuseOthers(req.query, []);
    const { id } = req.params;
    const found = await scanIntake.find(id);
    if (!found) throw unknownScan(id);
    await visibility
      .assertVisible(found.application, credentials, { gone: true })
      .catch(() => {
        throw unknownScan(id);
      });
    if ('error' in found) throw found.error;
    if ('progress' in found) {
      const { state, progress } = found;
      res
        .status(202)
        .set('Location', `${req.baseUrl}/scans/${id}`)
        .json({ id, state, progress });
      return;
    }
    res.json(toScanAnswer(found.scan));
  });

  router.post('/scans/:id/confirm', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    await authorize(
      permissions,
      productSecurityConfigurePermission,
      credentials,
    );
    refuseOthers(req.query, []);
    const { id } = req.params;
    const scan = await requireScan(options, id);
    await visibility.assertVisible(scan.application, credentials).catch(() => {
      throw unknownScan(id);
    });
    const by = principalOf(credentials);
    const confirmed = await audited(
      auditor,
      { eventId: 'scan-confirm', request: req, meta: { id, by } },
      () => findings.confirmScan(id, by, Date.now()),
    );
    res.json(toScanAnswer(confirmed));
  });
}

interface UploadParameters {
  application: string;
  format?: string;
  tool?: string;
  category?: Category;
  covers: Category[];
  scope: string;
  branch?: string;
  commit?: string;
  scannedAt?: number;
  complete: boolean;
}

function readParameters(
  query: Record<string, unknown>,
  now: number,
): UploadParameters {
  refuseOthers(query, parameters);
  const application = single(query, 'application');
  if (!application) {
    throw new InputError(
      'application: is required; give the entity ref, such as component:default/payments',
    );
  }
  const category = single(query, 'category');
  if (category && !categories.includes(category as Category)) {
    throw new InputError(
      `category: must be one of ${categories.join(', ')}, not '${category}'`,
    );
  }
  const moment = single(query, 'scannedAt');
  const scannedAt =
    moment === undefined ? undefined : parseMoment(moment, 'scannedAt');
  if (scannedAt !== undefined && scannedAt > now + clockTolerance) {
    throw new InputError(
      `scannedAt: '${moment}' is in the future; give the moment of the scan`,
    );
  }
  return {
    application,
    format: single(query, 'format'),
    tool: shortText(query, 'tool'),
    category: category as Category | undefined,
    covers: readCovers(single(query, 'covers')),
    scope: shortText(query, 'scope') ?? '',
    branch: shortText(query, 'branch'),
    commit: shortText(query, 'commit'),
    scannedAt,
    complete: flag(query, 'complete') ?? true,
  };
}

/** The most characters of the name of a tool, a scope, a branch or a commit. */
const longestName = 1_000;

function shortText(
  query: Record<string, unknown>,
  name: string,
): string | undefined {
  const text = single(query, name);
  if (text === undefined || text.length <= longestName) return text;
  throw new InputError(`${name}: must have at most ${longestName} characters`);
}

function readCovers(text: string | undefined): Category[] {
  const named = (text ?? '').split(',').filter(each => each !== '');
  for (const each of named) {
    if (categories.includes(each as Category)) continue;
    throw new InputError(
      `covers: must be a comma list of ${categories.join(', ')}, not '${text}'`,
    );
  }
  return named.sort() as Category[];
}

async function requireScan(
  options: RouterOptions,
  id: string,
): Promise<StoredScan> {
  const scan = await options.findings.getScan(id);
  if (!scan) throw unknownScan(id);
  return scan;
}

function unknownScan(id: string): NotFoundError {
  return new NotFoundError(`There is no scan '${id}'`);
}

function toScanAnswer(scan: StoredScan): Scan {
  return {
    id: scan.id,
    application: scan.application,
    tool: scan.tool,
    format: scan.format,
    category: scan.category,
    scope: scan.scope,
    branch: scan.branch,
    commit: scan.commit,
    scannedAt: scan.scannedAt,
    complete: scan.complete,
    held: scan.held,
    counts: scan.counts!,
  };
}

const nameField = (what: string) =>
  z
    .string({
      required_error: `is required, ${what}`,
      invalid_type_error: `must be text, ${what}`,
    })
    .max(longestName, `must have at most ${longestName} characters`)
    .refine(...hasNoNul);

const someName = (what: string) =>
  nameField(what).refine(
    text => text !== '',
    `must not be empty; give ${what}`,
  );

const retirementSchema = z
  .object({
    application: nameField('an entity ref'),
    tool: someName('the name of the tool'),
    scope: nameField('the scope of its scans').optional(),
    branch: someName('a branch').optional(),
    at: momentField,
    reason: z
      .string({
        required_error: 'is required',
        invalid_type_error: 'must be text, why',
      })
      .trim()
      .min(1, 'must not be empty; say why')
      .max(10_000, 'must have at most 10000 characters')
      .refine(...hasNoNul),
  })
  .strict();
