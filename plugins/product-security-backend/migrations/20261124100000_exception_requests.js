// @ts-check

/**
 * Moments are milliseconds since 1970 UTC in bigint columns.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('exception_requests', table => {
    table.comment(
      'Who asked for an exception or a longer term of one, and what was decided',
    );
    table.increments('id');
    table
      .text('exception_id')
      .notNullable()
      .references('id')
      .inTable('exceptions')
      .onDelete('CASCADE')
      .index();
    table.string('kind', 16).notNullable().comment('grant or renewal');
    table.text('requested_by').notNullable();
    table.bigInteger('requested_at').notNullable();
    table
      .bigInteger('starts_at')
      .comment('Null: as soon as it is approved; never of a renewal');
    table.text('terms').notNullable().comment('JSON of what was asked for');
    table
      .string('outcome', 16)
      .comment('approved, rejected or withdrawn; null: not decided');
    table.text('decided_by');
    table.bigInteger('decided_at').index();
    table.text('comment').comment('What was said with the decision');
  });

  await knex.schema.createTable('portfolio_exceptions', table => {
    table.comment('Vulnerabilities accepted across applications');
    table.text('id').primary();
    table.text('rule').notNullable().comment('CVE');
    table.text('filter').notNullable().comment('JSON: names of values');
    table.text('reason').notNullable();
    table.bigInteger('created_at').notNullable();
    table.bigInteger('expires_at');
    table.bigInteger('review_at');
    table.text('compensating_control');
    table.text('approved_by');
    table.bigInteger('ended_at');
    table.text('recorded_by').notNullable();
    table
      .string('content_digest', 64)
      .notNullable()
      .comment('SHA-256 of what was sent, to know it again');
  });

  await knex.schema.alterTable('exceptions', table => {
    table
      .text('portfolio_exception_id')
      .index()
      .comment('The decision for the portfolio that it belongs to');
  });

  await knex.schema.alterTable('exception_changes', table => {
    table
      .integer('request_id')
      .comment('The request whose approval these terms are');
  });

  await knex.schema.createTable('exception_reminders', table => {
    table.comment('What somebody was reminded of, once');
    table
      .text('exception_id')
      .notNullable()
      .references('id')
      .inTable('exceptions')
      .onDelete('CASCADE');
    table.string('occasion', 32).notNullable();
    table
      .bigInteger('moment')
      .notNullable()
      .comment('What it was about: the end, the review, the decision');
    table.text('recipient').notNullable().comment('Entity ref of a user');
    table.bigInteger('sent_at').notNullable();
    table.primary(['exception_id', 'occasion', 'moment', 'recipient']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTableIfExists('exception_reminders');
  // What was asked for and never granted would be taken for granted without the requests.
  await knex('exceptions')
    .whereIn(
      'id',
      knex('exception_requests')
        .where({ kind: 'grant' })
        .andWhere(undecided =>
          undecided.whereNull('outcome').orWhereNot({ outcome: 'approved' }),
        )
        .select('exception_id'),
    )
    .delete();
  await knex.schema.alterTable('exceptions', table => {
    table.dropIndex(['portfolio_exception_id']);
  });
  // Knex would make the tables anew on SQLite, and what refers to them would go with the old ones.
  await knex.raw('ALTER TABLE exceptions DROP COLUMN portfolio_exception_id');
  await knex.raw('ALTER TABLE exception_changes DROP COLUMN request_id');
  await knex.schema.dropTableIfExists('portfolio_exceptions');
  await knex.schema.dropTableIfExists('exception_requests');
};
