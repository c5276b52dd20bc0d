/**
 * The search index: what a resource can be found by, and finding it.
 *
 * <p>A {@link org.tpibridge.store.search.SearchIndexer} takes the values out of a resource by the
 * search parameters of FHIR R4: {@code ParameterTable} knows a type's parameters and which of them
 * mean the same or a part of one another, so that each value is kept once; {@code Expressions}
 * evaluates their FHIRPath; {@code Extraction} makes an {@link
 * org.tpibridge.store.search.IndexValue} of what was found, by {@code Moments}, {@code Tokens} and
 * so on. An {@link org.tpibridge.store.search.IndexWriter} writes them as rows that belong to a
 * version of the resource, and count while that version is the current one. A {@link
 * org.tpibridge.store.search.QueryReader} reads what somebody asks, and {@link
 * org.tpibridge.store.search.Search} finds it.
 *
 * <p>Rows have an {@code IndexForm}; those of an older one are made anew by a {@link
 * org.tpibridge.store.search.StaleIndex}.
 *
 * <p>A search by a patient also finds what refers to records that this one replaces, at whatever
 * remove ({@code docs/decisions/0013-merged-patients-are-linked.md}).
 *
 * <p>Left out are composite parameters (two values at one place), special ones (distance from a
 * point), {@code _text}, {@code _content}, {@code _source}, {@code :above} and {@code :below}, and
 * what a contained resource says; whoever asks for those is told. {@code _id} and {@code
 * _lastUpdated} need no index of their own.
 */
package org.tpibridge.store.search;
