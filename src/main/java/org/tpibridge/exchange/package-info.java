/**
 * Exchange with EHRs: {@link org.tpibridge.exchange.settings.EhrSettings} describes one EHR; the
 * sub-packages connect to it ({@code client}), find out what it accepts ({@code preflight}), find
 * its records of our patients ({@code matching}) and send visits ({@code push}).
 */
package org.tpibridge.exchange;
