package org.tpibridge.store.search;

/**
 * Finds resources by their ids, which are random. In one index over all ids, each visit would write
 * to many pages, more of them as the store grows. SQLite's index therefore begins with a block of
 * keys, and new ids are written to the last block. A search by id looks in each block; there is one
 * for about 2,500 visits. See {@code docs/decisions/0017-batches-and-blocks.md}.
 *
 * <p>Resources that visits share have a separate index without blocks: add {@code visit_key is
 * null} for them.
 */
public final class ResourceIdBlocks {
  /**
   * Sorts resources, named {@code r}, in the order in which they were added. The plus sign makes
   * SQLite sort the result. Without it, SQLite would read all resources in this order instead of
   * using the index of shared resources.
   */
  public static final String SORTED_BY_KEY = " order by +r.key";

  private ResourceIdBlocks() {}

  /**
   * A condition to add to the one on the id, so that SQLite can use its index. It is true for every
   * resource, and PostgreSQL, which has an index over all ids, gives the same results with it.
   *
   * @param key the resource's key, as the statement names it
   */
  public static String inAnyBlock(String key) {
    return "(%s >> 18) in (with recursive block (number) as (select 0 union all".formatted(key)
        + " select number + 1 from block where number < (select max(key) >> 18 from resource))"
        + " select number from block)";
  }
}
