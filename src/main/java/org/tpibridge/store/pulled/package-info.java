/**
 * What was pulled from EHRs, and how far: start with {@link
 * org.tpibridge.store.pulled.PulledResources}.
 *
 * <p>States are stored in lower case: renaming one needs a migration.
 */
package org.tpibridge.store.pulled;
