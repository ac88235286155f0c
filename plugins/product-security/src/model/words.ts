import { TranslationFunction } from '@backstage/core-plugin-api/alpha';
import { productSecurityTranslationRef } from '../translation';

/**
 * Says a message of the plugin in the language of the portal.
 * @internal
 */
export type Words = TranslationFunction<
  (typeof productSecurityTranslationRef)['T']
>;
