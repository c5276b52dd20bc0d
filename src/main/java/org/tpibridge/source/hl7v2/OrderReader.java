package org.tpibridge.source.hl7v2;

import java.util.Optional;
import org.tpibridge.terminology.Terminology;

/**
 * RXE and RXO: orders. They tell the strength of what was given elsewhere, nothing more.
 *
 * @param code the field that names the drug
 * @param strength the fields of the strength: value, unit, volume, the volume's unit
 */
record OrderReader(Terminology terminology, int code, int[] strength) implements SegmentReader {

  static OrderReader rxe(Terminology terminology) {
    return new OrderReader(terminology, 2, new int[] {25, 26, 33, 34});
  }

  static OrderReader rxo(Terminology terminology) {
    return new OrderReader(terminology, 1, new int[] {18, 19, 25, 26});
  }

  @Override
  public void read(Segment order, Scene scene) {
    scene.given(Optional.empty());
    String text = AdministrationReader.drugText(order, code);
    String id = order.value(code, 1);
    DrugWords drug = DrugWords.of(text.isEmpty() ? id : text, terminology);
    String told =
        Amounts.strength(
            order.value(strength[0]),
            AdministrationReader.unit(order, strength[1]),
            order.value(strength[2]),
            AdministrationReader.unit(order, strength[3]));
    String known = told.isEmpty() ? drug.strength() : told;
    if (!drug.name().isEmpty()) {
      scene.draft().add(new Fact.Ordered(id, drug, known, order.place(code)));
    }
  }
}
