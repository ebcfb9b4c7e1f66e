/** What becomes of phone numbers, addresses and the like in a file that leaves the desk. */
export const PERSONAL_DATA_CHOICES = ['masked', 'kept'] as const;
export type PersonalDataChoice = (typeof PERSONAL_DATA_CHOICES)[number];
