// @ts-check

/**
 * Moments are milliseconds since 1970 UTC in bigint columns.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('exceptions', table => {
    table.comment('Exceptions as they stand now');
    table.text('id').primary();
    table
      .integer('application_id')
      .notNullable()
      .references('id')
      .inTable('applications')
      .onDelete('CASCADE')
      .index();
    table
      .text('findings')
      .notNullable()
      .comment('JSON list of finding ids; empty: none is named');
    table.text('rule');
    table.text('reason').notNullable();
    table.bigInteger('created_at').notNullable();
    table.bigInteger('expires_at');
    table.bigInteger('review_at');
    table.text('compensating_control');
    table.text('approved_by').comment('Entity ref; null: unapproved');
    table.bigInteger('ended_at');
    table.bigInteger('arrived_at').notNullable();
    table.text('recorded_by').notNullable().comment('Who sent it');
    table
      .string('content_digest', 64)
      .notNullable()
      .comment('SHA-256 of what was sent, to know it again');
  });

  await knex.schema.createTable('exception_changes', table => {
    table.comment(
      'What was said of the terms of exceptions, the first terms too; never rewritten',
    );
    table.increments('id');
    table
      .text('exception_id')
      .notNullable()
      .references('id')
      .inTable('exceptions')
      .onDelete('CASCADE')
      .index();
    table
      .text('terms')
      .notNullable()
      .comment('JSON of the terms that were said; null takes one away');
    table.text('by').notNullable();
    table.bigInteger('recorded_at').notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTableIfExists('exception_changes');
  await knex.schema.dropTableIfExists('exceptions');
};
