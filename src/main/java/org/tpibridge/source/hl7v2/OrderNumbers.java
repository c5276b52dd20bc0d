package org.tpibridge.source.hl7v2;

/**
 * The numbers of an order (ORC-2 and ORC-3, OBR-2 and OBR-3). A message may leave either out.
 *
 * @param placer the number given by who ordered
 * @param filler the number given by who carried the order out
 */
record OrderNumbers(EntityId placer, EntityId filler) {
  static final OrderNumbers NONE = new OrderNumbers(EntityId.NONE, EntityId.NONE);

  private static final int PLACER = 2;
  private static final int FILLER = 3;

  /** ORC and OBR have them in the same fields. */
  static OrderNumbers of(Segment segment) {
    for (int field = PLACER; field <= FILLER; field++) {
      segment.used(field, 1);
      segment.used(field, 2);
    }
    return new OrderNumbers(EntityId.of(segment, PLACER), EntityId.of(segment, FILLER));
  }

  OrderNumbers or(OrderNumbers other) {
    return new OrderNumbers(placer.or(other.placer), filler.or(other.filler));
  }

  boolean isEmpty() {
    return placer.isEmpty() && filler.isEmpty();
  }
}
