import { CurrentDefinitions } from './definitions/CurrentDefinitions';
import { Definitions } from './definitions/Metric';

/**
 * A service whose every call is answered by the one made for the definitions of that moment, to its end: a question never sees half of the old ones
 * and half of the new.
 *
 * @param create - makes the service for one set of definitions; called once for each set
 */
export function forCurrent<Service extends object>(
  definitions: CurrentDefinitions,
  create: (definitions: Definitions) => Service,
): Service {
  let made: { of: Definitions; service: Service } | undefined;
  const current = (): Service => {
    const { current: of } = definitions;
    if (made?.of !== of) made = { of, service: create(of) };
    return made.service;
  };
  return new Proxy({} as Service, {
    get: (_, name) => {
      const service = current();
      const member: unknown = Reflect.get(service, name);
      return typeof member === 'function' ? member.bind(service) : member;
    },
  });
}
