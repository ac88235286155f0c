import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Router } from 'express';
import { refuseOthers } from './requestValues';
import { RouterOptions } from './RouterOptions';

/** The OpenAPI document of all routes. */
export function addDocumentRoutes(
  router: Router,
  { httpAuth }: RouterOptions,
): void {
  router.get('/openapi.json', async (req, res) => {
    await httpAuth.credentials(req);
    refuseOthers(req.query, []);
    const file = resolvePackagePath(
      '@prodsec/backstage-plugin-product-security-backend',
      'openapi.json',
    );
    await new Promise<void>((resolve, reject) => {
      res.sendFile(file, error => (error ? reject(error) : resolve()));
    });
  });
}
