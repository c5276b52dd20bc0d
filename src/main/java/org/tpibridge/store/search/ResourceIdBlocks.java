package org.tpibridge.store.search;

/**
 * Finding resources by their ids, which are random. An index over all of them would be written to
 * all over by each visit, the more the fuller the store; so SQLite's begins with a block of keys,
 * and what is new goes to the last block. Whoever asks by an id asks each block, of which there is
 * one for some two and a half thousand visits. See {@code
 * docs/decisions/0017-batches-and-blocks.md}.
 *
 * <p>What visits share has an index of its own, without blocks: ask for {@code visit_key is null}
 * where that is known.
 */
public final class ResourceIdBlocks {
  /**
   * In the order in which resources came, of those named {@code r}. The sign has what was found
   * sorted afterwards: without it SQLite reads all resources in this order, and leaves the index
   * aside that has only what is shared.
   */
  public static final String SORTED_BY_KEY = " order by +r.key";

  private ResourceIdBlocks() {}

  /**
   * A condition that stands beside the one on the id, and lets SQLite use its index; of a server
   * that has an index over all ids, it takes nothing away.
   *
   * @param key the resource's key, as the statement names it
   */
  public static String inAnyBlock(String key) {
    return "(%s >> 18) in (with recursive block (number) as (select 0 union all".formatted(key)
        + " select number + 1 from block where number < (select max(key) >> 18 from resource))"
        + " select number from block)";
  }
}
