package org.tpibridge.reading.hl7v2.message;

/**
 * The numbers of an order (ORC-2 and ORC-3, OBR-2 and OBR-3). A message may omit either.
 *
 * @param placer the number given by the ordering system
 * @param filler the number given by the system that fills the order
 */
public record OrderNumbers(EntityIdentifier placer, EntityIdentifier filler) {
  public static final OrderNumbers NONE =
      new OrderNumbers(EntityIdentifier.NONE, EntityIdentifier.NONE);

  private static final int PLACER = 2;
  private static final int FILLER = 3;

  /** Reads the numbers; ORC and OBR have them in the same fields. */
  public static OrderNumbers of(Hl7Segment segment) {
    for (int field = PLACER; field <= FILLER; field++) {
      segment.markUsed(field, 1);
      segment.markUsed(field, 2);
    }
    return new OrderNumbers(
        EntityIdentifier.of(segment, PLACER), EntityIdentifier.of(segment, FILLER));
  }

  public OrderNumbers or(OrderNumbers other) {
    return new OrderNumbers(placer.or(other.placer), filler.or(other.filler));
  }

  public boolean isEmpty() {
    return placer.isEmpty() && filler.isEmpty();
  }
}
