alter table runs drop constraint runs_trigger_check;
alter table runs add constraint runs_trigger_check
    check (trigger in ('scheduled', 'backfill', 'manual', 'reprocess', 'import'));

comment on column runs.trigger is 'Why the run exists: scheduled, backfill or manual for one day; reprocess read stored pages again, import read WARC files of others, both for articles of many days.';

drop view coverage;

create view coverage as
select
    days.source,
    days.day,
    case
        when newest.run is null and ledger.advertised = 0 then 'missing'
        when newest.state = 'not_served' and ledger.advertised = 0 then 'missing'
        when newest.state = 'stopped' then 'red'
        when ledger.arrived = 0 and ledger.held + ledger.dropped + ledger.pending > 0 then 'red'
        when newest.state is distinct from 'passed' then 'amber'
        when ledger.held + ledger.dropped + ledger.pending > 0 or volume.said is not null then 'amber'
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
    newest.sentence,
    concat_ws('; ',
        case
            when newest.run is null then 'no run of this day'
            when newest.state = 'open' then 'its run is open: at work, or killed'
            when newest.state in ('stopped', 'not_served') then newest.sentence
        end,
        case when ledger.held > 0 then ledger.held || ' held' end,
        case when ledger.dropped > 0 then ledger.dropped || ' dropped' end,
        case when ledger.pending > 0 then ledger.pending || ' pending' end,
        case when newest.state = 'passed' then volume.said end
    ) as reason
from (
    select source, generate_series(min(day), max(day), interval '1 day')::date as day
    from runs where state <> 'not_served' and trigger not in ('reprocess', 'import')
    group by source
    union
    select source, day from runs where trigger not in ('reprocess', 'import')
    union
    select source, day from links
) days
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
    where runs.source = days.source and runs.day = days.day and trigger not in ('reprocess', 'import')
    order by started_at desc, run desc
    limit 1
) newest on true
left join lateral (
    select string_agg(checks.sentence, '; ' order by position) as said
    from checks
    where checks.source = days.source and checks.day = days.day and checks.run = newest.run
        and code in ('volume_low', 'volume_high') and state = 'fail'
) volume on true
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

comment on view coverage is 'One row for each source and day from the first served one to the last: what was advertised, what arrived, what is missing and why. advertised = arrived + held + dropped + pending + gone + duplicate.';
comment on column coverage.source is 'Key of the source.';
comment on column coverage.day is 'Local publication day.';
comment on column coverage.colour is 'missing: no route ever listed the day; red: the batch was stopped, or nothing of what was advertised arrived; amber: something is missing, no run of the day has passed, or its volume check failed; green: all arrived.';
comment on column coverage.advertised is 'URLs of that day.';
comment on column coverage.arrived is 'URLs whose article is in.';
comment on column coverage.held is 'URLs whose article is in quarantine.';
comment on column coverage.dropped is 'URLs that gave no article, for a named reason.';
comment on column coverage.pending is 'URLs that no run has decided yet.';
comment on column coverage.gone is 'URLs whose page has left its site; the last text of those that were in is kept.';
comment on column coverage.duplicate is 'URLs of articles that another URL brought.';
comment on column coverage.usual is 'Median of what arrived on the same weekday of the four weeks before; null when there were none.';
comment on column coverage.run is 'Newest run of the day; one that read stored pages of many days is none of the day''s.';
comment on column coverage.run_state is 'State of that run.';
comment on column coverage.sentence is 'Result of that run in words.';
comment on column coverage.reason is 'Why the day is not green; empty when it is.';
