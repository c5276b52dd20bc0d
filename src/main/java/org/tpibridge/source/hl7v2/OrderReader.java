package org.tpibridge.source.hl7v2;

/**
 * RXE and RXO: orders. They tell the strength of what was given elsewhere, nothing more.
 *
 * @param code the field that names the drug
 * @param strength the fields of the strength: value, unit, volume, the volume's unit
 */
record OrderReader(int code, int[] strength) implements SegmentReader {
  static final OrderReader RXE = new OrderReader(2, new int[] {25, 26, 33, 34});
  static final OrderReader RXO = new OrderReader(1, new int[] {18, 19, 25, 26});

  @Override
  public void read(Segment order, Scene scene) {
    scene.given(false);
    String text = AdministrationReader.drugText(order, code);
    String id = order.value(code, 1);
    DrugWords drug = scene.draft().medication().drug(text.isEmpty() ? id : text);
    String told =
        Medication.strength(
            order.value(strength[0]),
            AdministrationReader.unit(order, strength[1]),
            order.value(strength[2]),
            AdministrationReader.unit(order, strength[3]));
    String known = told.isEmpty() ? drug.strength() : told;
    if (!known.isEmpty()) {
      scene.draft().medication().ordered(new Medication.Ordered(id, drug, known));
    }
  }
}
