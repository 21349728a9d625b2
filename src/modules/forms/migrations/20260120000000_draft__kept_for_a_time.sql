create policy kept_for_a_time on forms.draft to current_user using (true);

comment on policy kept_for_a_time on forms.draft is 'For the owner of the table alone, in whose name forms.remove_drafts_before works.';

create function forms.remove_drafts_before(before timestamptz) returns void language sql security definer set search_path = pg_catalog as
$$ delete from forms.draft where saved_at < before $$;

comment on function forms.remove_drafts_before is 'Lets go of the drafts of all people that were last saved before then, showing none of them to whoever calls.';
