/**
 * A real EHR for tests to talk to: HAPI FHIR's JPA server, R4, with an in-memory database.
 *
 * <p>{@link org.tpibridge.ehr.Ehr} starts it. {@code StorageConfig} says where and how resources
 * are kept, {@code RestConfig} what is answered under {@code /fhir}. Nothing here knows TPI Bridge:
 * a test that passes against this server passes because the server took what it was sent.
 */
package org.tpibridge.ehr;
