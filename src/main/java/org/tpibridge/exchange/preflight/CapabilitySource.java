package org.tpibridge.exchange.preflight;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrReply.NotSent;
import org.tpibridge.exchange.client.EhrReply.Success;
import org.tpibridge.exchange.client.EhrReply.Unanswered;
import org.tpibridge.exchange.client.EhrRequest;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.importing.UsageException;
import org.tpibridge.store.Store;
import org.tpibridge.store.outbox.ProvenCapabilities.ProvenCapability;

/**
 * What an EHR declares, read once, without what it turned out to refuse. Safe for use by many
 * threads.
 */
public final class CapabilitySource {
  private final EhrSettings ehr;
  private final EhrClient client;
  private final Store store;
  private Optional<EhrCapabilities> declared = Optional.empty();

  /** The result of a request for the capabilities. */
  public sealed interface Result {
    record Known(EhrCapabilities capabilities) implements Result {}

    /**
     * @param message for users
     */
    record Unavailable(String message) implements Result {}
  }

  public CapabilitySource(EhrSettings ehr, EhrClient client, Store store) {
    this.ehr = ehr;
    this.client = client;
    this.store = store;
  }

  /**
   * @throws UsageException if the file that replaces the CapabilityStatement cannot be used
   */
  public synchronized Result capabilities() {
    if (declared.isEmpty()) {
      Optional<CapabilityStatement> configured =
          ehr.capabilities().file().map(DeclaredCapabilities::read);
      if (!ehr.hasFhir()) {
        declared = Optional.of(EhrCapabilities.NONE);
      } else if (configured.isPresent()) {
        declared = Optional.of(EhrCapabilities.of(configured.get()));
      } else {
        EhrReply reply = client.send(EhrRequest.capabilities());
        if (reply instanceof Success success
            && success.resource().orElse(null) instanceof CapabilityStatement statement) {
          declared = Optional.of(EhrCapabilities.of(statement));
        } else {
          return new Result.Unavailable(message(reply));
        }
      }
    }
    return new Result.Known(
        usable(declared.get(), ehr, store.read(tx -> tx.exchange().capabilities().of(ehr.name()))));
  }

  /**
   * What the EHR declares, as the settings correct it; empty if it is not available.
   *
   * @throws UsageException if the file that replaces the CapabilityStatement cannot be used
   */
  public synchronized Optional<EhrCapabilities> declared() {
    return capabilities() instanceof Result.Known
        ? Optional.of(usable(declared.orElseThrow(), ehr, List.of()))
        : Optional.empty();
  }

  /** What is declared, as the settings correct it, without what the EHR turned out to refuse. */
  static EhrCapabilities usable(
      EhrCapabilities declared, EhrSettings ehr, List<ProvenCapability> observed) {
    EhrCapabilities capabilities = DeclaredCapabilities.usable(declared, ehr);
    for (ProvenCapability proven : observed) {
      if (!proven.accepted()) {
        capabilities = capabilities.without(proven.resourceType(), proven.capability());
      }
    }
    return capabilities;
  }

  static String message(EhrReply reply) {
    return reply instanceof NotSent notSent
        ? notSent.message()
        : reply instanceof Unanswered unanswered
            ? unanswered.message()
            : reply instanceof EhrReply.Refused refused
                ? "The EHR answered the request for its CapabilityStatement with HTTP "
                    + refused.status()
                    + "."
                : "The EHR has no CapabilityStatement.";
  }
}
