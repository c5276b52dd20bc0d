package org.tpibridge.reading.hl7v2.message;

import java.util.Locale;
import java.util.Optional;
import org.tpibridge.reading.canonical.Identifier;

/**
 * The number that identifies the visit of a message: PV1-19; if it is empty, the alternate number
 * in PV1-50; if it is empty, the account in PID-18. A message without any number is a separate
 * visit. Messages with one number may still belong to several visits; see {@code PendingVisit}.
 *
 * @param account whether the number is an account's, which may have several visits
 * @param segment the segment with the number; {@code field} is its field
 * @param accountOnly the number of the message if it identifies no visit, or 0
 */
public record VisitKey(
    String visit, boolean account, Optional<Hl7Segment> segment, int field, long accountOnly) {
  private static final int NUMBER = 19;
  private static final int ALTERNATE = 50;
  private static final int ACCOUNT = 18;
  private static final int AUTHORITY = 4;

  public static VisitKey none(Hl7Message message) {
    return new VisitKey("", false, Optional.empty(), 0, message.number());
  }

  public static VisitKey of(Hl7Message message) {
    Optional<Hl7Segment> pv1 = message.first("PV1");
    return in(pv1, NUMBER, false)
        .or(() -> in(pv1, ALTERNATE, false))
        .or(() -> in(message.first("PID"), ACCOUNT, true))
        .or(() -> isUnusable(message, pv1))
        .orElseGet(() -> none(message));
  }

  /** A placeholder such as {@code NULL}, which is read so that it is reported. */
  private static Optional<VisitKey> isUnusable(Hl7Message message, Optional<Hl7Segment> pv1) {
    return pv1.filter(s -> !s.peek(NUMBER, 1).isEmpty())
        .map(s -> new VisitKey("", false, pv1, NUMBER, message.number()));
  }

  /** Returns the account of a message that also has a visit number, or "". */
  public static String accountOf(Hl7Message message) {
    return message
        .first("PID")
        .map(pid -> pid.peek(ACCOUNT, 1))
        .filter(account -> !account.isEmpty())
        .flatMap(account -> Identifier.of(account).value())
        .orElse("");
  }

  private static Optional<VisitKey> in(Optional<Hl7Segment> segment, int field, boolean account) {
    return segment
        .map(s -> s.value(field, 1))
        .filter(visit -> !visit.isEmpty())
        .flatMap(visit -> Identifier.of(visit).value())
        .map(visit -> new VisitKey(visit, account, segment, field, 0));
  }

  public boolean isAccountOnly() {
    return accountOnly > 0;
  }

  /** Returns the number with its assigning authority. */
  public EntityIdentifier id() {
    return segment
        .map(s -> new EntityIdentifier(visit, s.peek(field, AUTHORITY).toUpperCase(Locale.ROOT)))
        .orElse(EntityIdentifier.NONE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VisitKey k
        && visit.equals(k.visit)
        && account == k.account
        && accountOnly == k.accountOnly;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * visit.hashCode() + Boolean.hashCode(account)) + Long.hashCode(accountOnly);
  }

  /** Patient data must not be logged. */
  @Override
  public String toString() {
    return "VisitKey[…]";
  }
}
