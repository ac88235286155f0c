import { FormatExpectations } from '../FormatExpectations';
import { bills } from './bills';
import { cloud } from './cloud';
import { code } from './code';
import { dependencies } from './dependencies';
import { images } from './images';
import { platforms } from './platforms';
import { sarifTrivyGitleaks } from './sarifTrivyGitleaks';
import { secretsAndDynamic } from './secretsAndDynamic';

/** All of them. */
export const expectations: FormatExpectations[] = [
  sarifTrivyGitleaks,
  bills,
  dependencies,
  images,
  code,
  cloud,
  secretsAndDynamic,
  platforms,
];
