create index articles_text on articles (source, (quality ->> 'text_key'));

create view check_trends as
select
    runs.source, runs.day, runs.run, runs.trigger, checks.position, checks.code, checks.scope, checks.severity,
    checks.state, checks.tested, checks.failed,
    case when checks.tested > 0 then checks.failed::real / checks.tested end as share,
    (avg(case when checks.tested > 0 then checks.failed::real / checks.tested end) over trend)::real as usual_share,
    checks.observed, checks.sentence
from checks
join runs using (source, day, run)
where runs.state in ('passed', 'stopped')
window trend as (
    partition by runs.source, checks.code order by runs.day, runs.started_at, runs.run
    rows between 30 preceding and 1 preceding
);

comment on view check_trends is 'Every check of every closed run beside what was usual before: the mean failing share of the same check in the 30 runs before, by day.';
comment on column check_trends.source is 'Key of the source.';
comment on column check_trends.day is 'Day of the run.';
comment on column check_trends.run is 'Name of the run.';
comment on column check_trends.trigger is 'Why the run exists.';
comment on column check_trends.position is 'Order among the checks of the run, from 0.';
comment on column check_trends.code is 'Code of the check.';
comment on column check_trends.scope is 'row: articles were tested; batch: the run as a whole.';
comment on column check_trends.severity is 'critical, warning or info.';
comment on column check_trends.state is 'pass, fail, or error where the check could not be made.';
comment on column check_trends.tested is 'How many were tested.';
comment on column check_trends.failed is 'How many of them failed.';
comment on column check_trends.share is 'Failed of tested, 0 to 1; null where nothing was tested.';
comment on column check_trends.usual_share is 'Mean share of the same check in the 30 runs before; null for the first.';
comment on column check_trends.observed is 'Offending values, or the one that was measured.';
comment on column check_trends.sentence is 'What failed, in words.';
