create policy erase on papers.file for delete using (
  agency_id = any (platform.agencies()) and uploaded_by_id = platform.person()
);

comment on policy erase on papers.file is 'Only somebody of an agency who acts on behalf of the person who handed it in.';
