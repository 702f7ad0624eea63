-- A decision is about a held article, a run, or a learned line; each says of which source.

alter table decisions
    alter column quarantine_id drop not null,
    drop constraint decisions_verdict_check,
    add column source text,
    add column day date,
    add column run text,
    add column line text;

update decisions set source = held.source, day = held.day, run = held.run
from quarantine held where held.quarantine_id = decisions.quarantine_id;

alter table decisions
    alter column source set not null,
    add constraint decisions_verdict_check
        check (verdict in ('release', 'discard', 'overrule', 'keep', 'veto', 'retry')),
    add constraint decisions_subject_check check (
        case
            when verdict in ('release', 'discard') then quarantine_id is not null
            when verdict = 'veto' then line is not null
            else day is not null and run is not null
        end
    );

create unique index decisions_veto on decisions (source, line) where verdict = 'veto';
create index decisions_run on decisions (source, day, run);

comment on table decisions is 'What people decided: about held articles, stopped batches, learned lines; never changed, only added to.';
comment on column decisions.quarantine_id is 'Held article that it is about; an overruled batch has a row for each article it released, and one for the run.';
comment on column decisions.verdict is 'release: it becomes an article as it was read; discard: it stays out; overrule: the batch passes all the same; keep: the batch stays stopped; veto: the learned line is no furniture; retry: read again by the rules of that moment.';
comment on column decisions.source is 'Key of the source.';
comment on column decisions.day is 'Day of the run that it is about; null for a learned line.';
comment on column decisions.run is 'Run that it is about: the one that held the article, was overruled or kept, or read again; null for a learned line.';
comment on column decisions.line is 'Learned line that it is about, folded for matching; null for the others.';

alter table runs
    add column overruled_by text,
    add column overruled_at timestamptz;

comment on column runs.state is 'open; passed or stopped by the batch''s gate; passed too when people overruled the gate; not_served when no route covers the day.';
comment on column runs.overruled_by is 'Who overruled the gate that had stopped the batch; null where nobody did.';
comment on column runs.overruled_at is 'When they did.';
