// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('group_parents', table => {
    table.comment(
      'Which groups a group was part of, by intervals in milliseconds since 1970 UTC while the catalog had it. The first interval of each begins at 0',
    );
    table.string('ref').notNullable();
    table.bigInteger('valid_from').notNullable();
    table.bigInteger('valid_to').comment('Null while it is so');
    table
      .bigInteger('recorded_at')
      .notNullable()
      .comment('When the interval was recorded');
    table
      .text('parents')
      .notNullable()
      .comment('JSON list of refs; empty at the top');
    table.primary(['ref', 'valid_from']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('group_parents');
};
