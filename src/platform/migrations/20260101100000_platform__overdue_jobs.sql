create function platform.overdue_jobs(before timestamptz)
returns table (task text, run_at timestamptz, attempts int, last_error text)
language sql stable security definer set search_path = pg_catalog as
$$ select task_identifier, run_at, attempts, last_error from graphile_worker.jobs
   where attempts >= max_attempts or (run_at < before and (locked_at is null or locked_at < before))
   order by run_at $$;
