/**
 * Interrupted imports. {@code Program} is the packaged program as a process, {@code ClinicTable}
 * what it imports, {@code StoreContent} the content of a store without keys and times. {@code
 * KilledImport} kills an import repeatedly, at moments spread over all of it: the store must become
 * that of an uninterrupted import, and must contain only whole rows at every moment. {@code
 * KilledWatch} does the same with a {@code Watcher} of an {@code Inbox}, whose files must each be
 * moved once.
 */
package org.tpibridge.crash;
