package org.tpibridge.exchange.outgoing;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.preflight.SendMethod;
import org.tpibridge.mapping.json.LinkedResource;
import org.tpibridge.mapping.transaction.TransactionEntries;

/** Makes the resources that are sent from those that are stored. */
public final class OutgoingResources {
  private OutgoingResources() {}

  /**
   * A copy whose references lead to the EHR's resources.
   *
   * @param method how it is sent; decides whether it has the id of this store
   * @param remote {@code Type/id} at the EHR; empty if it is new
   * @return empty if the resource would refer to nothing that the EHR has
   */
  public static Optional<Resource> of(
      byte[] json, ReferenceTargets targets, SendMethod method, Optional<String> remote) {
    LinkedResource linked = targets.rewrite(LinkedResource.of(json));
    Resource resource = linked.resource();
    if (linked.references().stream().anyMatch(Reference::isEmpty)) {
      removeEmptyReferences(resource);
    }
    if (resource instanceof Provenance provenance && !provenance.hasTarget()) {
      return Optional.empty();
    }
    if (remote.isPresent()) {
      resource.setId(remote.get().substring(remote.get().indexOf('/') + 1));
    } else if (method != SendMethod.TRANSACTION && method != SendMethod.PUT) {
      resource.setIdElement(null);
    }
    if (method == SendMethod.CREATE) {
      noteKey(resource);
    }
    return Optional.of(resource);
  }

  private static void removeEmptyReferences(Base element) {
    for (Property property : element.children()) {
      List<Base> values = property.getValues();
      for (Iterator<Base> each = List.copyOf(values).iterator(); each.hasNext(); ) {
        Base value = each.next();
        if (value instanceof Reference reference && reference.isEmpty()) {
          element.removeChild(property.getName(), value);
        } else {
          removeEmptyReferences(value);
        }
      }
    }
  }

  /**
   * Notes the identifier, because a server without a search by identifier may not keep it: Oracle
   * Health keeps a procedure's note, and no identifier.
   */
  private static void noteKey(Resource resource) {
    Optional<String> key =
        TransactionEntries.identifier(resource).map(one -> one.getSystem() + "|" + one.getValue());
    if (key.isEmpty()) {
      return;
    }
    Annotation note = new Annotation().setText(key.get());
    if (resource instanceof Procedure procedure) {
      procedure.addNote(note);
    } else if (resource instanceof Observation observation) {
      observation.addNote(note);
    }
  }
}
