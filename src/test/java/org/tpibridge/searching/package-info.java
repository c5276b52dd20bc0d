/**
 * Compares searches of the store with those of another FHIR server. {@code ImportedVisits} are in a
 * store and, as an {@code EhrCopy}, in the EHR; {@code Questions} asks both for everything; if they
 * differ, {@code Differences} must state the reason.
 */
package org.tpibridge.searching;
