import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { NotFoundError } from '@backstage/errors';
import { ReleaseEvidence } from '@prodsec/backstage-plugin-product-security-common';
import { Router } from 'express';
import { packFiles } from '../evidence/pack/packFiles';
import { zipFiles } from '../evidence/pack/zipFiles';
import { audited } from './audited';
import { principalOf } from './principal';
import { readAsOf } from './readAsOf';
import { readPackContent } from './readPackContent';
import { ReleaseAtMoment, readVisibleRelease } from './readVisibleRelease';
import { refuseOthers } from './requestValues';
import { RouterOptions } from './RouterOptions';
import { toReleaseEvidence } from './toReleaseEvidence';

/** The evidence of releases: what checks found, the documents, and all of it as an archive. */
export function addEvidenceRoutes(
  router: Router,
  options: RouterOptions,
): void {
  const { auditor, evidence, httpAuth, packSigner } = options;

  router.get('/releases/:id/evidence', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    refuseOthers(req.query, ['asOf']);
    const asOf = readAsOf(req.query);
    const found = await readVisibleRelease(
      options,
      req.params.id,
      credentials,
      asOf,
    );
    res.json(await readReleaseEvidence(options, found, asOf));
  });

  router.get(
    '/releases/:id/evidence/:evidenceId/document',
    async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      refuseOthers(req.query, []);
      const { id, evidenceId } = req.params;
      const { release } = await readVisibleRelease(
        options,
        id,
        credentials,
        Date.now(),
      );
      const digest = release.evidence.find(
        one => one.id === evidenceId,
      )?.documentDigest;
      const document =
        digest === undefined
          ? undefined
          : (await evidence.store.documentsOf([digest])).get(digest);
      if (!document) {
        throw new NotFoundError(
          `There is no document of evidence '${evidenceId}'`,
        );
      }
      res
        .set(
          asAttachment(
            `${document.digest}.${document.isJson ? 'json' : 'txt'}`,
            'application/octet-stream',
          ),
        )
        .end(document.text);
    },
  );

  router.get('/releases/:id/evidence-pack', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    refuseOthers(req.query, ['asOf']);
    const asOf = readAsOf(req.query);
    const found = await readVisibleRelease(
      options,
      req.params.id,
      credentials,
      asOf,
    );
    await audited(
      auditor,
      {
        eventId: 'evidence-export',
        request: req,
        meta: {
          release: found.release.id,
          application: found.application.ref,
          by: principalOf(credentials),
        },
      },
      async () => {
        const files = packFiles(
          await readPackContent(
            options,
            found,
            await readReleaseEvidence(options, found, asOf),
            asOf,
          ),
          {
            readDocument: async digest =>
              (await evidence.store.documentsOf([digest])).get(digest)!.text,
            signer: packSigner,
          },
        );
        res.set(
          asAttachment(`evidence-${found.release.id}.zip`, 'application/zip'),
        );
        await pipeline(Readable.from(zipFiles(files)), res);
      },
    );
  });
}

/** What a browser must not show as a page, or take for anything else: it comes from outside. */
function asAttachment(file: string, contentType: string) {
  return {
    'Content-Type': contentType,
    'Content-Disposition': `attachment; filename="${file}"`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'private, no-store',
  };
}

async function readReleaseEvidence(
  { evidence, evidencePolicy }: RouterOptions,
  found: ReleaseAtMoment,
  asOf: number,
): Promise<ReleaseEvidence> {
  const { release, state, application } = found;
  const digests = state.evidence.flatMap(
    ({ documentDigest }) => documentDigest ?? [],
  );
  return toReleaseEvidence(found, {
    asOf,
    requirement: evidencePolicy.requirementOf(
      application.tier,
      release.environment,
    ),
    verdicts: await evidence.store.verdictsOf(
      state.evidence.map(({ id }) => id),
    ),
    documents: await evidence.store.describe(digests),
    scans: await evidence.scans.scansOf([release]),
  });
}
