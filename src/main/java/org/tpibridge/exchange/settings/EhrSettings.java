package org.tpibridge.exchange.settings;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Settings of one EHR; {@code tpibridge.ehrs[]}, see {@code docs/ehr-settings.md}.
 *
 * @param name by which users, ledger and log call the EHR
 * @param url the FHIR base URL, without a slash at its end; that of HL7 v2 messages if the EHR has
 *     no FHIR API for this program
 * @param environment what data the EHR has
 * @param push what is sent, and how
 * @param matching how records of the EHR are found for patients
 * @param connection addresses, TLS, times and sizes
 * @param authorization how requests are authorized
 * @param limits how many requests are sent, and when
 * @param capabilities what replaces the EHR's CapabilityStatement
 * @param writes what the EHR accepts of each resource type
 * @param pull how the EHR is asked for changes
 * @param conflicts who wins if both sides changed the same element
 * @param hl7v2 where documents are sent as messages, if the EHR takes them in no other form
 * @param schedule when {@code bridge run} pushes and pulls, and what it raises alerts about
 */
public record EhrSettings(
    String name,
    URI url,
    Environment environment,
    PushPolicy push,
    MatchingPolicy matching,
    ConnectionPolicy connection,
    Authorization authorization,
    LimitPolicy limits,
    CapabilityPolicy capabilities,
    WriteProfile writes,
    PullPolicy pull,
    ConflictPolicy conflicts,
    Optional<Hl7TargetSettings> hl7v2,
    SchedulePolicy schedule) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,40}");

  /** Whether an EHR has data of patients, or invented data. */
  public enum Environment {
    TEST,
    PRODUCTION
  }

  /**
   * @throws IllegalArgumentException if a value cannot be used; the message names the setting
   */
  public EhrSettings {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name must be up to 40 letters, digits, - and _, but is \"" + name + "\"");
    }
    if (!isMessageUrl(url) || hl7v2.isEmpty()) {
      url = checked(url, connection);
    }
    if (isMessageUrl(url) && schedule.pullEvery().isPresent()) {
      throw new IllegalArgumentException(
          "pull-every is set, but without url the EHR has no FHIR API to pull from");
    }
    if (hl7v2.isPresent()) {
      checkMessages(hl7v2.get(), push, connection);
    }
    if (authorization instanceof Authorization.ClientCertificate
        && connection.tls().keystore().isEmpty()) {
      throw new IllegalArgumentException(
          "authorization.type is mtls, which requires tls.keystore, but tls.keystore is not set");
    }
  }

  /** Settings of an EHR without HL7 v2 messages and without a schedule. */
  public EhrSettings(
      String name,
      URI url,
      Environment environment,
      PushPolicy push,
      MatchingPolicy matching,
      ConnectionPolicy connection,
      Authorization authorization,
      LimitPolicy limits,
      CapabilityPolicy capabilities,
      WriteProfile writes,
      PullPolicy pull,
      ConflictPolicy conflicts) {
    this(
        name,
        url,
        environment,
        push,
        matching,
        connection,
        authorization,
        limits,
        capabilities,
        writes,
        pull,
        conflicts,
        Optional.empty(),
        SchedulePolicy.DEFAULT);
  }

  /** The same settings with another push policy. */
  public EhrSettings with(PushPolicy policy) {
    return with(policy, schedule);
  }

  /** The same settings with another schedule. */
  public EhrSettings with(SchedulePolicy policy) {
    return with(push, policy);
  }

  private EhrSettings with(PushPolicy ofPush, SchedulePolicy ofSchedule) {
    return new EhrSettings(
        name,
        url,
        environment,
        ofPush,
        matching,
        connection,
        authorization,
        limits,
        capabilities,
        writes,
        pull,
        conflicts,
        hl7v2,
        ofSchedule);
  }

  /** Settings of an EHR without authorization and with all defaults. */
  public EhrSettings(
      String name, URI url, Environment environment, PushPolicy push, MatchingPolicy matching) {
    this(
        name,
        url,
        environment,
        push,
        matching,
        ConnectionPolicy.DEFAULT,
        new Authorization.None(),
        LimitPolicy.DEFAULT,
        CapabilityPolicy.DEFAULT,
        WriteProfile.EVERYTHING,
        PullPolicy.DEFAULT,
        ConflictPolicy.DEFAULT);
  }

  /** Whether the EHR has a FHIR API, so that it can be searched and pulled from. */
  public boolean hasFhir() {
    return !isMessageUrl(url);
  }

  /** Whether everything that is sent stays on this machine. */
  public boolean isOnThisMachine() {
    return LoopbackHost.is(url.getHost())
        && hl7v2.map(target -> LoopbackHost.is(target.endpoint().host())).orElse(true);
  }

  private static boolean isMessageUrl(URI url) {
    return String.valueOf(url.getScheme()).startsWith("mllp");
  }

  private static void checkMessages(
      Hl7TargetSettings hl7v2, PushPolicy push, ConnectionPolicy connection) {
    Hl7TargetSettings.Endpoint endpoint = hl7v2.endpoint();
    if (!endpoint.tls() && !connection.allowHttp() && !LoopbackHost.is(endpoint.host())) {
      throw new IllegalArgumentException(
          "hl7v2.url does not encrypt patient data. Use mllps://, or set allow-http: true if the"
              + " network is protected in another way");
    }
    if (push.onErase() == PushPolicy.OnErase.DELETE) {
      throw new IllegalArgumentException(
          "on-erase is delete, which cannot be used with hl7v2: a message that withdraws the"
              + " document of an erased patient would contain the patient's data. Use report");
    }
  }

  private static URI checked(URI url, ConnectionPolicy connection) {
    String scheme = String.valueOf(url.getScheme());
    if (!(scheme.equals("https") || scheme.equals("http")) || url.getHost() == null) {
      throw new IllegalArgumentException(
          "url must be the FHIR base URL, such as https://ehr.example/fhir, but is \""
              + withoutSecrets(url)
              + "\"");
    }
    if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "url must not contain a user, a password, ? or #. Set a password in authorization");
    }
    if (scheme.equals("http") && !connection.allowHttp() && !LoopbackHost.is(url.getHost())) {
      throw new IllegalArgumentException(
          "url is "
              + url
              + ", which does not encrypt patient data. Use https, or set allow-http: true if the"
              + " network is protected in another way");
    }
    return URI.create(url.toString().replaceAll("/+$", ""));
  }

  /** A user may have typed a password into the URL. */
  private static String withoutSecrets(URI url) {
    return url.toString().replaceAll("//[^/@]*@", "//…@").replaceAll("[?#].*$", "");
  }

  /** Contains no secret and no patient data, so that it can be logged. */
  @Override
  public String toString() {
    return "EhrSettings[" + name + ", " + url + "]";
  }
}
