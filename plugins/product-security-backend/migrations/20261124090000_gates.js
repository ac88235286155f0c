// @ts-check

/**
 * Moments are milliseconds since 1970 UTC in bigint columns.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('releases', table => {
    table.bigInteger('rolled_back_at').comment('Null: it was not');
    table.text('rollback_reason');
  });

  await knex.schema.alterTable('release_gates', table => {
    table.text('overridden_by').comment('Who decided to pass over the result');
    table.text('override_reason');
    table.text('root_cause').comment('Null: it follows from gate and reasons');
    table.text('run').comment('The run of a pipeline that asked the portal');
  });

  await knex.schema.createTable('pending_releases', table => {
    table.comment(
      'Uploads about releases of applications that are not in the catalog yet',
    );
    table.increments('id');
    table.text('application').notNullable().comment('Entity ref').index();
    table.text('by').notNullable();
    table.bigInteger('arrived_at').notNullable();
    table.string('digest', 64).notNullable().comment('SHA-256 of the content');
    table.text('content').notNullable().comment('JSON of what was sent');
    table.unique(['application', 'digest']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTableIfExists('pending_releases');
  await knex.schema.alterTable('release_gates', table => {
    table.dropColumn('run');
    table.dropColumn('root_cause');
    table.dropColumn('override_reason');
    table.dropColumn('overridden_by');
  });
  await knex.schema.alterTable('releases', table => {
    table.dropColumn('rollback_reason');
    table.dropColumn('rolled_back_at');
  });
};
