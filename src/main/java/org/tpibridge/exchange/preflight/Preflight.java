package org.tpibridge.exchange.preflight;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.tpibridge.exchange.Authorization;
import org.tpibridge.exchange.EhrSettings;
import org.tpibridge.exchange.LoopbackHost;
import org.tpibridge.exchange.auth.NoTokenException;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrRequest;
import org.tpibridge.exchange.client.HttpEhrClient;
import org.tpibridge.exchange.client.HttpEhrClient.ConnectionProbe;
import org.tpibridge.exchange.preflight.PreflightReport.Check;
import org.tpibridge.exchange.preflight.PreflightReport.Result;
import org.tpibridge.exchange.preflight.PreflightReport.TypePlan;
import org.tpibridge.store.Store;
import org.tpibridge.store.outbox.ProvenCapabilities.ProvenCapability;

/** Finds out whether an EHR can be used, and what it will receive. Nothing is written to it. */
public final class Preflight {
  private static final Duration EXPIRES_SOON = Duration.ofDays(30);

  /** A patient whom no EHR has, so that no patient's data is read. */
  private static final String NO_PATIENT =
      "Patient?identifier=https%3A%2F%2Ftpibridge.org%2Ffhir%2Fsid%2Fpreflight%7Cnone";

  private final EhrSettings ehr;
  private final HttpEhrClient client;
  private final Optional<Store> store;
  private final InstantSource clock;
  private final List<Check> checks = new ArrayList<>();

  /**
   * @param store what earlier pushes found out, if there is a store
   */
  public Preflight(
      EhrSettings ehr, HttpEhrClient client, Optional<Store> store, InstantSource clock) {
    this.ehr = ehr;
    this.client = client;
    this.store = store;
    this.clock = clock;
  }

  /** Runs all checks; call it once. */
  public PreflightReport run() {
    List<TypePlan> types = List.of();
    if (isReachable() && isAuthorized()) {
      Optional<CapabilityStatement> statement = statement();
      if (statement.isPresent() && accepts(statement.get())) {
        types = new TypePlans(ehr, EhrCapabilities.of(statement.get()), observed()).all();
      }
    }
    checkBudget();
    return new PreflightReport(ehr.name(), ehr.url(), ehr.environment(), checks, types);
  }

  private void add(String name, Result result, String message) {
    checks.add(new Check(name, result, message));
  }

  private boolean isReachable() {
    ConnectionProbe probe = client.probe();
    boolean answered =
        probe.reply() instanceof EhrReply.Success || probe.reply() instanceof EhrReply.Refused;
    add(
        "connection",
        answered ? Result.OK : Result.FAILED,
        answered ? "the EHR answers" : CapabilitySource.message(probe.reply()));
    if (answered) {
      checkTls(probe);
    }
    return answered;
  }

  private void checkTls(ConnectionProbe probe) {
    if (probe.certificate().isPresent()) {
      checkExpiry("TLS", "the EHR's certificate", probe.certificate().get());
    } else {
      boolean local = LoopbackHost.is(ehr.url().getHost());
      add(
          "TLS",
          local ? Result.OK : Result.WARNING,
          local ? "not needed on this machine" : "not used: patient data is sent unencrypted");
    }
    probe
        .ownCertificate()
        .ifPresent(own -> checkExpiry("own certificate", "the one in tls.keystore", own));
  }

  private void checkExpiry(String name, String subject, X509Certificate certificate) {
    Instant end = certificate.getNotAfter().toInstant();
    Instant now = clock.instant();
    long days = Duration.between(now, end).toDays();
    boolean over = now.isAfter(end);
    add(
        name,
        now.plus(EXPIRES_SOON).isAfter(end) ? Result.WARNING : Result.OK,
        subject
            + (over ? " expired on " : " is valid until ")
            + LocalDate.ofInstant(end, ZoneOffset.UTC)
            + (over ? "" : days == 1 ? " (1 day)" : " (" + days + " days)"));
  }

  private boolean isAuthorized() {
    Authorization how = ehr.authorization();
    try {
      Optional<String> granted = client.grantedScope();
      if (how instanceof Authorization.BackendServices && granted.isPresent()) {
        return checkScopes(granted.get());
      }
      boolean open = how instanceof Authorization.None && !LoopbackHost.is(ehr.url().getHost());
      add("authorization", open ? Result.WARNING : Result.OK, description(how));
      return true;
    } catch (NoTokenException e) {
      add("authorization", Result.FAILED, e.getMessage());
      return false;
    }
  }

  private static String description(Authorization how) {
    if (how instanceof Authorization.Basic) {
      return "user and password";
    }
    if (how instanceof Authorization.Bearer) {
      return "token of the settings";
    }
    return how instanceof Authorization.ClientCertificate ? "certificate of this program" : "none";
  }

  private boolean checkScopes(String granted) {
    Set<String> missing = new TreeSet<>(words(client.requestedScope().orElse("")));
    missing.removeAll(words(granted));
    add(
        "authorization",
        missing.isEmpty() ? Result.OK : Result.WARNING,
        missing.isEmpty()
            ? "token received, with all requested scopes"
            : "token received, without the requested scopes " + String.join(" ", missing));
    return true;
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isBlank()).toList();
  }

  private Optional<CapabilityStatement> statement() {
    if (ehr.capabilities().file().isPresent()) {
      add("CapabilityStatement", Result.OK, "from capabilities.file");
      return ehr.capabilities().file().map(DeclaredCapabilities::read);
    }
    EhrReply reply = client.send(EhrRequest.capabilities());
    if (!(reply instanceof EhrReply.Success success
        && success.resource().orElse(null) instanceof CapabilityStatement statement)) {
      add("CapabilityStatement", Result.FAILED, CapabilitySource.message(reply));
      return Optional.empty();
    }
    String version = statement.getFhirVersion() == null ? "" : statement.getFhirVersion().toCode();
    boolean r4 = version.startsWith("4.0.");
    add(
        "CapabilityStatement",
        r4 ? Result.OK : Result.FAILED,
        (version.isEmpty() ? "no FHIR version" : "FHIR " + version)
            + software(statement)
            + (r4 ? "" : ". Required is FHIR R4 (4.0.1): check url"));
    return r4 ? Optional.of(statement) : Optional.empty();
  }

  private static String software(CapabilityStatement statement) {
    String name = statement.getSoftware().getName();
    String version = statement.getSoftware().getVersion();
    return name == null ? "" : ", " + name + (version == null ? "" : " " + version);
  }

  /** The CapabilityStatement is public; whether the credentials are accepted shows a search. */
  private boolean accepts(CapabilityStatement statement) {
    EhrCapabilities usable =
        CapabilitySource.usable(EhrCapabilities.of(statement), ehr, observed());
    if (!usable.of("Patient").canSearchBy("identifier")) {
      add("access", Result.SKIPPED, "the EHR declares no search of Patient by identifier");
      return true;
    }
    EhrReply reply = client.send(EhrRequest.search(NO_PATIENT));
    boolean refused =
        reply instanceof EhrReply.Refused answer
            && (answer.status() == 401 || answer.status() == 403);
    boolean unusable = !(reply instanceof EhrReply.Success);
    add(
        "access",
        refused ? Result.FAILED : unusable ? Result.WARNING : Result.OK,
        refused
            ? "the EHR refuses a search of Patient with HTTP "
                + ((EhrReply.Refused) reply).status()
                + ": check authorization and its scopes"
            : unusable
                ? "a search of Patient failed: " + problem(reply)
                : "the EHR accepts a search of Patient");
    return !refused;
  }

  private static String problem(EhrReply reply) {
    return reply instanceof EhrReply.Refused refused
        ? "HTTP " + refused.status()
        : CapabilitySource.message(reply);
  }

  private List<ProvenCapability> observed() {
    return store
        .map(opened -> opened.read(tx -> tx.exchange().capabilities().of(ehr.name())))
        .orElse(List.of());
  }

  private void checkBudget() {
    if (ehr.limits().perDay().isEmpty()) {
      return;
    }
    LocalDate today = clock.instant().atZone(ehr.limits().zone()).toLocalDate();
    int most = ehr.limits().perDay().getAsInt();
    long used =
        store
            .map(opened -> opened.read(tx -> tx.exchange().requestCounts().of(ehr.name(), today)))
            .orElse(0L);
    add(
        "budget",
        used < most ? Result.OK : Result.WARNING,
        Math.max(0, most - used) + " of " + most + " requests left today");
  }
}
