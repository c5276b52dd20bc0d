/**
 * Compares searches of the store with those of an independent FHIR server. {@code ImportedVisits}
 * are in a store and, as an {@code EhrCopy}, in the EHR. {@code Questions} queries both; each
 * difference in the results must be explained in {@code Differences}.
 */
package org.tpibridge.searching;
