create table polls (
    source text not null,
    route text not null,
    at timestamptz not null,
    run text not null,
    status smallint,
    reason text,
    items integer not null,
    oldest timestamptz,
    newest timestamptz,
    latest text[] not null,
    gap_since timestamptz,
    gap_until timestamptz,
    filled_by text[] not null default '{}',
    etag text,
    last_modified text,
    primary key (source, route, at)
);

create index polls_gaps on polls (source, gap_until) where gap_until is not null;

comment on table polls is 'Every look at a feed or news sitemap, by the nights and by the hourly listening.';
comment on column polls.source is 'Key of the source.';
comment on column polls.route is 'Route that was looked at: its kind and address.';
comment on column polls.at is 'When it was asked.';
comment on column polls.run is 'Run that asked, or the hour''s listening.';
comment on column polls.status is 'HTTP status, null when no answer came.';
comment on column polls.reason is 'Why nothing could be read, null when something could.';
comment on column polls.items is 'Articles that it listed.';
comment on column polls.oldest is 'Moment of the oldest article that it dated.';
comment on column polls.newest is 'Moment of the newest article that it dated.';
comment on column polls.latest is 'URLs of the newest articles, by which the next look knows that nothing fell out.';
comment on column polls.gap_since is 'Begin of the time of which neither this look nor the one before tells; null when they meet.';
comment on column polls.gap_until is 'End of that time.';
comment on column polls.filled_by is 'Routes that reach back and were asked for the days of the gap; none when no route does.';
comment on column polls.etag is 'ETag of the answer, for the next conditional request.';
comment on column polls.last_modified is 'Last-Modified of the answer, for the next conditional request.';

alter table run_links add column again boolean not null default false;

comment on column run_links.again is 'Whether the article was in already and the run only looked at its page for corrections.';
