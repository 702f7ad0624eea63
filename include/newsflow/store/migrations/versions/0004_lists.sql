-- A list that shows another day's articles under a day's address must not pass for a day on which nothing happened.

create or replace view coverage as
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
        when lists.strayed then 'amber'
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
        case when newest.state = 'passed' then volume.said end,
        case when newest.state = 'passed' and lists.strayed then 'its lists held mostly articles of other days' end
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
    select run, state, sentence, trigger, routes
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
    select count(*) filter (where links.day <> days.day) * 2 > count(*) as strayed
    from run_links join links using (source, url)
    where run_links.source = days.source and run_links.day = days.day and run_links.run = newest.run
        and day_basis = 'published'
) lists on newest.trigger in ('backfill', 'manual')
    and not exists (select from unnest(newest.routes) route where route like 'files %' or route like 'urls %')
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

comment on column coverage.colour is 'missing: no route ever listed the day; red: the batch was stopped, or nothing of what was advertised arrived; amber: something is missing, no run of the day has passed, its volume check failed, or the lists of the one day that it was for held mostly articles of other days; green: all arrived.';
