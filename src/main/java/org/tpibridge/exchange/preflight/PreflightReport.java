package org.tpibridge.exchange.preflight;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.tpibridge.exchange.settings.EhrSettings.Environment;

/**
 * What was found out about an EHR before anything is sent to it.
 *
 * @param types empty if the EHR is not available
 */
public record PreflightReport(
    String ehr, URI url, Environment environment, List<Check> checks, List<TypePlan> types) {

  /** How a check ended. */
  public enum Result {
    OK,
    /** Something to look at; the EHR can be used. */
    WARNING,
    /** The EHR cannot be used. */
    FAILED,
    /** Not checked, because an earlier check failed or it does not apply. */
    SKIPPED
  }

  /**
   * One thing that was checked.
   *
   * @param message for users, without secrets
   */
  public record Check(String name, Result result, String message) {}

  /** What is known about the use of a type. */
  public enum Evidence {
    /** The EHR declares it; no write has succeeded yet. */
    DECLARED,
    /** A write succeeded. */
    PROVEN,
    /** The EHR refused it, whatever it declares. */
    REFUSED,
    /** The settings say it. */
    SETTINGS,
    /** The EHR does not declare it. */
    NOT_DECLARED
  }

  /** How resources of a type are treated. */
  public enum Use {
    /** Sent by a {@link SendMethod}. */
    SENT,
    /** The EHR's own records are used; none is created. */
    MATCHED,
    /** Neither sent nor matched. */
    NOTHING
  }

  /**
   * What will happen to resources of one type.
   *
   * @param method how they are sent
   * @param reason why
   * @param observed what the EHR keeps, drops or refuses, as earlier writes showed
   * @param missing what will therefore not arrive; empty if everything will
   * @param landsIn where clinicians see it, from the write profile
   */
  public record TypePlan(
      String type,
      Use use,
      SendMethod method,
      String reason,
      Evidence evidence,
      Optional<String> observed,
      Optional<String> missing,
      Optional<String> landsIn,
      boolean needsSigning) {

    /** For users. */
    public String useText() {
      return switch (use) {
        case SENT -> method.description();
        case MATCHED -> "matched with the EHR's records";
        case NOTHING -> "nothing";
      };
    }
  }

  public PreflightReport {
    checks = List.copyOf(checks);
    types = List.copyOf(types);
  }

  /** Whether the EHR can be used. */
  public boolean isAvailable() {
    return checks.stream().noneMatch(check -> check.result() == Result.FAILED);
  }
}
