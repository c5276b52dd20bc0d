package org.tpibridge.exchange.planning;

import java.util.Optional;
import org.tpibridge.exchange.preflight.SendMethods.Choice;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;

/**
 * What has to be done with a resource.
 *
 * @param choice how it is sent, and why
 * @param before what the EHR has of it
 */
public record PlannedResource(
    LocalResource resource, SendAction action, Choice choice, Optional<LedgerEntry> before) {

  public String name() {
    return resource.name();
  }

  /** Whether the EHR has it as a separate resource, not as a part of a document. */
  public boolean isOwnResource() {
    String type = resource.type() + "/";
    return remote().filter(reference -> reference.startsWith(type)).isPresent();
  }

  /** {@code Type/id} at the EHR, if it has the resource. */
  public Optional<String> remote() {
    return before.filter(LedgerEntry::isAtEhr).flatMap(LedgerEntry::remoteReference);
  }
}
