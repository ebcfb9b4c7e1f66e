export const STAFF_ROLES = ['specialist', 'lead'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Who sits at the desk; asked once, kept in the store, written on every annotation. */
export interface Profile {
	readonly name: string;
	readonly role: StaffRole;
	/** BCP 47 tags of the languages the person reads. */
	readonly languages: readonly string[];
}
