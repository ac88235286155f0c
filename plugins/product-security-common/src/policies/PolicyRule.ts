import { AttributeViolation } from '../applications/ApplicationAttributes';
import { ApplicationReading } from '../applications/ApplicationReading';
import { Control } from '../control';

/**
 * A policy as a rule over what was read of an application.
 * @internal
 */
export interface PolicyRule {
  /** The control the rule belongs to. */
  control?: Control;
  check(
    reading: ApplicationReading,
  ): Omit<AttributeViolation, 'policy'> | undefined;
}
