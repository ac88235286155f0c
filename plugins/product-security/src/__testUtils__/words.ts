import { mockApis } from '@backstage/test-utils';
import {
  createFormat,
  productSecurityReactTranslationRef,
} from '@prodsec/backstage-plugin-product-security-react';
import { Words } from '../model/words';
import { productSecurityTranslationRef } from '../translation';

const translations = mockApis.translation();
const words = translations.getTranslation(productSecurityTranslationRef);
const shared = translations.getTranslation(productSecurityReactTranslationRef);
if (!words.ready || !shared.ready)
  throw new Error('Expected the messages at once');

/** The English messages. */
export const t: Words = words.t;

/** Numbers and times in English. */
export const format = createFormat(shared.t, 'en-US');
