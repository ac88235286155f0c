// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('owner_presence', table => {
    table.comment(
      'When the catalog had a user or group, by intervals in milliseconds since 1970 UTC. The first interval of each begins at 0',
    );
    table.string('ref').notNullable();
    table.bigInteger('valid_from').notNullable();
    table.bigInteger('valid_to').comment('Null while the catalog has it');
    table.primary(['ref', 'valid_from']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('owner_presence');
};
