/** The identities the books claim: each account against what grants, redemptions and provisions say it holds. */

export interface Identity {
  readonly name: string;
  readonly ok: boolean;
  readonly expected: string;
  readonly actual: string;
}

/** Per currency: what the accounts hold, as debit less credit. */
export interface Book {
  readonly currency: string;
  readonly control: bigint;
  readonly open: bigint;
  readonly reserved: bigint;
  readonly provision: bigint;
  readonly payable: bigint;
  readonly billing: bigint;
  readonly inventory: bigint;
  readonly accrued: bigint;
  readonly expense: bigint;
  /** Debits and credits on the accounts nothing posts to yet. */
  readonly elsewhere: bigint;
}

/** Per currency: what grants, redemptions and provisions say the accounts should hold. */
export interface Room {
  readonly currency: string;
  /** Faces of grants nobody has chosen from yet. */
  readonly openFace: bigint;
  readonly reservedFace: bigint;
  /** Costs of live redemptions that are provided for, and of those not delivered yet. */
  readonly redeemedCost: bigint;
  readonly undeliveredCost: bigint;
  /** Costs of those delivered, by what they were delivered against. */
  readonly billing: bigint;
  readonly inventory: bigint;
  readonly accrued: bigint;
  readonly provided: bigint;
  /** What was delivered cost more than its estimate; negative where it cost less. */
  readonly variance: bigint;
}

const EMPTY_BOOK: Omit<Book, 'currency'> = {
  control: 0n,
  open: 0n,
  reserved: 0n,
  provision: 0n,
  payable: 0n,
  billing: 0n,
  inventory: 0n,
  accrued: 0n,
  expense: 0n,
  elsewhere: 0n,
};
const EMPTY_ROOM: Omit<Room, 'currency'> = {
  openFace: 0n,
  reservedFace: 0n,
  redeemedCost: 0n,
  undeliveredCost: 0n,
  billing: 0n,
  inventory: 0n,
  accrued: 0n,
  provided: 0n,
  variance: 0n,
};

export function identity(name: string, expected: bigint, actual: bigint): Identity {
  return { name, ok: expected === actual, expected: String(expected), actual: String(actual) };
}

/** Debit is positive, so what the company owes stands as a negative balance. */
export function accountIdentities(books: readonly Book[], rooms: readonly Room[]): Identity[] {
  const currencies = [...new Set([...books, ...rooms].map((side) => side.currency))].sort();
  return currencies.flatMap((currency) => {
    const book = books.find((side) => side.currency === currency) ?? { ...EMPTY_BOOK, currency };
    const room = rooms.find((side) => side.currency === currency) ?? { ...EMPTY_ROOM, currency };
    return [
      identity(`9100 = faces of open grants, ${currency}`, room.openFace, book.open),
      identity(`9200 = faces of reservations, ${currency}`, room.reservedFace, book.reserved),
      identity(`9000 = both together, ${currency}`, -(room.openFace + room.reservedFace), book.control),
      identity(
        `5100 = what was provided, and settled otherwise, ${currency}`,
        room.provided + room.variance,
        book.expense,
      ),
      identity(
        `2100 = provided less redeemed, ${currency}`,
        -(room.provided - room.redeemedCost),
        book.provision,
      ),
      identity(`2200 = redeemed and not delivered, ${currency}`, -room.undeliveredCost, book.payable),
      identity(`1150 = credits delivered, ${currency}`, -room.billing, book.billing),
      identity(`1200 = prepaid codes delivered, ${currency}`, -room.inventory, book.inventory),
      identity(`2300 = delivered, to be invoiced, ${currency}`, -room.accrued, book.accrued),
      identity(`1100, 2400, 4100, 5300, 5900 = nothing posts there yet, ${currency}`, 0n, book.elsewhere),
    ];
  });
}
