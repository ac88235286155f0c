import { Control } from '../control';
import { ApplicationAttributesConfig } from './ApplicationAttributesConfig';

/**
 * What was read for an attribute whose values come from a list.
 * @public
 */
export interface AttributeReading<T extends string> {
  /** Absent: nothing was written, or what was written is not in the list. */
  value?: T;
  /** What was written, and on which entity. */
  written?: { text: string; on: string };
}

/**
 * An application as it was read, with what is needed to say what is wrong with it. The policies judge by it.
 * @public
 */
export interface ApplicationReading {
  config: ApplicationAttributesConfig;
  tier: AttributeReading<string>;
  exposure: AttributeReading<string>;
  ownership: OwnershipReading;
  /** `host/path` */
  repository?: string;
  /** The source location, where one is written. */
  sourceLocation?: string;
  notApplicableControls: Control[];
}

/**
 * Who owns an application. Refs are complete and lower case.
 * @public
 */
export interface OwnershipReading {
  /** What the entity names as its owner. */
  owner?: string;
  /** The Group or User of that name, when it exists. */
  ownerRef?: string;
  /** What the name was completed to; absent for text that is no ref. */
  ownerLookedFor?: string;
  team?: string;
  accountableOwner?: string;
  /** An annotation that names nobody who exists. */
  accountableOwnerNotFound?: { name: string; on: string };
}
