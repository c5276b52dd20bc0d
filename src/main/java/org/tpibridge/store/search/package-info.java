/**
 * Search as FHIR R4 defines it. When a resource is stored, {@link
 * org.tpibridge.store.search.SearchIndexer} extracts index values with FHIR's own expressions, and
 * {@code IndexWriter} stores them, in one table for each kind of value. For a search, {@link
 * org.tpibridge.store.search.SearchQueryParser} parses it, the {@code *Lookup} classes turn each
 * value into SQL, and {@link org.tpibridge.store.search.ResourceSearch} runs it. It chooses one of
 * the ways of {@code SearchStatement} (decision 50).
 *
 * <p>If the same resource gets other index values than before, raise {@link
 * org.tpibridge.store.search.IndexFormat}: existing stores are then reindexed (decision 16). How
 * searches are answered can be changed here alone.
 */
package org.tpibridge.store.search;
