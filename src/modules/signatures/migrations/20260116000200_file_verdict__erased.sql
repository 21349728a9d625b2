create policy erase on signatures.file_verdict for delete using (
  agency_id = any (platform.agencies()) and platform.person() is not null
);

comment on policy erase on signatures.file_verdict is 'With its file, by somebody who acts on behalf of the person who handed that in.';
