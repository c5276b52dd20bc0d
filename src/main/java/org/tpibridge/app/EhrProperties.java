package org.tpibridge.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.tpibridge.exchange.conflict.ThreeWayMerge.Winner;
import org.tpibridge.exchange.settings.ConflictPolicy;
import org.tpibridge.exchange.settings.ConnectionPolicy;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.MatchingPolicy;
import org.tpibridge.exchange.settings.PullPolicy;
import org.tpibridge.exchange.settings.PushPolicy;
import org.tpibridge.exchange.settings.SchedulePolicy;
import org.tpibridge.exchange.settings.WriteProfile;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.importing.UsageException;

/**
 * Settings under {@code tpibridge.ehrs[]}; see {@code docs/ehr-settings.md}.
 *
 * @param createReferences whether patients, clinicians and others may be created in the EHR
 * @param forward whether data of other EHRs is sent
 * @param unsentTypes resource types that are not sent
 * @param approve whether a user has to approve a dry run before the first write
 * @param matchOperation whether {@code Patient/$match} is used
 * @param identifierSystems how the EHR names the systems of identifiers
 * @param resourceIds {@code own}, or {@code assigned} if the EHR assigns all ids
 * @param writeProfile what the EHR accepts of each type
 * @param conflicts who wins if both sides changed an element
 * @param hl7v2 where documents are sent as messages
 * @param historical which visits are historical, and when they are sent
 * @param pushEvery time between two pushes of {@code bridge run}; 0 for no pushes
 * @param pullEvery time between two pulls of {@code bridge run}; 0 for no pulls
 * @param alerts from when on there is an alert
 * @param notifications by which the EHR announces changes
 */
record EhrProperties(
    Optional<String> name,
    Optional<String> url,
    @DefaultValue("production") EhrSettings.Environment environment,
    @DefaultValue("false") boolean allowHttp,
    @DefaultValue List<String> allowedHosts,
    @DefaultValue("false") boolean allowPrivateAddresses,
    @DefaultValue("10s") Duration connectTimeout,
    @DefaultValue("60s") Duration readTimeout,
    @DefaultValue("5m") Duration requestTimeout,
    @DefaultValue("64MB") DataSize maxResponseSize,
    @DefaultValue EhrTlsProperties tls,
    @DefaultValue EhrAuthorizationProperties authorization,
    @DefaultValue("false") boolean createReferences,
    @DefaultValue("false") boolean forward,
    @DefaultValue("report") PushPolicy.OnErase onErase,
    Optional<LocalDate> sendFrom,
    @DefaultValue Set<String> pilotPatients,
    @DefaultValue({"AllergyIntolerance", "Condition", "MedicationStatement"})
        Set<String> unsentTypes,
    @DefaultValue("false") boolean approve,
    @DefaultValue("true") boolean matchOperation,
    @DefaultValue List<IdentifierSystemPair> identifierSystems,
    @DefaultValue("own") ResourceIds resourceIds,
    @DefaultValue("population") PullPolicy.PollScope pollScope,
    @DefaultValue("system") String bulkExport,
    @DefaultValue EhrLimitProperties limits,
    @DefaultValue EhrCapabilityProperties capabilities,
    @DefaultValue List<WriteProfileEntry> writeProfile,
    @DefaultValue List<ConflictEntry> conflicts,
    @DefaultValue EhrMessageProperties hl7v2,
    @DefaultValue EhrHistoricalProperties historical,
    @DefaultValue("0") Duration pushEvery,
    @DefaultValue("0") Duration pullEvery,
    @DefaultValue EhrAlertProperties alerts,
    @DefaultValue EhrNotificationProperties notifications) {

  /** Who assigns the ids of resources that are created. */
  enum ResourceIds {
    OWN,
    ASSIGNED
  }

  /**
   * @param clinic an identifier system of this store
   * @param ehr the system by which the EHR names the same assigning authority
   */
  record IdentifierSystemPair(Optional<String> clinic, Optional<String> ehr) {}

  /**
   * @param landsIn where clinicians see it, such as {@code Chart Review, Procedures}
   */
  record WriteProfileEntry(
      Optional<String> type,
      @DefaultValue("true") boolean accepted,
      @DefaultValue Set<String> categories,
      @DefaultValue Set<String> codes,
      @DefaultValue List<String> requiredReferences,
      Optional<String> landsIn,
      @DefaultValue("false") boolean needsSigning) {}

  /**
   * @param element such as {@code Procedure.note}, or a resource type
   * @param winner clinic, ehr or person
   */
  record ConflictEntry(Optional<String> element, Optional<Winner> winner) {}

  /**
   * @param index position in the list, for messages
   * @throws UsageException if a setting cannot be used
   */
  EhrSettings toSettings(int index) {
    String place = "tpibridge.ehrs[" + index + "]";
    String ehr =
        name.filter(text -> !text.isBlank())
            .orElseThrow(() -> new UsageException(place + ".name is not set. Set a short name."));
    String setting = place + " (" + ehr + "): ";
    try {
      ConnectionPolicy connection = connection();
      return new EhrSettings(
          ehr,
          base(),
          environment,
          push(),
          matching(),
          connection,
          authorization.toAuthorization(),
          limits.toPolicy(),
          capabilities.toPolicy(resourceIds == ResourceIds.OWN),
          writes(),
          new PullPolicy(pollScope, bulkExport),
          conflictPolicy(),
          hl7v2.isSet() ? Optional.of(hl7v2.toSettings(connection)) : Optional.empty(),
          new SchedulePolicy(
              scheduled(pushEvery),
              scheduled(pullEvery),
              alerts.toPolicy(),
              notifications.secret()));
    } catch (IllegalArgumentException e) {
      throw new UsageException(setting + e.getMessage() + ".");
    }
  }

  /** The FHIR base URL. An EHR without a FHIR API is known by the address of its messages. */
  private URI base() {
    boolean messagesOnly = url.filter(text -> !text.isBlank()).isEmpty() && hl7v2.isSet();
    return messagesOnly ? hl7v2.address() : uri("url", required("url", url));
  }

  private ConnectionPolicy connection() {
    return new ConnectionPolicy(
        allowHttp,
        allowedHosts,
        allowPrivateAddresses,
        connectTimeout,
        readTimeout,
        requestTimeout,
        maxResponseSize.toBytes(),
        tls.toPolicy());
  }

  /** The value of a setting that must be set. */
  static String required(String setting, Optional<String> value) {
    return value
        .filter(text -> !text.isBlank())
        .map(String::strip)
        .orElseThrow(() -> new IllegalArgumentException(setting + " is not set"));
  }

  static URI uri(String setting, String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      // Not its text: a user may have typed a password into it.
      throw new IllegalArgumentException(
          setting + " is not a valid URL; see the character at position " + (e.getIndex() + 1));
    }
  }

  private PushPolicy push() {
    unsentTypes.forEach(type -> checkType("unsent-types", type));
    return new PushPolicy(
            createReferences, forward, onErase, sendFrom, pilotPatients, unsentTypes, approve)
        .with(historical.toLoad());
  }

  private static Optional<Duration> scheduled(Duration every) {
    return every.isZero() ? Optional.empty() : Optional.of(every);
  }

  private MatchingPolicy matching() {
    Map<String, String> systems = new HashMap<>();
    for (IdentifierSystemPair pair : identifierSystems) {
      String clinic = required("identifier-systems[].clinic", pair.clinic());
      String ehr = required("identifier-systems[].ehr", pair.ehr());
      if (systems.put(clinic, ehr) != null) {
        throw new IllegalArgumentException(
            "identifier-systems lists the clinic's system " + clinic + " more than once");
      }
    }
    return new MatchingPolicy(matchOperation, systems);
  }

  /** What is set is added to the defaults, or replaces them. */
  private ConflictPolicy conflictPolicy() {
    Map<String, Winner> winners = new HashMap<>(ConflictPolicy.DEFAULT.winners());
    Set<String> listed = new HashSet<>();
    for (ConflictEntry entry : conflicts) {
      String element = required("conflicts[].element", entry.element());
      checkType("conflicts[].element", element.replaceFirst("\\..*$", ""));
      if (!listed.add(element)) {
        throw new IllegalArgumentException("conflicts lists " + element + " more than once");
      }
      winners.put(
          element,
          entry
              .winner()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "conflicts[].winner must be clinic, ehr or person")));
    }
    return new ConflictPolicy(winners);
  }

  private WriteProfile writes() {
    Map<String, WriteProfile.TypeWrites> types = new HashMap<>();
    for (WriteProfileEntry entry : writeProfile) {
      String type = required("write-profile[].type", entry.type());
      checkType("write-profile[].type", type);
      entry.requiredReferences().stream()
          .filter(element -> !WriteProfile.isElement(type, element))
          .findFirst()
          .ifPresent(
              element -> {
                throw new IllegalArgumentException(
                    "write-profile[].required-references contains \""
                        + element
                        + "\", which is not an element of "
                        + type);
              });
      WriteProfile.TypeWrites before =
          types.put(
              type,
              new WriteProfile.TypeWrites(
                  entry.accepted(),
                  entry.categories(),
                  entry.codes(),
                  entry.requiredReferences(),
                  entry.landsIn(),
                  entry.needsSigning()));
      if (before != null) {
        throw new IllegalArgumentException("write-profile lists " + type + " more than once");
      }
    }
    return new WriteProfile(types);
  }

  /** Requires the name of a FHIR resource type, because a misspelled one would have no effect. */
  static void checkType(String setting, String type) {
    if (!FhirTypes.exists(type)) {
      throw new IllegalArgumentException(
          setting + " contains \"" + type + "\", which is not a FHIR resource type");
    }
  }

  /** Protects the files of keys, certificates and passwords. */
  void protectIn(OutputFiles outputs) {
    tls.protectIn(outputs);
    authorization.protectIn(outputs);
    capabilities.protectIn(outputs);
    notifications.tokenFile().ifPresent(file -> outputs.protect(file, "a token file"));
  }

  /** Without secrets and MRNs, because records are printed to logs. */
  @Override
  public String toString() {
    return "EhrProperties[" + name.orElse("") + "]";
  }
}
