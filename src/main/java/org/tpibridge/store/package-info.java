/**
 * What is kept: visits, versions of resources, and how they came. A {@link
 * org.tpibridge.store.Store} opens a database ({@code Sqlite} or {@code Postgresql}, which a {@code
 * Dialect} tells apart), and runs transactions over it. In a {@link
 * org.tpibridge.store.Transaction}, a job ({@link org.tpibridge.store.Jobs}) keeps a visit ({@link
 * org.tpibridge.store.Visits}), adds versions of what the visit owns ({@link
 * org.tpibridge.store.Resources}), and says what became of the row that told of it. Nothing is
 * overwritten: a change is a new version. A {@code Backup} is one file, whatever the database, and
 * a {@code Restoration} puts one in the place of a store.
 */
package org.tpibridge.store;
