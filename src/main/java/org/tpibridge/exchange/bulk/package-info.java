/**
 * Bulk exports of FHIR (Bulk Data 2.0 and 3.0): requests, manifests and files. Start with {@link
 * org.tpibridge.exchange.bulk.BulkClient}.
 */
package org.tpibridge.exchange.bulk;
