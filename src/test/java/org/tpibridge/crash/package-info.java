/**
 * Tests interrupted imports. {@code Program} is the packaged program as a process, {@code
 * ClinicTable} the file that it imports, {@code StoreContent} the content of a store without keys
 * and times. {@code KilledImport} ends an import again and again, at times spread over the whole
 * import. In the end, the store must equal that of an uninterrupted import, and at every time it
 * must contain only complete rows. {@code KilledWatch} does the same to a {@code Watcher} of an
 * {@code Inbox}, whose files must each be archived once.
 */
package org.tpibridge.crash;
