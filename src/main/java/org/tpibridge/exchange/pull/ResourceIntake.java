package org.tpibridge.exchange.pull;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.exchange.client.EhrSearch;
import org.tpibridge.exchange.pull.ResourceRelations.Related;
import org.tpibridge.files.Sha256;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Severity;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;
import org.tpibridge.store.pulled.PulledResources.PulledVersion;
import org.tpibridge.store.pulled.PulledResources.Relation;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decides what is done with each resource that an EHR returned: what it returned as it was sent, or
 * what was pulled before, is not stored again. Nothing is written to the EHR, and the ledger is not
 * changed, so that the next push compares with what was sent. Used by one thread.
 */
final class ResourceIntake {
  private static final Logger LOG = LoggerFactory.getLogger(ResourceIntake.class);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String PATIENT = "Patient";
  private static final byte[] NOTHING = new byte[0];

  private final PullTarget target;
  private final PullCounts counts;
  private final RemoteLinks links;
  private final ResourceRelations relations;
  private final ReplacedRecords replaced;
  private final PulledDemographics demographics;
  private final SentResources sent;
  private final String base;

  /** The version that this pull has processed, by {@code Type/id}. */
  private final Map<String, String> seen = new HashMap<>();

  /** Patients with new resources. */
  private final Set<String> touched = new HashSet<>();

  ResourceIntake(PullTarget target, PullCounts counts, RemoteLinks links) {
    this.target = target;
    this.counts = counts;
    this.links = links;
    this.relations = new ResourceRelations(target, links);
    this.demographics = new PulledDemographics(target, counts);
    this.replaced = new ReplacedRecords(target, counts, links);
    this.sent = new SentResources(target, counts);
    this.base = target.settings().url().toString();
  }

  /** Processes a resource. It may be passed several times. One that fails does not end a pull. */
  void accept(Resource resource) {
    try {
      process(resource);
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      // Without the message, which may quote patient data.
      LOG.debug("Cause", e);
      counts.error(EhrSearch.name(resource) + ": internal error " + e.getClass().getSimpleName());
    }
  }

  private void process(Resource resource) {
    String version = String.valueOf(resource.getMeta().getVersionId());
    String name = EhrSearch.name(resource);
    if (version.equals(seen.get(name))) {
      return;
    }
    RemoteContent content = RemoteContent.of(resource, base);
    Optional<PulledVersion> before =
        target.store().read(tx -> tx.exchange().pulled().current(target.name(), content.name()));
    if (isOlder(content, before)) {
      return;
    }
    counts.received();
    if (before.filter(stored -> Arrays.equals(stored.hash(), content.hash())).isPresent()) {
      seen.put(name, version);
      counts.unchanged();
      return;
    }
    List<LedgerEntry> own = sent.named(content.name());
    if (before.isEmpty() && !own.isEmpty() && sent.isAsSent(content, own.get(0))) {
      seen.put(name, version);
      counts.unchanged();
      checkLinks(content);
      return;
    }
    Optional<Related> related =
        own.isEmpty() ? relations.of(content) : Optional.of(Related.changed(own.get(0)));
    if (related.isEmpty()) {
      checkLinks(content);
      counts.notKept();
      return;
    }
    seen.put(name, version);
    store(content, related.get(), before, own);
  }

  /** Whose other content is not stored. */
  private void checkLinks(RemoteContent content) {
    if (ReplacedRecords.isLinked(content)) {
      target.store().update(tx -> replaced.check(tx, content));
    }
  }

  /**
   * Processes the answer to the request for one resource.
   *
   * @param remote {@code Type/id} that was asked for
   */
  void accept(String remote, Resource answer) {
    if (answer instanceof Patient && !EhrSearch.name(answer).equals(remote)) {
      replaced.redirected(remote, EhrSearch.name(answer));
    }
    accept(answer);
  }

  /** Whether this pull has received and stored a resource, so that it exists. */
  boolean hasSeen(String remote) {
    return seen.containsKey(remote);
  }

  /** A page may have been made before another page. */
  private static boolean isOlder(RemoteContent content, Optional<PulledVersion> before) {
    return before
        .flatMap(PulledVersion::lastUpdated)
        .filter(stored -> content.lastUpdated().map(time -> time.isBefore(stored)).orElse(false))
        .isPresent();
  }

  private void store(
      RemoteContent content,
      Related related,
      Optional<PulledVersion> before,
      List<LedgerEntry> own) {
    List<Finding> findings =
        target.validation().apply(content.resource()).stream()
            // Information, such as that a code system is not available, is always the same.
            .filter(finding -> finding.severity() != Severity.INFORMATION)
            .toList();
    PulledVersion stored =
        new PulledVersion(
            target.name(),
            content.name(),
            content.version(),
            related.patientId(),
            related.visit(),
            related.localReference(),
            related.relation(),
            Optional.of(content.json()),
            content.hash(),
            content.lastUpdated(),
            target.clock().instant(),
            json(findings));
    Optional<Resource> earlier =
        before
            .flatMap(PulledVersion::content)
            .map(FhirJsonReader::read)
            .or(() -> own.stream().findFirst().flatMap(sent::content));
    boolean isKept =
        target
            .store()
            .write(
                tx -> {
                  tx.lock(List.of(related.patientId()));
                  if (isErased(tx, related)) {
                    return false;
                  }
                  tx.exchange().pulled().add(stored);
                  replaced.check(tx, content);
                  sent.checkWithdrawn(tx, content, own, earlier);
                  if (content.resource() instanceof Patient record
                      && related.relation() != Relation.OTHER_BRIDGE) {
                    demographics.apply(
                        tx, related.patientId(), record, earlier.map(Patient.class::cast));
                  }
                  return true;
                });
    if (!isKept) {
      counts.notKept();
      return;
    }
    touched.add(related.patientId());
    counts.stored(stored, before.isEmpty(), findings.stream().anyMatch(Finding::isError));
  }

  /** Whether the patient was erased since the resource was received. */
  private static boolean isErased(StoreReader tx, Related related) {
    // A patient of another bridge is stored when the visit is imported, which checks it.
    return related.relation() != Relation.OTHER_BRIDGE
        && tx.resources().findShared(PATIENT, related.patientId()).isEmpty();
  }

  private static String json(List<Finding> findings) {
    ArrayNode array = JSON.createArrayNode();
    for (Finding finding : findings) {
      ObjectNode object = array.addObject();
      object.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
      object.put("code", finding.code());
      object.put("message", finding.message());
      finding.expression().ifPresent(expression -> object.put("expression", expression));
    }
    return new String(JSON.writeValueAsBytes(array), UTF_8);
  }

  /**
   * Processes the deletion of a resource.
   *
   * @param remote {@code Type/id} at the EHR
   */
  void deleted(String remote) {
    Optional<PulledVersion> before =
        target.store().read(tx -> tx.exchange().pulled().current(target.name(), remote));
    if (before.filter(PulledVersion::deleted).isPresent()) {
      return;
    }
    List<LedgerEntry> own = sent.named(remote).stream().filter(LedgerEntry::isAtEhr).toList();
    Optional<Related> related =
        own.isEmpty()
            ? before
                .map(Related::as)
                .or(() -> target.store().read(tx -> relations.record(tx, remote)))
            : Optional.of(Related.changed(own.get(0)));
    if (related.isEmpty()) {
      return;
    }
    PulledVersion version =
        new PulledVersion(
            target.name(),
            remote,
            Optional.empty(),
            related.get().patientId(),
            related.get().visit(),
            related.get().localReference(),
            related.get().relation(),
            Optional.empty(),
            Sha256.newDigest().digest(NOTHING),
            Optional.empty(),
            target.clock().instant(),
            "[]");
    target
        .store()
        .update(
            tx -> {
              tx.exchange().pulled().add(version);
              if (remote.startsWith(PATIENT + "/")) {
                replaced.deleted(tx, remote);
              } else if (!own.isEmpty()) {
                sent.deleted(tx, own.get(0), remote);
              }
            });
    counts.stored(version, false, false);
  }

  /**
   * Assigns resources to visits that were not known when the resources were pulled: a resource may
   * come before what it refers to.
   */
  void linkAgain() {
    for (String patient : touched) {
      List<PulledVersion> unlinked =
          target
              .store()
              .<List<PulledVersion>>read(
                  tx -> tx.exchange().pulled().ofPatient(target.name(), patient))
              .stream()
              .filter(version -> version.visit().isEmpty() && !version.deleted())
              .filter(version -> version.relation() == Relation.PATIENT_DATA)
              .toList();
      unlinked.forEach(version -> linkAgain(patient, version));
    }
  }

  private void linkAgain(String patient, PulledVersion version) {
    RemoteContent content =
        RemoteContent.of(FhirJsonReader.read(version.content().orElseThrow()), base);
    if (content.type().equals(PATIENT)) {
      return;
    }
    OptionalLong visit = target.store().read(tx -> links.visit(tx, content, patient));
    if (visit.isPresent()) {
      Relation relation = ResourceRelations.relation(content, visit);
      target
          .store()
          .update(
              tx ->
                  tx.exchange()
                      .pulled()
                      .assign(target.name(), version.remoteReference(), visit, relation));
      counts.linkedLater(relation);
    }
  }
}
