// @ts-check

/**
 * Reports that are read in the background, and what VEX documents state.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('scans', table => {
    table.string('claimed_by').comment('The process that records it');
    table.bigInteger('claimed_until');
  });

  await knex.schema.alterTable('findings', table => {
    table.index(['application_id', 'branch', 'category', 'id']);
    table.dropIndex(['application_id', 'branch', 'category']);
  });

  await knex.schema.createTable('scan_uploads', table => {
    table.comment(
      'Reports that were taken in to be read later, until they are scans',
    );
    table
      .string('id', 36)
      .primary()
      .comment('Also of the scan, unless that was there already');
    table
      .integer('application_id')
      .notNullable()
      .references('id')
      .inTable('applications')
      .onDelete('CASCADE');
    table.string('state').notNullable().comment('reading, failed or known');
    table.integer('percent').notNullable();
    table.integer('results').notNullable();
    table.text('error');
    table.integer('error_status');
    table
      .string('scan_id', 36)
      .comment('The scan that the upload repeats, once that is known');
    table.bigInteger('arrived_at').notNullable();
    table
      .bigInteger('heard_at')
      .notNullable()
      .comment('Last sign of life of the process that reads it');
  });

  await knex.schema.createTable('vex_statements', table => {
    table.increments('id');
    table
      .integer('application_id')
      .notNullable()
      .references('id')
      .inTable('applications')
      .onDelete('CASCADE');
    table
      .string('scan_id', 36)
      .notNullable()
      .comment('The document it came with');
    table.bigInteger('at').notNullable();
    table.bigInteger('arrived_at').notNullable();
    table.string('by').notNullable().comment('Who posted the document');
    table.text('vulnerability_ids').notNullable().comment('JSON list');
    table
      .text('packages')
      .notNullable()
      .comment('JSON list of package URLs; empty: any package');
    table.string('status').notNullable();
    table.text('justification');
    table.text('explanation');
    table.text('author');
    table.text('document');
    table.string('stated_at');
    table.index(['application_id', 'at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('vex_statements');
  await knex.schema.dropTable('scan_uploads');
  await knex.schema.alterTable('findings', table => {
    table.index(['application_id', 'branch', 'category']);
    table.dropIndex(['application_id', 'branch', 'category', 'id']);
  });
  await knex.schema.alterTable('scans', table => {
    table.dropColumns('claimed_by', 'claimed_until');
  });
};
