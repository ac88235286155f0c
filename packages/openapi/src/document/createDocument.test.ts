import * as fc from 'fast-check';
import { Operation } from '../operations/Operation';
import { createDocument } from './createDocument';
import { Schemas } from './Schema';

const closed = { type: 'object', additionalProperties: false };
const schemas: Schemas = {
  ErrorBody: { ...closed, properties: {} },
  Sent: { ...closed, properties: { part: ref('Part') } },
  Part: { ...closed, properties: {} },
  Answer: { ...closed, properties: { inner: ref('Inner') } },
  Inner: { ...closed, properties: { itself: ref('Inner') } },
  Unused: { ...closed, properties: {} },
};
const operation: Operation = {
  operationId: 'sendThing',
  method: 'post',
  path: '/things',
  tag: 'Scans',
  summary: 'Sends a thing',
  needs: 'ingest',
  body: { description: 'It.', schema: 'Sent' },
  answers: { 201: { description: 'It.', schema: 'Answer' } },
  errors: {},
};

describe('createDocument', () => {
  const create = (...operations: Operation[]) =>
    createDocument({ version: '1', operations, schemas, examples: {} });

  it('has the types that operations refer to, themselves and through others', () => {
    const { components } = create(operation);
    expect(Object.keys(components.schemas)).toEqual([
      'Answer',
      'ErrorBody',
      'Inner',
      'Part',
      'Sent',
    ]);
  });

  it('refuses further properties in what is sent, and allows them in answers', () => {
    const { components } = create(operation);
    const isClosed = (name: string) =>
      components.schemas[name].additionalProperties === false;
    expect(['Sent', 'Part'].every(isClosed)).toBe(true);
    expect(['Answer', 'Inner', 'ErrorBody'].some(isClosed)).toBe(false);
  });

  it('says who may ask', () => {
    const { paths } = create(operation, {
      ...operation,
      operationId: 'readThing',
      method: 'get',
      body: undefined,
      needs: 'read',
    });
    const { get, post } = paths['/things'];
    expect(post['x-permission']).toBe('product-security.ingest');
    expect(Object.keys(post.responses)).toEqual([
      '201',
      '401',
      '403',
      'default',
    ]);
    // Who may not read is not refused, but sees nothing.
    expect(Object.keys(get.responses)).toEqual(['201', '401', 'default']);
  });

  it('says what is missing', () => {
    expect(() => create(operation, operation)).toThrow(
      'sendThing: stands twice',
    );
    expect(() =>
      create({ ...operation, body: { description: 'It.', schema: 'Gone' } }),
    ).toThrow('The common package has no types Gone');
    expect(() =>
      create({
        ...operation,
        query: [{ name: 'q', description: '', schema: {} }],
      }),
    ).toThrow('sendThing: say what the parameter q means');
  });

  it('is the same whatever the order of the types', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(Object.keys(schemas), {
          minLength: Object.keys(schemas).length,
        }),
        names => {
          const shuffled = Object.fromEntries(
            names.map(name => [name, schemas[name]]),
          );
          const document = createDocument({
            version: '1',
            operations: [operation],
            schemas: shuffled,
            examples: {},
          });
          expect(JSON.stringify(document)).toBe(
            JSON.stringify(create(operation)),
          );
        },
      ),
    );
  });
});

function ref(name: string) {
  return { $ref: `#/components/schemas/${name}` };
}
