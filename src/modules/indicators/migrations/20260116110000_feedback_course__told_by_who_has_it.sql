drop policy told on indicators.feedback_course;

create policy told on indicators.feedback_course for insert with check (
  told_by_agency_id = any (platform.agencies())
  and (agency_id = any (platform.agencies()) or handling_agency_id = any (platform.agencies()))
);
