// @ts-check

const saying = ['sightings', 'sighting_intervals', 'finding_states'];

/**
 * What tools found when they tried leaked credentials.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  for (const name of saying) {
    await knex.schema.alterTable(name, table => {
      table
        .string('validity')
        .comment('Of a credential: active or inactive; null: nothing tried it');
    });
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const name of saying) {
    await knex.schema.alterTable(name, table => {
      table.dropColumns('validity');
    });
  }
};
