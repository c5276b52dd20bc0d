/**
 * Transactions: their requests, in the forms for servers that accept ids and servers that assign
 * them, and the Bundles of visits that are read from the store. Start with {@link
 * org.tpibridge.mapping.transaction.StoredBundles}.
 */
package org.tpibridge.mapping.transaction;
