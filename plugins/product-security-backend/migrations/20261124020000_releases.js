// @ts-check

/**
 * Moments are milliseconds since 1970 UTC in bigint columns.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('releases', table => {
    table.comment('Versions of applications in environments');
    table.string('id', 36).primary();
    table
      .integer('application_id')
      .notNullable()
      .references('id')
      .inTable('applications')
      .onDelete('CASCADE');
    table.text('version').notNullable();
    table.text('environment').notNullable();
    table.bigInteger('candidate_at').comment('Null: it is no candidate');
    table.bigInteger('released_at').comment('Null: not released');
    table.bigInteger('arrived_at').notNullable().comment('Of the first upload');
    table.unique(['application_id', 'version', 'environment']);
  });

  await knex.schema.createTable('release_gates', table => {
    table.comment('Results of gates, the last that was said of each attempt');
    releaseOf(table);
    table.text('gate').notNullable();
    table.integer('attempt').notNullable();
    table.text('status').notNullable();
    table.bigInteger('evaluated_at');
    table.text('reasons').notNullable().comment('JSON list of texts');
    table.bigInteger('arrived_at').notNullable();
    table.primary(['release_id', 'gate', 'attempt']);
  });

  await knex.schema.createTable('release_evidence', table => {
    table.string('id', 36).primary();
    releaseOf(table).index();
    table.text('type').notNullable();
    table.text('uri');
    table.text('digest');
    table.bigInteger('recorded_at');
    table
      .string('document_digest', 64)
      .comment('SHA-256 of the document that came with it');
    table.text('status').notNullable();
    table.bigInteger('arrived_at').notNullable();
  });

  await knex.schema.createTable('release_artifacts', table => {
    releaseOf(table);
    table.text('name').notNullable();
    table.text('digest').notNullable();
    table.primary(['release_id', 'name', 'digest']);
  });

  await knex.schema.createTable('release_changes', table => {
    table.comment('Uploads that changed a release; never rewritten');
    table.increments('id');
    releaseOf(table).index();
    table
      .bigInteger('happened_at')
      .notNullable()
      .comment('The first moment whose answers changed');
    table.bigInteger('arrived_at').notNullable();
    table.text('by').notNullable();
    table
      .text('content')
      .notNullable()
      .comment('JSON of what was sent, documents as their digests');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTableIfExists('release_changes');
  await knex.schema.dropTableIfExists('release_artifacts');
  await knex.schema.dropTableIfExists('release_evidence');
  await knex.schema.dropTableIfExists('release_gates');
  await knex.schema.dropTableIfExists('releases');
};

/** @param {import('knex').Knex.CreateTableBuilder} table */
function releaseOf(table) {
  return table
    .string('release_id', 36)
    .notNullable()
    .references('id')
    .inTable('releases')
    .onDelete('CASCADE');
}
