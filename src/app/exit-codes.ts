/** What a process ends with that its settings keep from starting (`EX_CONFIG` of sysexits.h): trying again is no use. */
export const EXIT_SETTINGS = 78;
