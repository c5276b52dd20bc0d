/** Bulk data export ({@code $export}) of a simulated EHR. */
package org.tpibridge.persona.bulk;
