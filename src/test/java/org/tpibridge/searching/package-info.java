/**
 * Searches of the store held against those of a FHIR server that others wrote. {@code
 * ImportedVisits} are kept in a store and, as an {@code EhrCopy}, in the EHR; {@code Questions}
 * asks both for all that there is; where they differ, {@code Differences} has to say why.
 */
package org.tpibridge.searching;
