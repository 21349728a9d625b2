create or replace function platform.overdue_jobs(before timestamptz)
returns table (task text, run_at timestamptz, attempts int, last_error text)
language sql stable security definer set search_path = pg_catalog as
$$ select task_identifier, run_at, attempts, last_error from graphile_worker.jobs
   where (locked_at is null or locked_at < before) and (attempts >= max_attempts or run_at < before)
   order by run_at $$;

comment on function platform.overdue_jobs is 'Jobs that wait past their time or were given up; what is under way for the last time it is tried is neither yet.';
