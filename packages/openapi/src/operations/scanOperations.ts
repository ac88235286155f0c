import { intakeSortKeys } from '@prodsec/backstage-plugin-product-security-common';
import { Operation } from './Operation';
import {
  applicationFilters,
  asOf,
  cursor,
  flag,
  limit,
  listOf,
  q,
  text,
} from './parameters';

const location = 'Where to ask for the scan.';
const noSuchScan =
  'There is no such scan, or its application is not visible to the caller.';
const noSuchApplication =
  'The application is not in the catalog, or not visible to the caller.';
const inProgress = {
  description: 'The report is not recorded yet; ask again.',
  schema: 'ScanInProgress',
  headers: { Location: location },
};

/** Reports of scanners, and what became of them. */
export const scanOperations: readonly Operation[] = [
  {
    operationId: 'uploadScan',
    method: 'post',
    path: '/scans',
    tag: 'Scans',
    summary: "Records a scanner's report",
    description:
      'All of it or nothing. The same report with the same parameters, sent twice, is recorded once.',
    needs: 'ingest',
    query: [
      { ...text('application', 'Entity ref.'), required: true },
      text(
        'format',
        'Id of a format, such as `sarif`; detected from the content when absent.',
      ),
      text('tool', 'Overrides what the report says.'),
      {
        name: 'category',
        description: 'Overrides what the report says.',
        schema: 'Category',
      },
      listOf(
        'covers',
        'Categories the scan looked for although the report may not speak of them.',
        'Category',
      ),
      text(
        'scope',
        'Tells apart several scans of one tool on one application; default empty.',
      ),
      text('branch', "Default: the application's default branch."),
      text('commit', 'What was scanned.'),
      {
        name: 'scannedAt',
        description: 'When; default now, never in the future.',
        schema: 'Moment',
      },
      {
        name: 'complete',
        description:
          'Whether it saw everything; a partial scan closes nothing.',
        schema: { type: 'boolean', default: true },
      },
    ],
    headers: {
      Prefer:
        '`respond-async`: answer at once with 202, and read and record the report in the background.',
      'Content-Encoding': '`gzip`, when the report is packed.',
    },
    body: {
      description:
        'The report, byte for byte. Its content type does not matter.',
      contentType: 'application/octet-stream',
      schema: { type: 'string', format: 'binary' },
    },
    answers: {
      200: {
        description: 'It had been recorded before.',
        schema: 'Scan',
        headers: { Location: location },
      },
      201: {
        description: 'It is recorded.',
        schema: 'Scan',
        headers: { Location: location },
      },
      202: {
        ...inProgress,
        headers: {
          ...inProgress.headers,
          'Preference-Applied': '`respond-async`',
        },
      },
    },
    errors: {
      400: 'A parameter that does not exist, or a value it does not accept; an empty body.',
      404: noSuchApplication,
      413: 'The report is larger than `productSecurity.intake.maxBytes` or another limit of the intake.',
      422: 'No format recognises the report, or it cannot be read; the message lists the formats.',
      503: 'Too much waits to be read; send it again later.',
    },
  },
  {
    operationId: 'listScans',
    method: 'get',
    path: '/scans',
    tag: 'Scans',
    summary: 'Lists the scans, newest first',
    needs: 'read',
    query: [
      ...applicationFilters,
      q,
      listOf('tool', 'Names of tools.'),
      {
        name: 'state',
        description: 'What became of them.',
        schema: 'ScanState',
      },
      limit(500, 100),
      cursor,
    ],
    answers: {
      200: { description: 'A page of them.', schema: 'ListedScanPage' },
    },
    errors: {
      400: 'A parameter that does not exist, or a value it does not accept.',
    },
  },
  {
    operationId: 'getScan',
    method: 'get',
    path: '/scans/{id}',
    pathParameters: { id: 'Id of a scan, or of an upload.' },
    tag: 'Scans',
    summary: 'Tells a scan, or how far its report is',
    needs: 'read',
    answers: {
      200: { description: 'It is recorded.', schema: 'Scan' },
      202: inProgress,
    },
    errors: {
      400: 'The upload was interrupted, or the scan could not be recorded.',
      404: noSuchScan,
      413: 'The report is larger than a limit of the intake.',
      422: 'No format recognises the report, or it cannot be read.',
      503: 'The report could not be read for want of resources; send it again later.',
    },
  },
  {
    operationId: 'confirmScan',
    method: 'post',
    path: '/scans/{id}/confirm',
    pathParameters: { id: 'Id of a scan.' },
    tag: 'Scans',
    summary: 'Confirms what a held scan closes',
    needs: 'configure',
    answers: {
      200: { description: 'Its closures hold now.', schema: 'Scan' },
    },
    errors: {
      400: 'A parameter; there are none.',
      404: noSuchScan,
      409: 'The scan is not held.',
    },
  },
  {
    operationId: 'retireScans',
    method: 'post',
    path: '/scans/retire',
    tag: 'Scans',
    summary: 'Takes away all sightings of a tool that will never scan again',
    needs: 'configure',
    body: {
      description: 'The tool, or a scope of it.',
      schema: 'ScanRetirement',
    },
    answers: {
      204: { description: 'Its findings are closed, unverified.' },
    },
    errors: {
      400: 'The message names the field and what it accepts.',
      404: noSuchApplication,
    },
  },
  {
    operationId: 'getIntake',
    method: 'get',
    path: '/operations/intake',
    tag: 'Scans',
    summary: 'Tells how well the intake of scans works',
    needs: 'read',
    query: [
      ...applicationFilters,
      q,
      listOf('tool', 'Names of tools.'),
      flag('stale', 'Only sources that are stale, or only those that are not.'),
      {
        name: 'days',
        description: 'Length of the window before `asOf`.',
        schema: { type: 'integer', minimum: 1, maximum: 366, default: 30 },
      },
      asOf,
      {
        name: 'sort',
        description: 'A column, with `-` before it from the highest value.',
        schema: {
          type: 'string',
          enum: intakeSortKeys.flatMap(key => [key, `-${key}`]),
          default: 'application',
        },
      },
      limit(500, 100),
      cursor,
    ],
    answers: {
      200: {
        description: 'Totals, and a page of the sources.',
        schema: 'IntakeOperations',
      },
    },
    errors: {
      400: 'A parameter that does not exist, or a value it does not accept.',
    },
  },
];
