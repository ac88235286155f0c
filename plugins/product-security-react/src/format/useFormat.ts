import { useMemo } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import {
  appLanguageApiRef,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { productSecurityReactTranslationRef } from '../translation';
import { createFormat, Format } from './createFormat';

/**
 * Numbers and times in the language of the portal.
 * @public
 */
export function useFormat(): Format {
  const language = useApiHolder()
    .get(appLanguageApiRef)
    ?.getLanguage().language;
  const { t } = useTranslationRef(productSecurityReactTranslationRef);
  return useMemo(() => createFormat(t, language), [language, t]);
}
