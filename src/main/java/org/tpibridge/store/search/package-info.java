/**
 * Search, as FHIR R4 defines it. On the way in, {@link org.tpibridge.store.search.SearchIndexer}
 * reads index values from a resource by FHIR's own expressions, and {@code IndexWriter} stores
 * them, in one table for each kind of value. On the way out, {@link
 * org.tpibridge.store.search.SearchQueryParser} parses a search, the {@code *Lookup} classes turn
 * each value into SQL, and {@link org.tpibridge.store.search.ResourceSearch} runs it.
 *
 * <p>If the same resource gets other index values than before, raise {@link
 * org.tpibridge.store.search.IndexFormat}: existing stores are then indexed again (decision 16).
 * How searches are answered can be changed here alone.
 */
package org.tpibridge.store.search;
