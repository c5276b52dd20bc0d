package org.tpibridge.exchange.pull;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.bulk.BulkClient;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.finding.Finding;
import org.tpibridge.importing.ehr.EhrVisits;
import org.tpibridge.store.Store;

/**
 * An EHR that data is pulled from.
 *
 * @param client searches and reads
 * @param bulk requests bulk exports
 * @param validation validates a resource; its findings are stored and refuse nothing
 * @param visits imports visits that another bridge sent
 */
public record PullTarget(
    EhrSettings settings,
    EhrClient client,
    BulkClient bulk,
    Store store,
    Function<Resource, List<Finding>> validation,
    EhrVisits visits,
    InstantSource clock) {

  String name() {
    return settings.name();
  }
}
