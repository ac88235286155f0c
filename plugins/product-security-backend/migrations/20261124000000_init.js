// @ts-check

/**
 * All moments are milliseconds since 1970 UTC in bigint columns; an interval has its start and not its end, and an open
 * end is null. JSON is kept as text.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('settings', table => {
    table.comment(
      'Values made once and kept, such as the key of the credential hashes',
    );
    table.string('key').primary();
    table.text('value').notNullable();
  });

  await knex.schema.createTable('change_counter', table => {
    table.comment(
      'One row; its lock puts commits in the order of their numbers',
    );
    table.integer('id').primary();
    table.bigInteger('value').notNullable();
  });
  await knex('change_counter').insert({ id: 1, value: 0 });

  await knex.schema.createTable('applications', table => {
    table.increments('id');
    table.string('ref').notNullable().unique();
    table.bigInteger('first_known_at').notNullable();
    table
      .bigInteger('missing_since')
      .comment('When the catalog dropped it; null while it is there');
    table
      .bigInteger('changed')
      .notNullable()
      .defaultTo(0)
      .index()
      .comment('Number of its last change, of change_counter');
  });

  await knex.schema.createTable('application_attributes', table => {
    table.comment(
      'What an application was, by intervals. The first interval of an application begins at 0',
    );
    table
      .integer('application_id')
      .notNullable()
      .references('id')
      .inTable('applications')
      .onDelete('CASCADE');
    table.bigInteger('valid_from').notNullable();
    table.bigInteger('valid_to');
    table.text('attributes').notNullable().comment('JSON');
    table.primary(['application_id', 'valid_from']);
  });

  await knex.schema.createTable('result_sets', table => {
    table.comment('Normalised results of scans, each distinct set once');
    table.string('hash', 64).primary();
    table.binary('data').notNullable().comment('gzipped JSON');
  });

  await knex.schema.createTable('scans', table => {
    table.increments('sequence').comment('Order of arrival');
    table.string('id', 36).notNullable().unique();
    table
      .integer('application_id')
      .notNullable()
      .references('id')
      .inTable('applications')
      .onDelete('CASCADE');
    table.string('tool').notNullable();
    table.string('format').notNullable();
    table.text('categories').notNullable().comment('JSON list');
    table.string('scope').notNullable();
    table.string('branch').notNullable();
    table.string('commit');
    table.bigInteger('scanned_at').notNullable();
    table.bigInteger('arrived_at').notNullable();
    table.boolean('complete').notNullable();
    table
      .text('held_categories')
      .notNullable()
      .comment('JSON list of the categories whose closures wait');
    table.bigInteger('confirmed_at');
    table.string('confirmed_by');
    table
      .string('request_digest', 64)
      .notNullable()
      .comment('Of the bytes and all parameters but scannedAt');
    table
      .boolean('moment_given')
      .notNullable()
      .comment('Whether the upload said scannedAt');
    table
      .string('result_set', 64)
      .notNullable()
      .references('hash')
      .inTable('result_sets');
    table
      .boolean('empty')
      .notNullable()
      .comment('Whether the report lists no result at all');
    table.text('counts').comment('JSON; null until recorded');
    table.string('state').notNullable().comment('queued, recorded or failed');
    table.text('error');
    table.index(['application_id', 'branch', 'scanned_at']);
    table.index(['application_id', 'request_digest']);
    table.index(['state']);
  });

  await knex.schema.createTable('scope_retirements', table => {
    table.increments('id');
    table
      .integer('application_id')
      .notNullable()
      .references('id')
      .inTable('applications')
      .onDelete('CASCADE');
    table.string('tool').notNullable();
    table.string('scope');
    table.string('branch').notNullable();
    table.bigInteger('at').notNullable();
    table.bigInteger('arrived_at').notNullable();
    table.text('reason').notNullable();
    table.string('by').notNullable();
    table.index(['application_id', 'branch']);
  });

  await knex.schema.createTable('findings', table => {
    table.string('id', 36).primary();
    table
      .integer('application_id')
      .notNullable()
      .references('id')
      .inTable('applications')
      .onDelete('CASCADE');
    table.string('branch').notNullable();
    table.string('category').notNullable();
    table.text('rule').notNullable();
    table.text('title').notNullable();
    table
      .text('details')
      .notNullable()
      .comment(
        'JSON: cwe, vulnerability ids, location, further locations, tools',
      );
    table
      .text('keys')
      .notNullable()
      .comment('JSON list: names of every identity it ever had, oldest first');
    table.bigInteger('first_seen_at').notNullable();
    table.string('credential_hash', 64).index();
    table
      .string('merged_into', 36)
      .index()
      .comment('The finding that answers for this one');
    table.index(['application_id', 'branch', 'category']);
  });

  await knex.schema.createTable('sightings', table => {
    table.comment(
      'One tool and scope that reports a finding, and what it last reported',
    );
    table
      .string('finding_id', 36)
      .notNullable()
      .references('id')
      .inTable('findings')
      .onDelete('CASCADE');
    table.string('tool').notNullable();
    table.string('scope').notNullable();
    table
      .integer('ordinal')
      .notNullable()
      .comment('Order in which tools and scopes first reported the finding');
    table
      .text('material')
      .notNullable()
      .comment('JSON: what the identity of its last report is made of');
    table
      .text('details')
      .notNullable()
      .comment('JSON: what its last report said: rule, title, cwe, locations');
    table
      .string('matched_by')
      .notNullable()
      .comment(
        'The rule that brought its last report with another material here',
      );
    table
      .bigInteger('valid_from')
      .notNullable()
      .comment('This and the rest: the last of its sighting_intervals');
    table.bigInteger('valid_to');
    table.string('severity').notNullable();
    table.boolean('suppressed').notNullable();
    table.primary(['finding_id', 'tool', 'scope']);
  });

  await knex.schema.createTable('sighting_intervals', table => {
    table
      .string('finding_id', 36)
      .notNullable()
      .references('id')
      .inTable('findings')
      .onDelete('CASCADE');
    table.string('tool').notNullable();
    table.string('scope').notNullable();
    table.bigInteger('valid_from').notNullable();
    table.bigInteger('valid_to');
    table.string('severity').notNullable();
    table.boolean('suppressed').notNullable();
    table.primary(['finding_id', 'tool', 'scope', 'valid_from']);
  });

  await knex.schema.createTable('finding_states', table => {
    table.comment(
      'The life of a finding, every moment from its first report on in exactly one row',
    );
    table
      .string('finding_id', 36)
      .notNullable()
      .references('id')
      .inTable('findings')
      .onDelete('CASCADE');
    table.integer('application_id').notNullable().index();
    table.bigInteger('valid_from').notNullable();
    table.bigInteger('valid_to');
    table
      .string('status')
      .notNullable()
      .comment('open, suppressed or closed; acceptance is laid over it');
    table
      .boolean('standing')
      .notNullable()
      .comment('Whether it is in an open interval, suppressed or not');
    table.string('severity').notNullable();
    table
      .bigInteger('opened_at')
      .notNullable()
      .comment('Start of the current or last open interval');
    table.bigInteger('closed_at');
    table.bigInteger('verified_at');
    table.integer('reopen_count').notNullable();
    table.boolean('suppressed_by_report').notNullable();
    table.boolean('suppressed_by_person').notNullable();
    table
      .bigInteger('fixed_at')
      .comment(
        'When a person said fixed, while that waits for its verification',
      );
    table
      .boolean('opened_by_person')
      .notNullable()
      .comment('Opened by a person while nothing reported it');
    table.primary(['finding_id', 'valid_from']);
  });

  await knex.schema.createTable('finding_intervals', table => {
    table.comment('Open intervals, suppressed or not');
    table
      .string('finding_id', 36)
      .notNullable()
      .references('id')
      .inTable('findings')
      .onDelete('CASCADE');
    table.integer('application_id').notNullable().index();
    table.bigInteger('opened_at').notNullable();
    table.bigInteger('closed_at');
    table.bigInteger('verified_at');
    table.primary(['finding_id', 'opened_at']);
  });

  await knex.schema.createTable('finding_decisions', table => {
    table.comment('What people said of a finding; never rewritten');
    table.increments('id');
    table
      .string('finding_id', 36)
      .notNullable()
      .references('id')
      .inTable('findings')
      .onDelete('CASCADE');
    table.integer('application_id').notNullable().index();
    table
      .string('status')
      .comment('fixed, false-positive, open; null for an assignment alone');
    table.bigInteger('at').notNullable();
    table.bigInteger('verified_at');
    table.text('reason');
    table.boolean('assigns').notNullable();
    table
      .string('assignee')
      .comment('With assigns: null takes the assignee away');
    table.string('by').notNullable();
    table.bigInteger('arrived_at').notNullable();
    table.index(['finding_id']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'finding_decisions',
    'finding_intervals',
    'finding_states',
    'sighting_intervals',
    'sightings',
    'findings',
    'scope_retirements',
    'scans',
    'result_sets',
    'application_attributes',
    'applications',
    'change_counter',
    'settings',
  ]) {
    await knex.schema.dropTableIfExists(table);
  }
};
