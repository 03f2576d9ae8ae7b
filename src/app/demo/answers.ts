/** The parts of API answers the demo reads. */

export interface Source {
  readonly baseName: string;
  readonly status: string;
  readonly records: number;
  readonly staged: number;
  readonly rejected: Readonly<Record<string, number>>;
  readonly rejectsAccepted: boolean;
  readonly failure: string | null;
  readonly progress: { readonly percent: number };
}

export interface Run {
  readonly run: number;
  readonly persons: Readonly<Record<'customer_id' | 'email' | 'phone', number>>;
  readonly profiles: number;
  readonly flagged: number;
  readonly conflicts: number;
}

export interface Guard {
  readonly id: string;
  readonly kind: string;
  readonly decision: string | null;
}

export interface Notice {
  readonly id: string;
  readonly status: string;
}

export interface Standing {
  readonly deliveries: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly dispatched: boolean;
}

export interface PageStanding {
  readonly current: object | null;
  readonly waiting: { readonly id: string } | null;
}

export interface Grants {
  readonly sets: readonly {
    readonly name: string;
    readonly eligible: number;
    readonly granted: number;
    readonly redeemed: Readonly<Record<string, number>>;
  }[];
}
