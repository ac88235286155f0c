// @ts-check

/**
 * Moments are milliseconds since 1970 UTC in bigint columns.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('rotations', table => {
    table.comment('Rotations of leaked credentials; never rewritten');
    table.increments('id');
    table
      .string('finding_id', 36)
      .notNullable()
      .references('id')
      .inTable('findings')
      .onDelete('CASCADE');
    table
      .string('credential_hash', 64)
      .index()
      .comment(
        'The rotation holds for every finding with this keyed hash; null where the report did not show the credential',
      );
    table.bigInteger('rotated_at').notNullable();
    table.bigInteger('verified_at');
    table.string('by').notNullable();
    table.bigInteger('arrived_at').notNullable();
    table.index(['finding_id']);
  });

  await knex.schema.createTable('repository_activity', table => {
    table.comment('Commits of a repository during a period');
    table.text('repository').notNullable().comment('host/path, lower case');
    table.bigInteger('from').notNullable();
    table.bigInteger('to').notNullable();
    table.bigInteger('commits').notNullable();
    table.bigInteger('arrived_at').notNullable();
    table.primary(['repository', 'from', 'to']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTableIfExists('repository_activity');
  await knex.schema.dropTableIfExists('rotations');
};
