comment on table schema_version is 'Which migration this database stands at.';
comment on column schema_version.version_num is 'Name of the last migration that was applied.';


-- Runs: one (source, day) brought in once.

create table runs (
    source text not null,
    day date not null,
    run text not null,
    trigger text not null check (trigger in ('scheduled', 'backfill', 'manual')),
    state text not null check (state in ('open', 'passed', 'stopped', 'not_served')),
    routes text[] not null default '{}',
    failures text[] not null default '{}',
    started_at timestamptz not null,
    closed_at timestamptz,
    advertised integer,
    inserted integer,
    revised integer,
    unchanged integer,
    quarantined integer,
    outcomes jsonb,
    sentence text,
    primary key (source, day, run),
    check ((state in ('passed', 'stopped')) = (outcomes is not null))
);

create index runs_newest on runs (source, day, started_at desc);

comment on table runs is 'One row for each run of one (source, day): opened by discover, closed by load. An open run has not been closed: it is at work, or was killed.';
comment on column runs.source is 'Key of the source, the name of its file.';
comment on column runs.day is 'Local publication day, in the source''s time zone, that the run was for.';
comment on column runs.run is 'Name of the run, unique within source and day.';
comment on column runs.trigger is 'Why the run exists: scheduled, backfill or manual.';
comment on column runs.state is 'open; passed or stopped by the batch''s gate; not_served when no route covers the day.';
comment on column runs.routes is 'Routes that discover used.';
comment on column runs.failures is 'Routes that did not answer, each with its reason.';
comment on column runs.started_at is 'When discover opened the run.';
comment on column runs.closed_at is 'When load closed the run.';
comment on column runs.advertised is 'URLs that the routes advertised to this run.';
comment on column runs.inserted is 'Articles that were new.';
comment on column runs.revised is 'Articles whose current text changed.';
comment on column runs.unchanged is 'Articles that were in already, with the same text or a newer one.';
comment on column runs.quarantined is 'Articles that were held for people to decide.';
comment on column runs.outcomes is 'Number of URLs for each outcome; the numbers add up to advertised.';
comment on column runs.sentence is 'The run''s result in words.';


-- The ledger: every advertised URL, once.

create table links (
    source text not null,
    url text not null,
    day date not null,
    day_basis text not null check (day_basis in ('advertised', 'seen', 'published')),
    route text not null,
    title text,
    published jsonb,
    first_seen_at timestamptz not null,
    first_run text not null,
    outcome text not null default 'pending' check (outcome in
        ('pending', 'loaded', 'revised', 'unchanged', 'duplicate', 'quarantined', 'dropped', 'gone')),
    reasons text[] not null default '{}',
    detail text,
    duplicate_of text,
    article_id uuid,
    decided_at timestamptz,
    decided_run text,
    etag text,
    last_modified text,
    body_hash text,
    primary key (source, url)
);

create index links_day on links (source, day, outcome);
create index links_article on links (article_id) where article_id is not null;

comment on table links is 'The ledger: every URL that any route ever advertised, with what became of it.';
comment on column links.source is 'Key of the source.';
comment on column links.url is 'Canonical URL, or file:<relative path> for a source of files.';
comment on column links.day is 'Local day the URL belongs to; see day_basis.';
comment on column links.day_basis is 'What day rests on: advertised by the route, seen (the local day it was first listed), or published (moved once, when the article''s date became known).';
comment on column links.route is 'Route that advertised the URL first.';
comment on column links.title is 'Title as the route advertised it.';
comment on column links.published is 'Date witness as the route advertised it.';
comment on column links.first_seen_at is 'When the URL was first advertised.';
comment on column links.first_run is 'Run that first saw the URL.';
comment on column links.outcome is 'What became of the URL; once its article is in, only a reading of the page or its disappearance changes this.';
comment on column links.reasons is 'Reason codes of quarantined, dropped and gone.';
comment on column links.detail is 'Detail of the reason, for people.';
comment on column links.duplicate_of is 'URL of the same article that came first, when the outcome is duplicate.';
comment on column links.article_id is 'Article that this URL leads to, once it is in.';
comment on column links.decided_at is 'When the outcome was decided.';
comment on column links.decided_run is 'Run that decided the outcome.';
comment on column links.etag is 'ETag of the last answer that gave a page.';
comment on column links.last_modified is 'Last-Modified of the last answer that gave a page.';
comment on column links.body_hash is 'SHA-256 (hex) of the last page''s bytes.';

create table run_links (
    source text not null,
    day date not null,
    run text not null,
    url text not null,
    outcome text not null default 'pending' check (outcome in
        ('pending', 'loaded', 'revised', 'unchanged', 'duplicate', 'quarantined', 'dropped', 'gone')),
    reasons text[] not null default '{}',
    primary key (source, day, run, url),
    foreign key (source, day, run) references runs on delete cascade,
    foreign key (source, url) references links on delete cascade
);

create index run_links_url on run_links (source, url);

comment on table run_links is 'Which run was advertised which URL, and what that run made of it: exactly one outcome each.';
comment on column run_links.source is 'Key of the source.';
comment on column run_links.day is 'Day of the run.';
comment on column run_links.run is 'Name of the run.';
comment on column run_links.url is 'Canonical URL.';
comment on column run_links.outcome is 'What this run made of the URL.';
comment on column run_links.reasons is 'Reason codes of quarantined, dropped and gone.';

create table attempts (
    source text not null,
    day date not null,
    run text not null,
    url text not null,
    at timestamptz not null,
    status smallint,
    reason text,
    seconds real not null,
    warc_file text,
    warc_offset bigint,
    foreign key (source, day, run) references runs on delete cascade
);

create index attempts_run on attempts (source, day, run);
create index attempts_url on attempts using hash (url);

comment on table attempts is 'Every request that a run made.';
comment on column attempts.source is 'Key of the source.';
comment on column attempts.day is 'Day of the run.';
comment on column attempts.run is 'Name of the run.';
comment on column attempts.url is 'URL that was asked for.';
comment on column attempts.at is 'When the request began.';
comment on column attempts.status is 'HTTP status, null when no answer came.';
comment on column attempts.reason is 'Why the attempt failed, null when it did not.';
comment on column attempts.seconds is 'How long it took.';
comment on column attempts.warc_file is 'WARC file of the answer, below the lake.';
comment on column attempts.warc_offset is 'Offset of the record in the WARC file, in bytes.';


-- Articles: the current text, its history, and what was taken out of it.

create table articles (
    article_id uuid primary key,
    source text not null,
    key text not null,
    url text not null,
    day date,
    language text not null,
    title text not null,
    body text not null,
    page_text text not null,
    published_on date,
    published_at timestamptz,
    published_basis text,
    published_confidence real,
    updated_on date,
    updated_at timestamptz,
    page_date date,
    dates jsonb not null,
    dateline text,
    author text,
    authors text[] not null,
    outlet text,
    credit text,
    agency text,
    section text,
    tags text[] not null,
    image text,
    comment_count integer,
    view_count integer,
    word_count integer not null,
    flags text[] not null,
    quality jsonb not null,
    content_hash text not null,
    since timestamptz not null,
    captured_at timestamptz not null,
    rules_version text not null,
    extractor text not null,
    charset text not null,
    warc_file text not null,
    warc_offset bigint not null,
    run text not null,
    search tsvector not null,
    unique (source, article_id)
);

create index articles_day on articles (source, day);
create index articles_published on articles (published_at desc nulls last);
create index articles_url on articles using hash (url);
create index articles_content on articles (content_hash);
create index articles_search on articles using gin (search);

comment on table articles is 'The articles: current text, fields, date evidence and where it all comes from.';
comment on column articles.article_id is 'UUID version 5 of source and key: the same wherever it is computed.';
comment on column articles.source is 'Key of the source.';
comment on column articles.key is 'What names the article within its source: its id, its canonical URL or its file''s path.';
comment on column articles.url is 'URL that the page was served at.';
comment on column articles.day is 'Local publication day in the source''s time zone; null when no date is known.';
comment on column articles.language is 'ISO 639 code of the text''s language.';
comment on column articles.title is 'Title, repaired; empty when the page has none.';
comment on column articles.body is 'Lines of the article, without boilerplate, one a line.';
comment on column articles.page_text is 'Repaired text of the page as extracted; body and removed_lines are cut from it.';
comment on column articles.published_on is 'Day of publication as the chosen witness states it, in the witness''s own zone.';
comment on column articles.published_at is 'Moment of publication; null when time or zone is not known.';
comment on column articles.published_basis is 'Witness that was chosen: json_ld, meta, time_tag, microdata, feed, sitemap, archive, url, line, hijri, tweet, inferred.';
comment on column articles.published_confidence is 'Confidence in the chosen date, 0 to 1.';
comment on column articles.updated_on is 'Day of the last change that the outlet states.';
comment on column articles.updated_at is 'Moment of the last change that the outlet states; null when time or zone is not known.';
comment on column articles.page_date is 'Day that the page''s masthead shows: when it was served, not when the article was published.';
comment on column articles.dates is 'Every date witness of the page: role, day, clock, offset, zone_basis, basis, text, confidence.';
comment on column articles.dateline is 'Place that the report is dated from.';
comment on column articles.author is 'Author as the page names one.';
comment on column articles.authors is 'Authors as the page''s metadata lists them.';
comment on column articles.outlet is 'Outlet as named on the page.';
comment on column articles.credit is 'Source that the article credits.';
comment on column articles.agency is 'News agency that signs the text.';
comment on column articles.section is 'Section of the outlet.';
comment on column articles.tags is 'Tags of the article.';
comment on column articles.image is 'URL of the lead image.';
comment on column articles.comment_count is 'Number of comments that the page showed.';
comment on column articles.view_count is 'Number of views that the page showed.';
comment on column articles.word_count is 'Words of the body.';
comment on column articles.flags is 'What cleaning wants people to know about this text.';
comment on column articles.quality is 'Quality record that validation judged: numbers and flags.';
comment on column articles.content_hash is 'SHA-256 (hex) of title and body, and of nothing else.';
comment on column articles.since is 'First capture of the current text since it last differed.';
comment on column articles.captured_at is 'When the bytes were fetched that this row was read from.';
comment on column articles.rules_version is 'Version of the cleaning rules that read this row.';
comment on column articles.extractor is 'Extractor that read the page, with its version.';
comment on column articles.charset is 'Character set that the bytes were decoded by.';
comment on column articles.warc_file is 'WARC file of the bytes, below the lake.';
comment on column articles.warc_offset is 'Offset of the record in the WARC file, in bytes.';
comment on column articles.run is 'Run that fetched the bytes.';
comment on column articles.search is 'Folded words and light stems, title weighted A and body B, under the simple configuration.';

create table article_revisions (
    article_id uuid not null references articles on delete cascade,
    captured_at timestamptz not null,
    rules_version text not null,
    cause text not null check (cause in ('publisher', 'rules')),
    content_hash text not null,
    title text not null,
    body text not null,
    page jsonb not null,
    primary key (article_id, captured_at, rules_version)
);

comment on table article_revisions is 'The sequence of an article''s texts: one row wherever a capture reads differently from the one before.';
comment on column article_revisions.article_id is 'Article.';
comment on column article_revisions.captured_at is 'First capture of this text since it last differed.';
comment on column article_revisions.rules_version is 'Version of the cleaning rules that read that capture.';
comment on column article_revisions.cause is 'publisher: the same rules read another text; rules: other rules did.';
comment on column article_revisions.content_hash is 'SHA-256 (hex) of title and body.';
comment on column article_revisions.title is 'Title of this revision.';
comment on column article_revisions.body is 'Body of this revision.';
comment on column article_revisions.page is 'All else that articles, removed_lines and embeds show when this text is the current one.';

create table captures (
    article_id uuid not null references articles on delete cascade,
    captured_at timestamptz not null,
    rules_version text not null,
    content_hash text not null,
    day date not null,
    run text not null,
    primary key (article_id, captured_at, rules_version)
);

comment on table captures is 'Every reading of every article: which bytes, by which rules, gave which text. article_revisions follows from it in whatever order runs are loaded.';
comment on column captures.article_id is 'Article.';
comment on column captures.captured_at is 'When the bytes were fetched.';
comment on column captures.rules_version is 'Version of the cleaning rules that read them.';
comment on column captures.content_hash is 'SHA-256 (hex) of the title and body that were read.';
comment on column captures.day is 'Day of the run that loaded this reading.';
comment on column captures.run is 'Run that loaded this reading.';

create table rulebooks (
    version text primary key,
    rank integer generated always as identity unique,
    first_used_at timestamptz not null
);

comment on table rulebooks is 'Versions of the cleaning rules in the order in which this database first saw them.';
comment on column rulebooks.version is 'Version, as captures name it.';
comment on column rulebooks.rank is 'Of two versions the one with the higher rank is the newer.';
comment on column rulebooks.first_used_at is 'When the first run that used it was loaded.';

create table removed_lines (
    article_id uuid not null references articles on delete cascade,
    position integer not null,
    starts integer not null,
    ends integer not null,
    kind text not null,
    rule text not null,
    line text not null,
    primary key (article_id, position)
);

create index removed_lines_rule on removed_lines (rule);

comment on table removed_lines is 'What was taken out of the current text of each article, and why.';
comment on column removed_lines.article_id is 'Article.';
comment on column removed_lines.position is 'Order in the page, from 0.';
comment on column removed_lines.starts is 'First character of the span in articles.page_text, counted from 0.';
comment on column removed_lines.ends is 'Character after the span''s last one.';
comment on column removed_lines.kind is 'Kind of line: date, byline, share, related …';
comment on column removed_lines.rule is 'Rule that took it out.';
comment on column removed_lines.line is 'The removed words themselves.';

create table embeds (
    article_id uuid not null references articles on delete cascade,
    position integer not null,
    platform text not null,
    name text,
    handle text,
    date text,
    url text,
    media text,
    text text,
    primary key (article_id, position)
);

comment on table embeds is 'Posts of other platforms that stand in the current text of each article.';
comment on column embeds.article_id is 'Article.';
comment on column embeds.position is 'Order in the page, from 0.';
comment on column embeds.platform is 'Platform of the post.';
comment on column embeds.name is 'Name of the account.';
comment on column embeds.handle is 'Handle of the account.';
comment on column embeds.date is 'Date of the post, as precise as it is known.';
comment on column embeds.url is 'URL of the post.';
comment on column embeds.media is 'URL of the post''s picture or film.';
comment on column embeds.text is 'Words of the post.';


-- What people decide.

create table quarantine (
    quarantine_id bigint generated always as identity primary key,
    article_id uuid not null,
    source text not null,
    day date not null,
    run text not null,
    url text not null,
    codes text[] not null,
    state text not null default 'open' check (state in ('open', 'superseded', 'released', 'discarded')),
    held_at timestamptz not null,
    settled_at timestamptz,
    content_hash text not null,
    captured_at timestamptz not null,
    rules_version text not null,
    title text not null,
    body text not null,
    page jsonb not null
);

create unique index quarantine_open on quarantine (article_id) where state = 'open';
create index quarantine_article on quarantine (article_id, content_hash);
create index quarantine_run on quarantine (source, day, run);

comment on table quarantine is 'Articles that were held, with reason codes, until people decide or a later reading passes. At most one row of an article is open.';
comment on column quarantine.quarantine_id is 'Number that decisions name.';
comment on column quarantine.article_id is 'Article, whether or not a text of it is in.';
comment on column quarantine.source is 'Key of the source.';
comment on column quarantine.day is 'Day of the run that held it.';
comment on column quarantine.run is 'Run that held it.';
comment on column quarantine.url is 'URL in the ledger.';
comment on column quarantine.codes is 'Reason codes; batch_stopped when only the batch as a whole did not pass.';
comment on column quarantine.state is 'open; superseded by a later reading; released or discarded by people.';
comment on column quarantine.held_at is 'When it was held.';
comment on column quarantine.settled_at is 'When it stopped being open.';
comment on column quarantine.content_hash is 'SHA-256 (hex) of title and body.';
comment on column quarantine.captured_at is 'When its bytes were fetched.';
comment on column quarantine.rules_version is 'Version of the cleaning rules that read it.';
comment on column quarantine.title is 'Title as read.';
comment on column quarantine.body is 'Body as read.';
comment on column quarantine.page is 'All else that the article would show if it were released.';

create table decisions (
    decision_id bigint generated always as identity primary key,
    quarantine_id bigint not null references quarantine,
    verdict text not null check (verdict in ('release', 'discard')),
    decided_by text not null,
    decided_at timestamptz not null,
    why text not null
);

create index decisions_quarantine on decisions (quarantine_id);

comment on table decisions is 'What people decided about held articles; never changed, only added to.';
comment on column decisions.decision_id is 'Number of the decision.';
comment on column decisions.quarantine_id is 'Held article that it is about.';
comment on column decisions.verdict is 'release: it becomes an article as it was read; discard: it stays out.';
comment on column decisions.decided_by is 'Who decided.';
comment on column decisions.decided_at is 'When.';
comment on column decisions.why is 'Their reason, in their words.';

create table checks (
    source text not null,
    day date not null,
    run text not null,
    position smallint not null,
    code text not null,
    column_name text,
    scope text not null,
    severity text not null,
    state text not null check (state in ('pass', 'fail', 'error')),
    tested integer not null,
    failed integer not null,
    observed text not null,
    sentence text not null,
    primary key (source, day, run, position),
    foreign key (source, day, run) references runs on delete cascade
);

create index checks_code on checks (code, state);

comment on table checks is 'Result of every expectation of every run.';
comment on column checks.source is 'Key of the source.';
comment on column checks.day is 'Day of the run.';
comment on column checks.run is 'Name of the run.';
comment on column checks.position is 'Order of the checks, from 0.';
comment on column checks.code is 'Code of the expectation.';
comment on column checks.column_name is 'Column of the quality record that it looks at, if one.';
comment on column checks.scope is 'row: each article; batch: the run as a whole.';
comment on column checks.severity is 'critical, warning or info.';
comment on column checks.state is 'pass, fail, or error when the check itself could not be made.';
comment on column checks.tested is 'Rows that were looked at.';
comment on column checks.failed is 'Rows that failed.';
comment on column checks.observed is 'Value that was observed.';
comment on column checks.sentence is 'The result in words.';

create table learned_lines (
    source text not null,
    snapshot integer not null,
    line text not null,
    articles integer not null check (articles > 0),
    taken_at timestamptz not null,
    primary key (source, snapshot, line)
);

comment on table learned_lines is 'Short lines that many articles of one source share, in numbered snapshots; a snapshot never changes.';
comment on column learned_lines.source is 'Key of the source.';
comment on column learned_lines.snapshot is 'Number of the snapshot within its source, from 1.';
comment on column learned_lines.line is 'The line, folded for matching.';
comment on column learned_lines.articles is 'Number of articles that share it.';
comment on column learned_lines.taken_at is 'When the snapshot was taken.';


-- For people with psql.

create view coverage as
select
    days.source,
    days.day,
    case
        when newest.state = 'stopped' then 'red'
        when ledger.arrived = 0 and ledger.held + ledger.dropped + ledger.pending > 0 then 'red'
        when newest.state is distinct from 'passed' then 'amber'
        when ledger.held + ledger.dropped + ledger.pending > 0 then 'amber'
        else 'green'
    end as colour,
    ledger.advertised,
    ledger.arrived,
    ledger.held,
    ledger.dropped,
    ledger.pending,
    ledger.gone,
    ledger.duplicate,
    usual.arrived as usual,
    newest.run,
    newest.state as run_state,
    newest.sentence
from (select source, day from links union select source, day from runs) days
cross join lateral (
    select
        count(*)::integer as advertised,
        count(*) filter (where outcome in ('loaded', 'revised', 'unchanged'))::integer as arrived,
        count(*) filter (where outcome = 'quarantined')::integer as held,
        count(*) filter (where outcome = 'dropped')::integer as dropped,
        count(*) filter (where outcome = 'pending')::integer as pending,
        count(*) filter (where outcome = 'gone')::integer as gone,
        count(*) filter (where outcome = 'duplicate')::integer as duplicate
    from links
    where links.source = days.source and links.day = days.day
) ledger
left join lateral (
    select run, state, sentence
    from runs
    where runs.source = days.source and runs.day = days.day
    order by started_at desc, run desc
    limit 1
) newest on true
left join lateral (
    select percentile_cont(0.5) within group (order by past.arrived) as arrived
    from (
        select count(*) filter (where outcome in ('loaded', 'revised', 'unchanged')) as arrived
        from links
        where links.source = days.source
            and links.day in (days.day - 7, days.day - 14, days.day - 21, days.day - 28)
        group by links.day
    ) past
) usual on true;

comment on view coverage is 'One row for each source and day: what was advertised, what arrived, what is missing. advertised = arrived + held + dropped + pending + gone + duplicate.';
comment on column coverage.source is 'Key of the source.';
comment on column coverage.day is 'Local publication day.';
comment on column coverage.colour is 'red: the batch was stopped, or nothing of what was advertised arrived; amber: something is missing, or no run of the day has passed; green: all arrived.';
comment on column coverage.advertised is 'URLs of that day.';
comment on column coverage.arrived is 'URLs whose article is in.';
comment on column coverage.held is 'URLs whose article is in quarantine.';
comment on column coverage.dropped is 'URLs that gave no article, for a named reason.';
comment on column coverage.pending is 'URLs that no run has decided yet.';
comment on column coverage.gone is 'URLs whose page has left its site; the last text of those that were in is kept.';
comment on column coverage.duplicate is 'URLs of articles that another URL brought.';
comment on column coverage.usual is 'Median of what arrived on the same weekday of the four weeks before; null when there were none.';
comment on column coverage.run is 'Newest run of the day.';
comment on column coverage.run_state is 'State of that run.';
comment on column coverage.sentence is 'Result of that run in words.';

create view latest_articles as
select source, day, published_at, language, title, author, dateline, word_count, url, body, article_id
from articles
order by coalesce(published_at, since) desc, article_id;

comment on view latest_articles is 'The articles, newest first, with the columns that people read.';
comment on column latest_articles.source is 'Key of the source.';
comment on column latest_articles.day is 'Local publication day.';
comment on column latest_articles.published_at is 'Moment of publication, where it is known.';
comment on column latest_articles.language is 'ISO 639 code of the text''s language.';
comment on column latest_articles.title is 'Title.';
comment on column latest_articles.author is 'Author as the page names one.';
comment on column latest_articles.dateline is 'Place that the report is dated from.';
comment on column latest_articles.word_count is 'Words of the body.';
comment on column latest_articles.url is 'URL of the page.';
comment on column latest_articles.body is 'Lines of the article.';
comment on column latest_articles.article_id is 'Article.';

create view open_quarantine as
select quarantine_id, source, day, codes, title, url, held_at, run, article_id, body
from quarantine
where state = 'open'
order by held_at desc, quarantine_id desc;

comment on view open_quarantine is 'Held articles that wait for a decision, newest first.';
comment on column open_quarantine.quarantine_id is 'Number that decisions name.';
comment on column open_quarantine.source is 'Key of the source.';
comment on column open_quarantine.day is 'Day of the run that held it.';
comment on column open_quarantine.codes is 'Reason codes.';
comment on column open_quarantine.title is 'Title as read.';
comment on column open_quarantine.url is 'URL in the ledger.';
comment on column open_quarantine.held_at is 'When it was held.';
comment on column open_quarantine.run is 'Run that held it.';
comment on column open_quarantine.article_id is 'Article.';
comment on column open_quarantine.body is 'Body as read.';
