/**
 * Checking metric definitions outside of a running backend: what `prodsec metrics test` stands on.
 *
 * @packageDocumentation
 */
export { testDefinitions } from './metrics/examples/testDefinitions';
export type {
  DefinitionsTest,
  TestedDifference,
  TestedExample,
  TestedProblem,
} from './metrics/examples/testDefinitions';
