/**
 * The settings of EHRs as records that refuse values that cannot be used: {@code
 * docs/ehr-settings.md}. {@link org.tpibridge.exchange.settings.EhrSettings} has those of one EHR.
 * Nothing here reads a file or connects to anything.
 */
package org.tpibridge.exchange.settings;
