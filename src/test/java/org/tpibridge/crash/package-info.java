/**
 * Imports that are broken off. {@code Program} is the packaged program as a process, {@code
 * ClinicTable} what it imports, {@code StoreContent} what a store holds, keys and times apart.
 * {@code KilledImport} ends an import again and again, at moments spread over the whole of it; the
 * store must come out as that of an import which nobody disturbed, and must at every moment hold
 * whole rows only. {@code KilledWatch} does the same to a {@code Watcher} of an {@code Inbox},
 * whose files must each be put away once.
 */
package org.tpibridge.crash;
