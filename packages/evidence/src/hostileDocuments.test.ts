import { performance } from 'node:perf_hooks';
import * as fc from 'fast-check';
import { checkEvidence, createEvidenceTrust, evidenceTypes } from '.';
import {
  createKey,
  envelopeOf,
  now,
  provenance,
  provenanceType,
  release,
  statementOf,
} from './__testUtils__/documents';

const key = createKey();
const trust = createEvidenceTrust({
  roots: ['public-good'],
  keys: [{ name: 'release', publicKey: key.publicKey }],
  identities: [{ subject: '**', issuer: '**', anyRepository: true }],
  builders: [{ id: '**' }],
  verifiers: [{ id: '**' }],
});

function check(document: unknown, type = evidenceTypes[0]) {
  return checkEvidence(document, { type, release, trust, now });
}

const statement = statementOf(provenanceType, provenance);
const good = envelopeOf(statement, key);
const payload = JSON.stringify(statement);

describe('hostile documents', () => {
  const mebibyte = 1024 * 1024;

  it.each<[string, RegExp, () => unknown]>([
    [
      '50 MB of nested JSON',
      /larger than 33554432 bytes/,
      () => '['.repeat(50 * mebibyte),
    ],
    [
      '50 MB of bytes',
      /larger than 33554432 bytes/,
      () => Buffer.alloc(50 * mebibyte, '{"a":'),
    ],
    ['deep lists', /more than 128 levels/, () => '['.repeat(mebibyte)],
    ['deep objects', /more than 128 levels/, () => '{"a":'.repeat(mebibyte)],
    [
      'a deep value',
      /more than 128 levels/,
      () => {
        let value: object = {};
        for (let depth = 0; depth < 10_000; depth++) value = { value };
        return value;
      },
    ],
    [
      'a value that contains itself',
      /more than 128 levels/,
      () => {
        const value: Record<string, unknown> = {};
        value.value = value;
        return value;
      },
    ],
    [
      'millions of values',
      /more than 2000000 values/,
      () => `[${'[],'.repeat(3_000_000)}[]]`,
    ],
    [
      'deep XML',
      /nested more than/,
      () =>
        `<bom xmlns="http://cyclonedx.org/schema/bom/1.5">${'<a>'.repeat(
          100_000,
        )}`,
    ],
    [
      'millions of XML elements',
      /more than 2000000 elements/,
      () => `<bom>${'<a/>'.repeat(2_100_000)}</bom>`,
    ],
    [
      'XML entities',
      /XML entities/,
      () => '<!DOCTYPE bom [<!ENTITY a "aaaa">]><bom>&a;</bom>',
    ],
    ['a key __proto__', /__proto__/, () => '{"__proto__":{"payload":"x"}}'],
    [
      'an escaped key __proto__',
      /__proto__/,
      () => '{"\\u005f_proto__":{"payload":"x"}}',
    ],
    [
      'a key __proto__ of a parsed value',
      /__proto__/,
      () => JSON.parse('{"__proto__":{"payload":"x"}}'),
    ],
    [
      'a key twice',
      /"payload" twice/,
      () => `{"payload":"e30=",${JSON.stringify(good).slice(1)}`,
    ],
    [
      'a key twice, once escaped',
      /"payload" twice/,
      () => `{"p\\u0061yload":"e30=",${JSON.stringify(good).slice(1)}`,
    ],
    [
      'a key twice in the payload',
      /"subject" twice/,
      () => envelopeOf(Buffer.from(`{"subject":[],${payload.slice(1)}`), key),
    ],
    [
      'Base64 with other characters',
      /payload is not valid Base64/,
      () => ({ ...good, payload: `${good.payload}\n` }),
    ],
    [
      'Base64 with bits after its end',
      /sig is not valid Base64/,
      () => ({ ...good, signatures: [{ sig: 'QR==' }] }),
    ],
    [
      'a payload that is no UTF-8',
      /payload is not UTF-8/,
      () => envelopeOf(Buffer.from([0x7b, 0xff, 0x7d]), key),
    ],
    ['bytes that are no UTF-8', /not UTF-8/, () => Buffer.from([0xff, 0xfe])],
    [
      'fifty thousand signatures',
      /signatures; the limit is 16/,
      () => ({
        ...good,
        signatures: Array.from({ length: 50_000 }, () => good.signatures[0]),
      }),
    ],
    [
      'many subjects',
      /subjects; the limit is 10000/,
      () =>
        envelopeOf(
          statementOf(
            provenanceType,
            provenance,
            Array.from({ length: 20_000 }, () => ({ digest: { sha256: 'a' } })),
          ),
          key,
        ),
    ],
    [
      'many lines',
      /lines of JSON, which is the limit/,
      () => `${JSON.stringify(good)}\n`.repeat(100),
    ],
    ['nothing', /is empty/, () => '  \n'],
    ['a function', /JSON cannot say/, () => ({ payload: () => 'x' })],
    ['a date', /not plain JSON/, () => ({ payload: new Date() })],
  ])('refuses %s, soon', (_, reason, make) => {
    const document = make();
    const start = performance.now();
    const verdict = check(document);
    const milliseconds = performance.now() - start;
    expect(verdict).toMatchObject({
      status: 'invalid',
      reason: expect.stringMatching(reason),
    });
    expect(milliseconds).toBeLessThan(10_000);
  });

  it('never quotes more of a document than a sentence bears', () => {
    const long = 'x'.repeat(100_000);
    const verdict = check(
      envelopeOf(
        statementOf(long, {}, [{ name: long, digest: { [long]: long } }]),
        key,
      ),
    );
    for (const { detail } of verdict.checks) {
      expect(detail.length).toBeLessThan(1_500);
    }
    expect(JSON.stringify(verdict).length).toBeLessThan(10_000);
  });

  it('never verifies after one byte was changed', () => {
    expect(check(good).status).toBe('verified');
    const parts = {
      payload: Buffer.from(good.payload, 'base64'),
      payloadType: Buffer.from(good.payloadType),
      signature: Buffer.from(good.signatures[0].sig, 'base64'),
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(parts) as Array<keyof typeof parts>)),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (part, position, change) => {
          const changed = { ...parts, [part]: Buffer.from(parts[part]) };
          changed[part][position % changed[part].length] ^= change;
          const document = {
            payload: changed.payload.toString('base64'),
            payloadType: changed.payloadType.toString('latin1'),
            signatures: [{ sig: changed.signature.toString('base64') }],
          };
          expect(check(document).status).toBe('invalid');
        },
      ),
      { numRuns: 400 },
    );
  });

  it('never verifies after one character of the document was changed, unless it says the same', () => {
    const text = JSON.stringify(good);
    fc.assert(
      fc.property(
        fc.nat(text.length - 1),
        fc.string({ minLength: 1, maxLength: 1 }),
        (position, character) => {
          const changed =
            text.slice(0, position) + character + text.slice(position + 1);
          const { status } = check(changed);
          if (status !== 'verified') return;
          const {
            payload: same,
            payloadType,
            signatures,
          } = JSON.parse(changed);
          expect({
            payload: same,
            payloadType,
            sig: signatures[0].sig,
          }).toEqual({
            payload: good.payload,
            payloadType: good.payloadType,
            sig: good.signatures[0].sig,
          });
        },
      ),
      { numRuns: 400 },
    );
  });

  it('has a verdict for whatever it is given', () => {
    const fields = fc.constantFrom(
      ...['payload', 'payloadType', 'signatures', 'sig', 'mediaType'],
      ...['dsseEnvelope', 'verificationMaterial', 'attestations', 'bundle'],
      ...['_type', 'subject', 'digest', 'predicate', 'predicateType'],
      ...['bomFormat', 'specVersion', 'components', 'metadata', 'spdxVersion'],
      ...['packages', 'provenance_summary', 'provenance', 'envelope'],
    );
    const values = fc.constantFrom(
      ...['CycloneDX', '1.5', 'SPDX-2.3', good.payload, 'e30='],
      'application/vnd.in-toto+json',
      'application/vnd.dev.sigstore.bundle.v0.3+json',
      'https://in-toto.io/Statement/v1',
    );
    const { tree } = fc.letrec<{ tree: unknown }>(tie => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        values,
        fc.jsonValue(),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(fields, tie('tree'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(tree, fc.constantFrom(...evidenceTypes), (value, type) => {
        expect(check(value, type).status).not.toBe('verified');
        const text = JSON.stringify(value);
        expect(check(text, type).status).not.toBe('verified');
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(check(text).status).toBe('invalid');
        expect(check(Buffer.from(text)).status).toBe('invalid');
      }),
    );
  });
});
