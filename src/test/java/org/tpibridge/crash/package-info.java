/**
 * Imports that are broken off. {@code Program} is the packaged program as a process, {@code
 * ClinicTable} what it imports, {@code StoreContent} what a store holds, keys and times apart.
 * {@code KilledImport} ends an import again and again, at moments spread over the whole of it; the
 * store must come out as that of an import which nobody disturbed, and must at every moment hold
 * whole rows only.
 */
package org.tpibridge.crash;
