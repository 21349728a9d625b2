export { locateAgency } from './actions/locate-agency.ts';
export { type Agency, isAgencyCode } from './agency.ts';
export { findAgencyByCode, getAgency, listAgencies, listAgencyIdsBelow } from './agency-store.ts';
export type { StaffAdded } from './events.ts';
export { type AgencyLocation, withinVietNam } from './location.ts';
export { type OrganisationSeed, seedOrganisation } from './seed-organisation.ts';
export { type SigningDelegation, type StaffMember, type StaffRole, staffRoles } from './staff.ts';
export { findStaffMember, listDelegations, listHolders, listStaff } from './staff-store.ts';
