/** What a table that is paged by the API asks with: the next page, while there is one. */
interface Paged {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  fetchNextPage(): Promise<unknown>;
}

export function moreOf(query: Paged): { ask: () => void; busy: boolean } | undefined {
  if (!query.hasNextPage) return undefined;
  return { ask: () => void query.fetchNextPage(), busy: query.isFetchingNextPage };
}

/** The page after one that said where it ended. */
export function after(place: string | undefined): { after?: string } {
  return place === undefined ? {} : { after: place };
}
