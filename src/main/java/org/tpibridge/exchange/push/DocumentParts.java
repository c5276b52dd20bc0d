package org.tpibridge.exchange.push;

import java.util.List;
import java.util.Optional;
import org.tpibridge.exchange.planning.PlannedResource;
import org.tpibridge.exchange.push.DeliveryRecorder.Confirmed;

/**
 * What an EHR has in the document of a visit. If it also has an earlier content of it as a
 * resource, that is outdated.
 */
final class DocumentParts {
  private DocumentParts() {}

  /**
   * @param remote the document at the EHR
   */
  static void confirm(
      List<PlannedResource> parts, String remote, DeliveryRecorder recorder, PushCounts counts) {
    List<PlannedResource> outdated = parts.stream().filter(PlannedResource::isOwnResource).toList();
    recorder.outdated(outdated);
    outdated.forEach(counts::outdated);
    recorder.unchanged(
        parts.stream()
            .filter(part -> !part.isOwnResource())
            .map(part -> new Confirmed(part, remote, Optional.empty()))
            .toList());
    parts.forEach(counts::inDocument);
  }
}
