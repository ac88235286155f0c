import { dssePayload } from './dssePayload';

/** Whether a JSON object is an OpenVEX document or an attestation of one. Never throws. */
export function isOpenvex(
  object: Record<string, unknown> | undefined,
): boolean {
  if (object === undefined) return false;
  if (isOpenvexContext(object['@context'])) return true;
  const { dsseEnvelope } = object;
  const envelope = isObject(dsseEnvelope) ? dsseEnvelope : object;
  const payload = dssePayload(envelope.payloadType, envelope.payload);
  const statement = isObject(payload) ? payload : object;
  const { _type, predicateType, predicate } = statement;
  return (
    typeof _type === 'string' &&
    _type.startsWith('https://in-toto.io/Statement/') &&
    (isOpenvexContext(predicateType) ||
      (isObject(predicate) && isOpenvexContext(predicate['@context'])))
  );
}

/** Whether it is the namespace of OpenVEX, with or without a version. */
export function isOpenvexContext(value: unknown): boolean {
  return (
    typeof value === 'string' && /^https:\/\/openvex\.dev\/ns\b/.test(value)
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
