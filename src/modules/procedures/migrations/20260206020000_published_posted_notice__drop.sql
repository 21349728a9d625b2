-- Whether a notice said what its agency did hangs on rows of the agencies above it too, which no distributed database joins.
drop view procedures.published_posted_notice;
