package org.tpibridge.exchange.matching;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.tpibridge.exchange.client.EhrClient;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrSearch;
import org.tpibridge.exchange.client.EhrSearch.SearchResult;
import org.tpibridge.exchange.preflight.EhrCapabilities;
import org.tpibridge.exchange.preflight.TypeCapabilities;

/**
 * Finds procedures that an EHR documents itself: same patient, day and CPT code. A visit is never
 * documented twice.
 */
public final class DocumentedVisits {
  private static final String CPT = "http://www.ama-assn.org/go/cpt";
  private static final int DAY = "2024-03-04".length();

  private final EhrClient client;
  private final TypeCapabilities capabilities;

  /** The result of a search. */
  public sealed interface Result {

    /**
     * @param procedures {@code Procedure/id}; empty if the EHR does not document the visit
     */
    record Found(List<String> procedures) implements Result {}

    record Failed(EhrReply reply) implements Result {}
  }

  public DocumentedVisits(EhrClient client, EhrCapabilities capabilities) {
    this.client = client;
    this.capabilities = capabilities.of("Procedure");
  }

  /** Whether the EHR can be searched for procedures of a patient. */
  public boolean canBeFound() {
    return capabilities.canSearchBy("patient");
  }

  /**
   * @param session the procedure of the visit
   * @param patient {@code Patient/id} at the EHR
   * @param sent {@code Type/id} of what this program has sent
   */
  public Result find(Procedure session, String patient, Set<String> sent) {
    Set<String> codes = codes(session);
    Set<String> days = days(session.getPerformed());
    if (codes.isEmpty() || days.isEmpty() || !canBeFound()) {
      return new Result.Found(List.of());
    }
    String dates =
        capabilities.canSearchBy("date")
            ? "&date=ge" + minus(days, 1) + "&date=le" + minus(days, -1)
            : "";
    SearchResult result = EhrSearch.lookUp(client, "Procedure?patient=" + patient + dates);
    if (result instanceof SearchResult.Failed failed) {
      return new Result.Failed(failed.reply());
    }
    Set<String> own =
        session.getIdentifier().stream()
            .map(identifier -> identifier.getSystem() + "|" + identifier.getValue())
            .collect(Collectors.toSet());
    return new Result.Found(
        ((SearchResult.Found) result)
            .resources().stream()
                .filter(Procedure.class::isInstance)
                .map(Procedure.class::cast)
                .filter(found -> isDone(found.getStatus()))
                .filter(found -> codes(found).stream().anyMatch(codes::contains))
                .filter(found -> days(found.getPerformed()).stream().anyMatch(days::contains))
                .filter(found -> !hasIdentifier(found, own))
                .map(DocumentedVisits::name)
                .filter(name -> !sent.contains(name))
                .toList());
  }

  private static boolean isDone(ProcedureStatus status) {
    return status != ProcedureStatus.ENTEREDINERROR && status != ProcedureStatus.NOTDONE;
  }

  private static boolean hasIdentifier(Procedure found, Set<String> own) {
    return found.getIdentifier().stream()
        .anyMatch(one -> own.contains(one.getSystem() + "|" + one.getValue()));
  }

  private static String name(Resource resource) {
    return EhrSearch.name(resource);
  }

  private static Set<String> codes(Procedure procedure) {
    return procedure.getCode().getCoding().stream()
        .filter(coding -> CPT.equals(coding.getSystem()))
        .map(Coding::getCode)
        .collect(Collectors.toSet());
  }

  /** The day as it is written, and the day in UTC: some EHRs keep only the latter. */
  private static Set<String> days(Type performed) {
    DateTimeType start =
        performed instanceof Period period
            ? period.getStartElement()
            : performed instanceof DateTimeType time ? time : new DateTimeType();
    String text = start.getValueAsString();
    Set<String> days = new TreeSet<>();
    if (text != null && text.length() >= DAY) {
      days.add(text.substring(0, DAY));
      if (text.length() > DAY) {
        days.add(
            OffsetDateTime.parse(text)
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toLocalDate()
                .toString());
      }
    }
    return days;
  }

  private static LocalDate minus(Set<String> days, int number) {
    return LocalDate.parse(days.iterator().next()).minusDays(number);
  }
}
