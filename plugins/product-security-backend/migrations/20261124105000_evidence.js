// @ts-check

/**
 * Moments are milliseconds since 1970 UTC in bigint columns.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('releases', table => {
    table.text('commit').comment('Full commit id that was released');
  });

  await knex.schema.alterTable('release_evidence', table => {
    table.text('reason').comment('Why it has its status, one sentence');
    table
      .string('checked_against', 64)
      .comment('SHA-256 of all that its document was checked against');
    table.index(['document_digest']);
  });

  await knex.schema.createTable('evidence_documents', table => {
    table.comment('Documents of evidence, each once');
    table.string('digest', 64).primary().comment('SHA-256 of the document');
    table.boolean('is_json').notNullable().comment('It was sent as an object');
    table.integer('size').notNullable().comment('Bytes of the document');
    table.binary('content').notNullable().comment('Packed by Brotli');
    table.bigInteger('arrived_at').notNullable();
  });

  await knex.schema.createTable('evidence_verdicts', table => {
    table.comment('What checks found, the last one holds; never rewritten');
    table.increments('id');
    table
      .string('evidence_id', 36)
      .notNullable()
      .references('id')
      .inTable('release_evidence')
      .onDelete('CASCADE')
      .index();
    table.bigInteger('checked_at').notNullable();
    table.text('status').notNullable();
    table.text('reason').notNullable();
    table.text('details').notNullable().comment('JSON: checks, signer, source');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTableIfExists('evidence_verdicts');
  await knex.schema.dropTableIfExists('evidence_documents');
  await knex.schema.alterTable('release_evidence', table => {
    table.dropIndex(['document_digest']);
    table.dropColumn('checked_against');
    table.dropColumn('reason');
  });
  await knex.schema.alterTable('releases', table => {
    table.dropColumn('commit');
  });
};
