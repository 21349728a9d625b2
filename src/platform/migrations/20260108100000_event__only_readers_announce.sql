drop policy announce on platform.event;

create policy announce on platform.event for insert with check (
  agency_id = any (platform.agencies()) or readers && platform.agencies() or platform.person() = any (readers)
);
