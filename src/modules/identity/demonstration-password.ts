/** What opens every certificate of the demonstration; it guards nothing, and everybody is told. */
export const demonstrationPassword = 'Kyso-2026';
