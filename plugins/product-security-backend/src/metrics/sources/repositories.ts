import {
  applicationDimensions,
  applicationFields,
} from './applicationAttributes';
import { Source } from './Source';

/** The repositories that applications are mapped to. */
export const repositories: Source = {
  name: 'repositories',
  table: 'segments',
  implicit: 'fact.repository IS NOT NULL',
  objectType: 'repository',
  id: 'fact.repository',
  title: 'fact.repository',
  shared: true,
  dimensions: applicationDimensions,
  fields: applicationFields,
};
