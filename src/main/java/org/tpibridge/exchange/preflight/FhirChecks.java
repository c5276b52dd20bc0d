package org.tpibridge.exchange.preflight;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.tpibridge.exchange.auth.NoTokenException;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrRequest;
import org.tpibridge.exchange.client.HttpEhrClient;
import org.tpibridge.exchange.client.HttpEhrClient.ConnectionProbe;
import org.tpibridge.exchange.preflight.PreflightReport.Check;
import org.tpibridge.exchange.preflight.PreflightReport.Result;
import org.tpibridge.exchange.settings.Authorization;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.LoopbackHost;
import org.tpibridge.store.outbox.ProvenCapabilities.ProvenCapability;

/** Checks the FHIR API of an EHR. */
final class FhirChecks {
  /** A patient whom no EHR has, so that no patient's data is read. */
  private static final String NO_PATIENT =
      "Patient?identifier=https%3A%2F%2Ftpibridge.org%2Ffhir%2Fsid%2Fpreflight%7Cnone";

  private final EhrSettings ehr;
  private final HttpEhrClient client;
  private final List<ProvenCapability> observed;
  private final CertificateCheck certificates;
  private final List<Check> checks;

  /**
   * @param observed what earlier pushes found out
   * @param checks receives the results
   */
  FhirChecks(
      EhrSettings ehr,
      HttpEhrClient client,
      List<ProvenCapability> observed,
      CertificateCheck certificates,
      List<Check> checks) {
    this.ehr = ehr;
    this.client = client;
    this.observed = observed;
    this.certificates = certificates;
    this.checks = checks;
  }

  /** What the EHR declares; empty if it cannot be used. */
  Optional<EhrCapabilities> run() {
    if (!isReachable() || !isAuthorized()) {
      return Optional.empty();
    }
    return statement().filter(this::accepts).map(EhrCapabilities::of);
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
      checks.add(certificates.of("TLS", "the EHR's certificate", probe.certificate().get()));
    } else {
      boolean local = LoopbackHost.is(ehr.url().getHost());
      add(
          "TLS",
          local ? Result.OK : Result.WARNING,
          local ? "not needed on this machine" : "not used: patient data is sent unencrypted");
    }
    probe.ownCertificate().ifPresent(own -> checks.add(certificates.own(own)));
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
    EhrCapabilities usable = CapabilitySource.usable(EhrCapabilities.of(statement), ehr, observed);
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
}
